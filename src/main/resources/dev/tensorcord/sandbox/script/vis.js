// The names of tfjs-vis: a surface is a title here, and what is drawn again is drawn once, at last.
(function (lib, host) {
  'use strict';
  const {tf, global} = lib;
  const {draw, later} = lib;
  const titleOf = surface =>
    typeof surface === 'string' ? surface : surface?.name ?? surface?.label ?? '';
  const key = (surface, kind) => `${kind} ${titleOf(surface)} ${surface?.tab ?? ''}`;
  const options = given => given ?? {};

  const chart = line => async (surface, data, given) => {
    const {xLabel = '', yLabel = ''} = options(given);
    const values = data.values ?? data;
    const parts = draw.of(values, undefined, line, data.series ?? []);
    later(key(surface, 'chart'), () => draw.series(titleOf(surface), xLabel, yLabel, parts));
  };
  const valuesOf = x => (x instanceof tf.Tensor ? Array.from(x.dataSync()) : Array.from(x, each => each.value ?? each));

  const render = {
    linechart: chart(true),
    scatterplot: chart(false),
    async histogram(surface, values, given) {
      const list = valuesOf(values);
      later(key(surface, 'histogram'), () =>
        draw.plot.hist(list, {title: titleOf(surface), bins: options(given).maxBins ?? 20}));
    },
    async barchart(surface, bars, given) {
      const rows = bars.map(each => String(each.index));
      const table = [bars.map(each => each.value)];
      later(key(surface, 'bars'), () => draw.matrix(titleOf(surface) || options(given).yLabel || '', table, [], rows));
    },
    async heatmap(surface, data) {
      const table = data.values instanceof tf.Tensor ? data.values.arraySync() : data.values;
      later(key(surface, 'heat'), () =>
        draw.matrix(titleOf(surface), table, data.yTickLabels ?? [], data.xTickLabels ?? [], table.length <= 12));
    },
    async confusionMatrix(surface, data) {
      const names = data.tickLabels ?? data.labels ?? data.values.map((_, i) => i);
      later(key(surface, 'confusion'), () => draw.matrix(titleOf(surface), data.values, names));
    },
    table(surface, {headers, values}) {
      console.table(values.map(row => Object.fromEntries(headers.map((head, i) => [head, row[i]]))));
    },
  };

  const show = {
    async history(surface, history, wanted) {
      const given = Array.isArray(history) ? [...history] : history;
      later(key(surface, 'history'), () => draw.history(given, wanted, titleOf(surface)));
    },
    fitCallbacks(surface, wanted, given) {
      const callbacks = options(given).callbacks ?? ['onEpochEnd', 'onBatchEnd'];
      const epochs = [];
      const batches = [];
      const collect = (list, what) => async (_, logs) => {
        list.push(logs);
        await show.history({name: `${titleOf(surface)} ${what}`.trim()}, list, wanted);
      };
      const all = {
        onEpochEnd: collect(epochs, ''),
        onBatchEnd: collect(batches, 'by batch'),
      };
      return Object.fromEntries(callbacks.filter(name => name in all).map(name => [name, all[name]]));
    },
    async modelSummary(surface, model) {
      model.summary();
    },
    async layer(surface, layer) {
      console.log(String(layer));
      layer.getWeights().forEach(each => globalThis.show(each, layer.name));
    },
    async valuesDistribution(surface, tensor) {
      await render.histogram(surface, tensor);
    },
    async perClassAccuracy(surface, rows, names) {
      console.table(rows.map((row, i) => ({class: names?.[i] ?? i, accuracy: row.accuracy, count: row.count})));
    },
  };

  const listOf = x => Array.from(x.dataSync());
  const metrics = {
    async accuracy(labels, predictions) {
      const [are, taken] = [listOf(labels), listOf(predictions)];
      return are.filter((each, i) => each === taken[i]).length / are.length;
    },
    async confusionMatrix(labels, predictions, count) {
      const classes = count ?? Math.max(...listOf(labels), ...listOf(predictions)) + 1;
      const table = tf.math.confusionMatrix(labels.toInt(), predictions.toInt(), classes);
      const rows = table.arraySync();
      table.dispose();
      return rows;
    },
    async perClassAccuracy(labels, predictions, count) {
      const rows = await metrics.confusionMatrix(labels, predictions, count);
      return rows.map((row, i) => {
        const all = row.reduce((a, b) => a + b, 0);
        return {accuracy: all === 0 ? 0 : row[i] / all, count: all};
      });
    },
  };

  const surface = ({name = '', tab = ''} = {}) => ({name, tab, container: null, drawArea: {name}, label: name});
  const visor = {
    surface, el: null, isOpen: () => true, open() {}, close() {}, toggle() {}, setActiveTab() {},
    bindKeys() {}, unbindKeys() {}, isFullscreen: () => false,
  };
  const tfvis = {render, show, metrics, visor: () => visor};
  global('tfvis', tfvis);
  Object.assign(globalThis.show, {
    fitCallbacks: (...given) => show.fitCallbacks(...(given.length ? given : [{name: 'training'}])),
    modelSummary: (...given) => show.modelSummary(null, given.at(-1)),
  });
  lib.tfvis = tfvis;
})
