// What import and require lines find, the tutorials' own files among it.
(function (lib, host) {
  'use strict';
  const {tf, tfvis, global, draw, later} = lib;

  const text = ({a, b, c, d}) =>
    Object.entries({a, b, c, d}).map(([name, value]) => `${name}=${Number(value).toFixed(3)}`).join(', ');
  const name = container => String(container).replace(/[#.]/g, '').trim();
  const places = (xs, ys) => ({xs: xs.dataSync(), ys: ys.dataSync()});

  const steps = {loss: [], accuracy: []};

  /** The page of the tutorials, as lines and pictures. */
  const page = {
    async plotData(container, xs, ys) {
      draw.series(name(container), 'x', 'y', [{name: 'data', ...places(xs, ys), line: false}]);
    },
    async plotDataAndPredictions(container, xs, ys, predictions) {
      const at = xs.dataSync();
      const order = Array.from(at.keys()).sort((a, b) => at[a] - at[b]);
      const curve = predictions.dataSync();
      draw.series(name(container), 'x', 'y', [
        {name: 'data', ...places(xs, ys), line: false},
        {name: 'prediction', xs: order.map(i => at[i]), ys: order.map(i => curve[i]), line: true},
      ]);
    },
    renderCoefficients: (container, given) => console.log(`${name(container)}: ${text(given)}`),
    isTraining: () => host.progress('training', -1),
    trainingLog: message => console.log(message),
    logStatus: message => console.log(message),
    showTestResults(batch, predictions, labels) {
      const captions = Array.from(predictions, (each, i) =>
        each === labels[i] ? [String(each), true] : [`${each} (is ${labels[i]})`, false]);
      const right = captions.filter(each => each[1]).length;
      console.log(`${right} of ${captions.length} test digits read rightly.`);
      tf.tidy(() => draw.sheet('the network read', batch.xs.reshape([-1, 28, 28, 1]), captions));
    },
    plotLosses(values) {
      later('losses', () => draw.series('loss', 'batch', 'loss', parts(values, 'loss')));
    },
    plotAccuracies(values) {
      later('accuracies', () => draw.series('accuracy', 'batch', 'accuracy', parts(values, 'accuracy')));
    },
    plotLoss(batch, loss, set) {
      steps.loss.push({batch, loss, set});
      page.plotLosses(steps.loss);
    },
    plotAccuracy(batch, accuracy, set) {
      steps.accuracy.push({batch, accuracy, set});
      page.plotAccuracies(steps.accuracy);
    },
    setTrainButtonCallback: start => setTimeout(start, 0),
    getModelTypeId: () => 'ConvNet',
    getTrainEpochs: () => 1,
  };
  const parts = (values, key) => {
    const sets = [...new Set(values.map(each => each.set ?? ''))];
    return sets.map(set => {
      const own = values.filter(each => (each.set ?? '') === set);
      return {name: set, xs: own.map(each => each.batch), ys: own.map(each => each[key]), line: true};
    });
  };

  // Elements that take everything and show nothing: the page is not here.
  const element = () => ({
    style: {}, dataset: {}, value: '', innerHTML: '', innerText: '', textContent: '', className: '',
    classList: {add() {}, remove() {}, toggle() {}},
    appendChild: child => child, append() {}, remove() {}, setAttribute() {}, querySelector: element,
    addEventListener() {}, getContext: () => null, toFixed: () => '',
  });
  const listen = (event, f) => {
    if (event === 'DOMContentLoaded' || event === 'load') {
      setTimeout(f, 0);
    }
  };
  global('document', {
    getElementById: element,
    querySelector: element,
    querySelectorAll: () => [],
    createElement: element,
    createTextNode: element,
    addEventListener: listen,
    body: element(),
  });
  global('addEventListener', listen);

  const own = {
    data: {MnistData: lib.MnistData, generateData: lib.generateData, IMAGE_H: 28, IMAGE_W: 28, IMAGE_SIZE: 784, NUM_CLASSES: 10},
    ui: page,
  };
  const library = /^(@tensorflow\/tfjs(-(core|layers|data|node|node-gpu|converter|backend-(cpu|webgl|wasm|webgpu)))?(\/.*)?|tfjs)$/;
  const require = path => {
    const given = String(path);
    if (library.test(given)) {
      return tf;
    }
    if (given === '@tensorflow/tfjs-vis') {
      return {...tfvis, default: tfvis};
    }
    const file = /^\.{1,2}\/(?:.*\/)?(data|ui)(?:\.js)?$/.exec(given);
    if (file) {
      return {...own[file[1]], default: own[file[1]]};
    }
    throw lib.error(
      `There is no module '${given}' here.`,
      'There are @tensorflow/tfjs and @tensorflow/tfjs-vis, and the tutorials\' ./data and ./ui.');
  };
  tf.default = tf;
  Object.defineProperty(tf, 'default', {enumerable: false});
  global('require', require);
  global('module', {exports: {}});
  global('exports', globalThis.module.exports);
})
