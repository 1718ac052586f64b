// show and plot: what a snippet shows besides words.
(function (lib, host) {
  'use strict';
  const {tf, global, held} = lib;
  const {Tensor} = tf;
  const waiting = new Map();

  /** A picture that is drawn when the snippet ends, in place of one of this name before. */
  lib.later = (name, draw) => {
    waiting.delete(name);
    waiting.set(name, draw);
  };
  lib.drawWaiting = () => {
    const all = [...waiting.values()];
    waiting.clear();
    all.forEach(draw => draw());
  };

  lib.forgetWaiting = () => waiting.clear();

  const numbers = values =>
    values instanceof Tensor || lib.isTyped(values) ? values : Array.from(values, Number);
  const isList = x => Array.isArray(x) || lib.isTyped(x) || x instanceof Tensor;
  const isPoints = x => Array.isArray(x) && x.length > 0 && typeof x[0] === 'object' && 'y' in x[0];
  const counted = values => {
    const size = values instanceof Tensor ? values.size : values.length;
    return Float64Array.from({length: size}, (_, i) => i);
  };
  const plain = x => typeof x === 'object' && x !== null && !isList(x);

  /** Series of what was given: values, places and values, points with x and y, or several by name. */
  const series = (first, second, line, names = []) => {
    if (isPoints(first)) {
      return [{name: names[0] ?? '', xs: first.map(p => Number(p.x)), ys: first.map(p => Number(p.y)), line}];
    }
    if (Array.isArray(first) && first.length > 0 && (isPoints(first[0]) || isList(first[0])) && !isList(second)) {
      return first.flatMap((each, i) => series(each, undefined, line, [names[i] ?? `series ${i + 1}`]));
    }
    if (plain(first)) {
      return Object.entries(first).flatMap(([name, each]) => series(each, undefined, line, [name]));
    }
    if (!isList(first)) {
      throw lib.error('A chart needs numbers.', 'Give a list of numbers or a tensor, such as plot.line([1, 4, 9]).');
    }
    if (plain(second)) {
      return Object.entries(second).map(([name, ys]) => ({name, xs: numbers(first), ys: numbers(ys), line}));
    }
    return isList(second)
      ? [{name: names[0] ?? '', xs: numbers(first), ys: numbers(second), line}]
      : [{name: names[0] ?? '', xs: counted(first), ys: numbers(first), line}];
  };
  const isSettings = x => plain(x) && ['title', 'xLabel', 'yLabel', 'names', 'name'].some(key => key in x);
  const chart = line => (...given) => {
    const settings = given.length > 1 && isSettings(given.at(-1)) ? given.pop() : {};
    const {title = '', xLabel = '', yLabel = '', name} = settings;
    const names = settings.names ?? (name ? [name] : []);
    host.drawChart({title, xLabel, yLabel, series: series(given[0], given[1], line, names)});
  };
  const drawSeries = (title, xLabel, yLabel, list) => host.drawChart({title, xLabel, yLabel, series: list});

  const matrix = (title, table, rows = [], columns = rows, withNumbers = true) => {
    const own = table instanceof Tensor ? table : tf.tensor2d(table);
    host.drawGrid(title, held(own), rows.map(String), columns.map(String), withNumbers);
    if (own !== table) {
      own.dispose();
    }
  };

  const classes = values => {
    const tensor = values instanceof Tensor ? values : tf.tensor(Array.from(values));
    return tensor.rank === 2 && tensor.shape[1] > 1 ? tensor.argMax(1) : tensor.flatten().toInt();
  };
  const confusion = (labels, predictions, settings = {}) => {
    const {title = 'confusion: rows are, columns were taken for'} = settings;
    tf.tidy(() => {
      if (predictions === undefined || plain(predictions)) {
        matrix(title, labels, (predictions ?? {}).classes ?? []);
        return;
      }
      const [are, taken] = [classes(labels), classes(predictions)];
      const names = settings.classes;
      const count = names?.length ?? Math.max(are.max().dataSync()[0], taken.max().dataSync()[0]) + 1;
      const table = tf.math.confusionMatrix(are, taken, count);
      matrix(title, table, names ?? Array.from({length: count}, (_, i) => i));
    });
  };

  const plot = {
    line: chart(true),
    scatter: chart(false),
    hist(values, settings = {}) {
      const {bins = 20, title = ''} = typeof settings === 'number' ? {bins: settings} : settings;
      host.drawHistogram(title, numbers(values), bins);
    },
    confusion,
    heatmap: (table, {title = '', numbers: shown = false, rows = [], columns = []} = {}) =>
      matrix(title, table, rows, columns, shown),
  };
  plot.histogram = plot.hist;

  const history = (given, wanted, title = 'training') => {
    const logs = Array.isArray(given) && given.length > 0 && given[0].history === undefined
      ? Object.fromEntries(Object.keys(given[0]).map(key => [key, given.map(each => each[key])]))
      : given?.history ?? given;
    if (!plain(logs)) {
      throw lib.error('show.history takes what model.fit gave.', 'Write show.history(await model.fit(…)).');
    }
    const names = (wanted ? [].concat(wanted) : Object.keys(logs)).filter(name => isList(logs[name]));
    const parts = names.map(name => ({name, xs: counted(logs[name]), ys: numbers(logs[name]), line: true}));
    const accuracy = parts.filter(each => /acc|precision|recall/i.test(each.name));
    const others = parts.filter(each => !accuracy.includes(each));
    if (others.length) {
      drawSeries(title, 'epoch', others.length === 1 ? others[0].name : '', others);
    }
    if (accuracy.length) {
      drawSeries(title, 'epoch', 'accuracy', accuracy);
    }
  };

  const MOST = 24;
  const sheet = (title, tensor, captions = []) =>
    tf.tidy(() => {
      const count = Math.min(MOST, tensor.shape[0]);
      host.drawImages(title, held(tensor.slice([0, 0, 0, 0], [count, -1, -1, -1])), captions.slice(0, count));
    });
  const pictured = tensor => {
    const {shape, rank} = tensor;
    if (rank === 4 && [1, 3, 4].includes(shape[3])) {
      return tensor;
    }
    if (rank === 3 && [1, 3, 4].includes(shape[2])) {
      return tensor.expandDims(0);
    }
    return rank === 2 && shape[1] === 784 ? tensor.reshape([-1, 28, 28, 1]) : null;
  };
  const summary = tensor => {
    const {shape, dtype, size} = tensor;
    const head = `${dtype} [${shape}], ${size} ${size === 1 ? 'value' : 'values'}`;
    if (dtype === 'string' || dtype === 'complex64' || size === 0) {
      return head;
    }
    return tf.tidy(() => {
      const floats = tensor.toFloat();
      const [low, mean, high] = [floats.min(), floats.mean(), floats.max()]
        .map(each => Number(each.dataSync()[0].toPrecision(4)));
      return size === 1 ? `${head}: ${low}` : `${head}, from ${low} to ${high}, mean ${mean}`;
    });
  };
  const showTensor = (tensor, title = '') => {
    host.print('LOG', summary(tensor));
    if (['string', 'complex64'].includes(tensor.dtype) || tensor.size < 2) {
      return;
    }
    tf.tidy(() => {
      const pictures = pictured(tensor);
      if (pictures) {
        sheet(title, pictures);
      } else if (tensor.rank === 1) {
        drawSeries(title, 'place', 'value', [{name: '', xs: counted(tensor), ys: tensor, line: true}]);
      } else {
        const table = tensor.reshape([-1, tensor.shape.at(-1)]);
        const [rows, columns] = table.shape;
        const small = rows <= 12 && columns <= 12;
        host.drawGrid(title, held(table), [], [], small);
      }
    });
  };
  const show = (value, title) => {
    if (value instanceof Tensor) {
      showTensor(value, title);
    } else if (value instanceof tf.LayersModel) {
      value.summary();
    } else if (value && plain(value.history) && Array.isArray(value.epoch)) {
      history(value);
    } else if (Array.isArray(value) && value.length > 1 && value.every(Number.isFinite)) {
      drawSeries(title ?? '', '', '', series(value, undefined, true));
    } else {
      console.log(value);
    }
  };
  show.history = history;
  global('show', show);
  global('plot', plot);
  lib.draw = {series: drawSeries, of: series, matrix, sheet, history, plot, counted};
})
