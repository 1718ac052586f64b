// Writes layers.json and parts.json beside itself: what the layers of TensorFlow.js 4.22.0 give.
//   npm install @tensorflow/tfjs@4.22.0   (in a folder outside of the project)
//   NODE_PATH=<that folder>/node_modules node generate.cjs
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

// JSON has no NaN and no infinities.
const plain = v => (Number.isFinite(v) ? Number(v.toPrecision(9)) : String(v));
const written = t => ({shape: t.shape, dtype: t.dtype, values: Array.from(t.dataSync()).map(plain)});

// A fixed little generator, so that a second run writes the same file.
let state = 4242;
const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
const tensor = (shape, low = -1, high = 1) =>
  tf.tensor(Array.from({length: tf.util.sizeFromShape(shape)}, () =>
    Math.fround(low + (high - low) * random())), shape);
const whole = (shape, most) =>
  tf.tensor(Array.from({length: tf.util.sizeFromShape(shape)}, () => Math.floor(most * random())), shape, 'int32');

// A layer in settings is written as {layer, settings}.
const make = (name, settings) => tf.layers[name](given(settings));
function given(settings) {
  const all = {};
  for (const [key, value] of Object.entries(settings)) {
    all[key] = value && value.layer ? make(value.layer, value.settings)
      : Array.isArray(value) && value[0] && value[0].layer ? value.map(v => make(v.layer, v.settings)) : value;
  }
  return all;
}
const list = x => (Array.isArray(x) ? x : [x]);

const cases = [];
/** Runs a layer on inputs, and on what it is given beside them; weights are made anew so that none is 0. */
function add(name, settings, inputs, beside) {
  const xs = list(inputs);
  const layer = make(name, settings);
  const first = layer.apply(xs.length === 1 ? xs[0] : xs); // Makes the weights.
  layer.setWeights(layer.getWeights().map((w, i) =>
    layer.weights[i].name.includes('variance') ? tensor(w.shape, 0.5, 1.5) : tensor(w.shape)));
  const output = layer.apply(xs.length === 1 ? xs[0] : xs, beside);
  cases.push({
    name, settings, inputs: xs.map(written), weights: layer.getWeights().map(written),
    weightNames: layer.weights.map(w => w.originalName.split('/').slice(1).join('/')),
    outputs: list(output).map(written), file: beside ? null : file(name, settings, xs)});
  for (const [key, value] of Object.entries(beside ?? {})) {
    cases.at(-1).beside = {...cases.at(-1).beside, [key]: written(value)};
  }
  void first;
}

/** What a model of this layer alone is in a file, and the names of its weights there. */
function file(name, settings, xs) {
  if (xs.some(x => x.rank < 2) || ['centerCrop', 'resizing'].includes(name) && xs[0].rank < 4) return null;
  const inputs = xs.map(x => tf.input({shape: x.shape.slice(1), dtype: x.dtype}));
  const model = tf.model({inputs, outputs: make(name, settings).apply(inputs.length === 1 ? inputs[0] : inputs)});
  const topology = model.toJSON(null, false);
  // centerCrop and categoryEncoding write the shape that they give over the one that they are given.
  xs.forEach((x, i) => {
    topology.config.layers.find(layer => layer.name === inputs[i].name).config.batch_input_shape = [null, ...x.shape.slice(1)];
  });
  // Without it TensorFlow.js itself cannot read its file of such a layer again.
  for (const layer of topology.config.layers) {
    if (layer.class_name === 'SeparableConv2D') layer.config.depth_multiplier = settings.depthMultiplier ?? 1;
  }
  return {topology, weightNames: model.weights.map(w => w.originalName)};
}

const image = () => tensor([2, 5, 6, 3]);
add('elu', {}, tensor([2, 3]));
add('reLU', {}, tensor([2, 3]));
add('reLU', {maxValue: 0.5}, tensor([2, 3]));
add('leakyReLU', {}, tensor([2, 3]));
add('leakyReLU', {alpha: 0.1}, tensor([2, 3]));
add('prelu', {}, tensor([2, 3]));
add('prelu', {sharedAxes: [1, 2]}, tensor([2, 3, 4, 2]));
add('softmax', {}, tensor([2, 3]));
add('softmax', {axis: -1}, tensor([2, 3, 4]));
add('thresholdedReLU', {theta: 0.2}, tensor([2, 3]));
for (const activation of ['linear', 'relu', 'elu', 'relu6', 'sigmoid', 'hardSigmoid', 'selu', 'softmax', 'softplus', 'softsign', 'tanh', 'swish', 'mish', 'gelu', 'gelu_new', 'logSoftmax']) {
  add('activation', {activation}, tensor([3, 4], -3, 3));
}
add('dense', {units: 3}, tensor([2, 4]));
add('dense', {units: 3, useBias: false, activation: 'relu'}, tensor([2, 4]));
add('dense', {units: 2, activation: 'softmax'}, tensor([2, 3, 4]));
add('dropout', {rate: 0.5}, tensor([2, 3]));
add('spatialDropout1d', {rate: 0.5}, tensor([2, 3, 2]));
add('flatten', {}, tensor([2, 3, 4]));
add('flatten', {dataFormat: 'channelsFirst'}, tensor([2, 3, 4, 2]));
add('repeatVector', {n: 3}, tensor([2, 3]));
add('reshape', {targetShape: [2, 6]}, tensor([2, 3, 4]));
add('reshape', {targetShape: [-1, 2]}, tensor([2, 3, 4]));
add('permute', {dims: [2, 1]}, tensor([2, 3, 4]));
add('permute', {dims: [3, 1, 2]}, tensor([2, 3, 4, 2]));
add('embedding', {inputDim: 5, outputDim: 3}, whole([2, 4], 5));
add('embedding', {inputDim: 5, outputDim: 3, inputLength: 4, maskZero: true}, whole([2, 4], 5));
for (const name of ['add', 'average', 'maximum', 'minimum', 'multiply']) {
  add(name, {}, [tensor([2, 3]), tensor([2, 3]), tensor([2, 3])]);
  add(name, {}, [tensor([2, 3, 4]), tensor([2, 4])]);
}
add('concatenate', {}, [tensor([2, 3]), tensor([2, 4])]);
add('concatenate', {axis: 1}, [tensor([2, 3, 2]), tensor([2, 1, 2])]);
add('dot', {axes: -1}, [tensor([2, 3]), tensor([2, 3])]);
add('dot', {axes: -1, normalize: true}, [tensor([2, 3]), tensor([2, 3])]);
add('dot', {axes: [2, 1]}, [tensor([2, 3, 4]), tensor([2, 4, 2])]);
add('dot', {axes: [1, 1]}, [tensor([2, 3, 4]), tensor([2, 3, 5])]);
add('dot', {axes: 2}, [tensor([2, 3, 4]), tensor([2, 5, 4])]);
add('dot', {axes: [2, 1]}, [tensor([2, 3, 4]), tensor([2, 4])]);
add('batchNormalization', {}, tensor([3, 4]));
add('batchNormalization', {epsilon: 0.1, scale: false}, tensor([2, 3, 4]));
add('batchNormalization', {center: false}, image());
add('layerNormalization', {}, tensor([3, 4]));
add('layerNormalization', {axis: [1, 2], epsilon: 0.01}, tensor([2, 3, 4]));
add('layerNormalization', {axis: 1, center: false}, tensor([2, 3, 4]));
for (const padding of ['valid', 'same']) {
  add('conv1d', {filters: 2, kernelSize: 3, padding, activation: 'relu'}, tensor([2, 7, 3]));
  add('conv1d', {filters: 2, kernelSize: 2, padding, strides: 2, useBias: false}, tensor([2, 7, 3]));
  add('conv2d', {filters: 2, kernelSize: 3, padding, activation: 'relu'}, image());
  add('conv2d', {filters: 2, kernelSize: [2, 3], padding, strides: [2, 1], activation: 'tanh'}, image());
  add('conv2d', {filters: 2, kernelSize: 2, padding, dataFormat: 'channelsFirst'}, tensor([2, 3, 5, 6]));
  add('conv2dTranspose', {filters: 2, kernelSize: 3, padding, strides: 2}, tensor([2, 3, 4, 2]));
  add('conv2dTranspose', {filters: 3, kernelSize: [2, 3], padding, activation: 'relu', dataFormat: 'channelsFirst'}, tensor([2, 2, 3, 4]));
  add('conv3d', {filters: 2, kernelSize: 2, padding}, tensor([1, 3, 4, 3, 2]));
  add('conv3d', {filters: 2, kernelSize: [1, 2, 2], padding, strides: 2, activation: 'relu'}, tensor([1, 3, 4, 3, 2]));
  add('conv3dTranspose', {filters: 2, kernelSize: 2, padding, strides: 2}, tensor([1, 2, 3, 2, 2]));
  add('depthwiseConv2d', {kernelSize: 3, padding, depthMultiplier: 2}, image());
  add('depthwiseConv2d', {kernelSize: [2, 2], padding, strides: 2, activation: 'relu', dataFormat: 'channelsFirst'}, tensor([2, 3, 5, 6]));
  add('separableConv2d', {filters: 4, kernelSize: 3, padding, depthMultiplier: 2, activation: 'relu'}, image());
  add('separableConv2d', {filters: 2, kernelSize: [2, 3], padding, strides: [2, 2], useBias: false}, image());
  for (const kind of ['max', 'average']) {
    add(kind + 'Pooling1d', {poolSize: 3, padding, strides: 2}, tensor([2, 7, 3]));
    add(kind + 'Pooling2d', {poolSize: [2, 3], padding, strides: [2, 1]}, image());
    add(kind + 'Pooling2d', {padding, dataFormat: 'channelsFirst'}, tensor([2, 3, 5, 6]));
    add(kind + 'Pooling3d', {padding, poolSize: 2, strides: [1, 2, 1]}, tensor([1, 3, 4, 3, 2]));
  }
}
add('conv1d', {filters: 2, kernelSize: 2, dilationRate: 2}, tensor([2, 7, 3]));
add('conv2d', {filters: 2, kernelSize: 2, dilationRate: [2, 1]}, image());
for (const name of ['avgPool1d', 'avgPooling1d', 'maxPool1d', 'globalAveragePooling1d', 'globalMaxPooling1d', 'globalMaxPool1d']) add(name, {}, tensor([2, 6, 3]));
for (const name of ['avgPool2d', 'avgPooling2d', 'maxPool2d', 'globalAveragePooling2d', 'globalMaxPooling2d', 'globalMaxPool2d']) add(name, {}, image());
for (const name of ['avgPool3d', 'avgPooling3d']) add(name, {}, tensor([1, 2, 4, 2, 2]));
add('globalMaxPooling2d', {dataFormat: 'channelsFirst'}, image());
add('globalAveragePooling2d', {dataFormat: 'channelsFirst'}, image());
add('cropping2D', {cropping: [[1, 0], [2, 1]]}, image());
add('cropping2D', {cropping: 1, dataFormat: 'channelsFirst'}, tensor([2, 3, 5, 6]));
add('zeroPadding2d', {}, tensor([1, 2, 3, 2]));
add('zeroPadding2d', {padding: [[1, 0], [2, 1]]}, tensor([1, 2, 3, 2]));
add('zeroPadding2d', {padding: [1, 2], dataFormat: 'channelsFirst'}, tensor([1, 2, 3, 2]));
add('upSampling2d', {}, tensor([1, 2, 3, 2]));
add('upSampling2d', {size: [3, 2], interpolation: 'bilinear'}, tensor([1, 2, 3, 2]));
add('upSampling2d', {size: [2, 3], dataFormat: 'channelsFirst'}, tensor([1, 2, 3, 2]));
const series = () => tensor([3, 4, 2]);
for (const name of ['simpleRNN', 'gru', 'lstm']) {
  add(name, {units: 3}, series());
  add(name, {units: 3, returnSequences: true, activation: 'relu', useBias: false}, series());
  add(name, {units: 2, returnState: true, goBackwards: true}, series());
  add(name, {units: 2, returnSequences: true, returnState: true, unroll: true}, series());
}
add('lstm', {units: 3, unitForgetBias: true, recurrentActivation: 'sigmoid'}, series());
add('gru', {units: 3, implementation: 2, recurrentActivation: 'sigmoid'}, series());
const cell = (layer, units) => ({layer, settings: {units}});
add('rnn', {cell: cell('simpleRNNCell', 3)}, series());
add('rnn', {cell: cell('gruCell', 3), returnSequences: true}, series());
add('rnn', {cell: cell('lstmCell', 3), returnState: true}, series());
add('rnn', {cell: [cell('lstmCell', 3), cell('gruCell', 2)], returnState: true}, series());
add('rnn', {cell: {layer: 'stackedRNNCells', settings: {cells: [cell('simpleRNNCell', 2), cell('lstmCell', 3)]}}, returnSequences: true}, series());
add('convLstm2d', {filters: 2, kernelSize: 2}, tensor([2, 3, 4, 5, 2]));
add('convLstm2d', {filters: 2, kernelSize: 3, padding: 'same', returnSequences: true, strides: [2, 1]}, tensor([2, 3, 4, 5, 2]));
add('rnn', {cell: cell('simpleRNNCell', 3), goBackwards: true}, series());
for (const mergeMode of ['concat', 'sum', 'ave', 'mul']) {
  add('bidirectional', {layer: cell('lstm', 2), mergeMode}, series());
}
add('bidirectional', {layer: {layer: 'gru', settings: {units: 2, returnSequences: true}}}, series());
add('bidirectional', {layer: {layer: 'lstm', settings: {units: 2, returnState: true}}}, series());
add('bidirectional', {layer: {layer: 'simpleRNN', settings: {units: 2, returnSequences: true}}, mergeMode: null}, series());
add('timeDistributed', {layer: {layer: 'dense', settings: {units: 3, activation: 'relu'}}}, series());
add('timeDistributed', {layer: {layer: 'conv2d', settings: {filters: 2, kernelSize: 2}}}, tensor([2, 3, 4, 4, 2]));
for (const name of ['gaussianNoise', 'gaussianDropout', 'alphaDropout']) {
  add(name, name === 'gaussianNoise' ? {stddev: 0.5} : {rate: 0.5}, tensor([2, 3]));
}
add('masking', {}, tf.tensor3d([[[1, 2], [0, 0], [3, 0]], [[0, 0], [0, 1], [-1, 1]]]));
add('masking', {maskValue: 1}, tf.tensor3d([[[1, 2], [1, 1], [3, 0]]]));
add('rescaling', {scale: 0.5, offset: 2}, tensor([2, 3]));
add('rescaling', {scale: 1 / 255}, whole([2, 3], 255));
add('centerCrop', {height: 3, width: 4}, tensor([2, 5, 6, 1]));
add('centerCrop', {height: 4, width: 2}, tensor([7, 6, 2]));
add('centerCrop', {height: 7, width: 7}, tensor([1, 5, 6, 1]));
add('resizing', {height: 3, width: 4}, tensor([2, 5, 6, 1]));
add('resizing', {height: 7, width: 4, interpolation: 'nearest'}, tensor([5, 6, 2]));
add('resizing', {height: 7, width: 4, cropToAspectRatio: true}, tensor([5, 6, 2]));
add('categoryEncoding', {numTokens: 5}, whole([3, 2], 5));
add('categoryEncoding', {numTokens: 5, outputMode: 'count'}, whole([3, 4], 5));
add('categoryEncoding', {numTokens: 5, outputMode: 'oneHot'}, whole([4], 5));
add('categoryEncoding', {numTokens: 5, outputMode: 'int'}, whole([4], 5));
add('categoryEncoding', {numTokens: 4, outputMode: 'count'}, tf.tensor2d([[0, 1, 1], [3, 0, 3]], [2, 3], 'int32'),
  {countWeights: tf.tensor2d([[0.5, 2, 3], [1, -1, 0.25]])});
add('categoryEncoding', {numTokens: 4, outputMode: 'count'}, tf.tensor1d([2, 0, 2], 'int32'),
  {countWeights: tf.tensor1d([0.5, 2, 3])});

// Models of one layer, with masks and states that come from outside.
function model(label, inputs, build, data) {
  const xs = inputs.map(shape => tf.input({shape}));
  const parts = [];
  const outputs = build(xs, (name, settings) => {
    const layer = make(name, settings);
    parts.push({layer: name, settings, made: layer});
    return layer;
  });
  const made = tf.model({inputs: xs, outputs});
  made.setWeights(made.getWeights().map(w => tensor(w.shape)));
  return {label, inputs: data.map(written), weights: made.getWeights().map(written),
    outputs: list(made.predict(data.length === 1 ? data[0] : data)).map(written)};
}
const holes = tf.tensor3d([
  [[1, 2], [0, 0], [3, 1], [0, 0]], [[0, 0], [1, 1], [-1, 1], [2, 2]], [[1, 0], [2, 0], [0, 0], [0, 0]]]);
const models = [];
for (const name of ['simpleRNN', 'gru', 'lstm']) {
  models.push({name, settings: {units: 2}, ...model('masked ' + name, [[4, 2]],
    ([x], layer) => layer(name, {units: 2}).apply(layer('masking', {}).apply(x)), [holes])});
  models.push({name, settings: {units: 2, returnSequences: true}, ...model('masked ' + name, [[4, 2]],
    ([x], layer) => layer(name, {units: 2, returnSequences: true}).apply(layer('masking', {}).apply(x)), [holes])});
  const states = name === 'lstm' ? 2 : 1;
  models.push({name, settings: {units: 2}, ...model('begun ' + name, [[4, 2], ...Array(states).fill([2])],
    ([x, ...s], layer) => layer(name, {units: 2}).apply(x, {initialState: s}),
    [tensor([3, 4, 2]), ...Array.from({length: states}, () => tensor([3, 2]))])});
}

// Losses and metrics: one number for each example, or one for all.
const parts = {losses: [], metrics: [], regularizers: [], constraints: [], initializers: [], optimizers: [], training: []};
const rows = tf.tensor2d([[1, 0, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0]]);
const probabilities = tf.softmax(tensor([4, 3], -2, 2));
const signs = tf.tensor2d([[1, -1, 1], [-1, -1, 1], [1, 1, 1], [-1, 1, -1]]);
const pairs = {
  meanSquaredError: [tensor([4, 3]), tensor([4, 3])], meanAbsoluteError: [tensor([4, 3]), tensor([4, 3])],
  meanAbsolutePercentageError: [tensor([4, 3]), tensor([4, 3])],
  meanSquaredLogarithmicError: [tensor([4, 3], 0, 2), tensor([4, 3], 0, 2)],
  squaredHinge: [signs, tensor([4, 3])], hinge: [signs, tensor([4, 3])], categoricalHinge: [rows, tensor([4, 3])],
  logcosh: [tensor([4, 3]), tensor([4, 3])], categoricalCrossentropy: [rows, probabilities],
  sparseCategoricalCrossentropy: [tf.tensor2d([[0], [2], [1], [0]]), probabilities],
  binaryCrossentropy: [tf.round(tensor([4, 3], 0, 1)), tensor([4, 3], 0.01, 0.99)],
  kullbackLeiblerDivergence: [tensor([4, 3], 0.1, 1), tensor([4, 3], 0.1, 1)],
  poisson: [tensor([4, 3], 0, 3), tensor([4, 3], 0.1, 3)], cosineProximity: [tensor([4, 3]), tensor([4, 3])]};
for (const [name, [y, p]] of Object.entries(pairs)) {
  // The functions are not exported: a model's loss is the average over its examples, taken one by one.
  const each = [];
  for (let i = 0; i < 4; i++) {
    const m = tf.sequential({layers: [tf.layers.activation({activation: 'linear', inputShape: [3]})]});
    m.compile({loss: name, optimizer: 'sgd'});
    each.push(m.evaluate(p.slice([i, 0], [1, -1]), y.slice([i, 0], [1, -1])).dataSync()[0]);
  }
  parts.losses.push({name, labels: written(y), predictions: written(p), output: written(tf.tensor1d(each))});
}
const metrics = {
  binaryAccuracy: [tf.round(tensor([4, 3], 0, 1)), tensor([4, 3], 0, 1)], categoricalAccuracy: [rows, probabilities],
  sparseCategoricalAccuracy: [tf.tensor2d([[0], [2], [1], [0]]), probabilities],
  precision: [tf.round(tensor([4, 3], 0, 1)), tf.round(tensor([4, 3], 0, 1))],
  recall: [tf.round(tensor([4, 3], 0, 1)), tf.round(tensor([4, 3], 0, 1))],
  r2Score: [tensor([6]), tensor([6])], binaryCrossentropy: pairs.binaryCrossentropy,
  categoricalCrossentropy: pairs.categoricalCrossentropy, cosineProximity: pairs.cosineProximity,
  meanAbsoluteError: pairs.meanAbsoluteError, meanAbsolutePercentageError: pairs.meanAbsolutePercentageError,
  meanSquaredError: pairs.meanSquaredError};
for (const [name, [y, p]] of Object.entries(metrics)) {
  parts.metrics.push({name, labels: written(y), predictions: written(p), output: written(tf.metrics[name](y, p))});
}
parts.metrics.push({name: 'precision', labels: written(tf.zeros([2, 2])), predictions: written(tf.zeros([2, 2])),
  output: written(tf.metrics.precision(tf.zeros([2, 2]), tf.zeros([2, 2])))});

const w = tensor([3, 4], -2, 2);
for (const [name, settings] of [['l1', {}], ['l2', {}], ['l1l2', {}], ['l1', {l1: 0.5}], ['l2', {l2: 0.3}], ['l1l2', {l1: 0.1, l2: 0}]]) {
  parts.regularizers.push({name, settings, input: written(w), output: written(tf.regularizers[name](settings).apply(w))});
}
for (const [name, settings] of [['maxNorm', {}], ['maxNorm', {maxValue: 0.5, axis: 1}], ['minMaxNorm', {}],
  ['minMaxNorm', {minValue: 0.5, maxValue: 1.5, rate: 0.7, axis: 1}], ['nonNeg', {}], ['unitNorm', {}], ['unitNorm', {axis: 1}]]) {
  parts.constraints.push({name, settings, input: written(w), output: written(tf.constraints[name](settings).apply(w))});
}
// Of random numbers: mean, deviation and largest size, over many.
for (const [name, settings] of [['zeros', {}], ['ones', {}], ['constant', {value: 0.3}], ['identity', {gain: 2}],
  ['randomUniform', {minval: -0.2, maxval: 0.3}], ['randomNormal', {mean: 0.1, stddev: 0.2}], ['truncatedNormal', {stddev: 0.2}],
  ['varianceScaling', {}], ['varianceScaling', {scale: 3, mode: 'fanOut', distribution: 'uniform'}], ['glorotUniform', {}],
  ['glorotNormal', {}], ['heUniform', {}], ['heNormal', {}], ['leCunUniform', {}], ['leCunNormal', {}], ['orthogonal', {gain: 1.5}]]) {
  const shape = name === 'orthogonal' ? [40, 40] : name === 'identity' ? [60, 60] : [120, 80];
  const x = tf.initializers[name](settings).apply(shape, 'float32');
  const {mean, variance} = tf.moments(x);
  parts.initializers.push({name, settings, shape, mean: mean.dataSync()[0], deviation: Math.sqrt(variance.dataSync()[0]),
    largest: x.abs().max().dataSync()[0]});
}

// Weights after some steps of each optimizer, on one small network.
async function training() {
  const x = tensor([6, 3]);
  const y = tf.tensor2d([[1, 0], [0, 1], [0, 1], [1, 0], [1, 0], [0, 1]]);
  const start = [tensor([3, 4]), tensor([4]), tensor([4, 2]), tensor([2])];
  const network = regular => {
    const m = tf.sequential();
    m.add(tf.layers.dense({units: 4, activation: 'tanh', inputShape: [3], ...(regular ? {kernelRegularizer: tf.regularizers.l1l2({l1: 0.01, l2: 0.02})} : {})}));
    m.add(tf.layers.dense({units: 2, activation: 'softmax'}));
    m.setWeights(start);
    return m;
  };
  const optimizers = {
    sgd: [{learningRate: 0.1}, () => tf.train.sgd(0.1)],
    momentum: [{learningRate: 0.1, momentum: 0.8}, () => tf.train.momentum(0.1, 0.8)],
    adagrad: [{learningRate: 0.1}, () => tf.train.adagrad(0.1)],
    adadelta: [{learningRate: 0.5}, () => tf.train.adadelta(0.5)],
    adam: [{learningRate: 0.05}, () => tf.train.adam(0.05)],
    adamax: [{learningRate: 0.05, decay: 0.1}, () => tf.train.adamax(0.05, 0.9, 0.999, 1e-7, 0.1)],
    rmsprop: [{learningRate: 0.01, momentum: 0.5}, () => tf.train.rmsprop(0.01, 0.9, 0.5)]};
  for (const [name, [settings, build]] of Object.entries(optimizers)) {
    const m = network(false);
    m.compile({optimizer: build(), loss: 'categoricalCrossentropy', metrics: ['accuracy', 'mse']});
    const steps = [];
    for (let i = 0; i < 4; i++) steps.push(await m.trainOnBatch(x, y));
    parts.optimizers.push({name, settings, x: written(x), y: written(y), start: start.map(written), names: m.metricsNames,
      steps, end: m.getWeights().map(written), evaluated: m.evaluate(x, y).map(t => t.dataSync()[0])});
  }
  for (const name of ['adagrad', 'adadelta', 'adam', 'adamax', 'rmsprop', 'sgd']) {
    const m = network(true);
    m.compile({optimizer: name, loss: 'meanSquaredError'});
    const steps = [];
    for (let i = 0; i < 3; i++) steps.push([await m.trainOnBatch(x, y)]);
    parts.training.push({name, steps, end: m.getWeights().map(written)});
  }
  // One step of layers that behave in their own way while they learn.
  const one = async (label, layers, shape, last, settings = {}, rate = 0.1) => {
    const m = tf.sequential();
    layers.forEach(([name, s], i) => m.add(make(name, i === 0 ? {...s, inputShape: shape} : s)));
    m.setWeights(m.getWeights().map((w, i) => tensor(w.shape, 0.2, 1)));
    const xs = tensor([5, ...shape]);
    const ys = tensor([5, ...last]);
    const before = m.getWeights().map(written);
    m.compile({optimizer: tf.train.sgd(rate), loss: 'meanSquaredError'});
    const fit = await m.fit(xs, ys, {epochs: 2, batchSize: 3, shuffle: false, verbose: 0, ...settings});
    return {label, layers, shape, rate, before, x: written(xs), y: written(ys), settings, history: fit.history, end: m.getWeights().map(written)};
  };
  parts.steps = [
    await one('batchNormalization', [['dense', {units: 3}], ['batchNormalization', {}]], [2], [3]),
    await one('batchNormalization of images', [['conv2d', {filters: 2, kernelSize: 2}], ['batchNormalization', {momentum: 0.9}], ['flatten', {}], ['dense', {units: 1}]], [4, 4, 1], [1], {}, 0.001),
    await one('layerNormalization', [['layerNormalization', {}]], [4], [4]),
    await one('lstm', [['lstm', {units: 3}]], [4, 2], [3]),
    await one('gru', [['gru', {units: 3, returnSequences: true}], ['simpleRNN', {units: 2}]], [4, 2], [2]),
    await one('bidirectional', [['bidirectional', {layer: cell('lstm', 2)}]], [3, 2], [4]),
    await one('masked', [['masking', {maskValue: 0}], ['lstm', {units: 3}]], [4, 2], [3]),
    await one('convolutions', [['conv2d', {filters: 2, kernelSize: 2, activation: 'relu'}], ['maxPooling2d', {}], ['separableConv2d', {filters: 2, kernelSize: 1}], ['globalAveragePooling2d', {}]], [5, 5, 1], [2]),
    await one('convLstm2d', [['convLstm2d', {filters: 1, kernelSize: 2}], ['flatten', {}]], [2, 3, 3, 1], [4]),
    await one('prelu', [['dense', {units: 3}], ['prelu', {}]], [2], [3]),
    await one('validation', [['dense', {units: 1}]], [2], [1], {validationSplit: 0.4}),
    await one('class weights', [['dense', {units: 2, activation: 'sigmoid'}]], [2], [2], {classWeight: {0: 2, 1: 0.5}})];

  // A graph with two inputs, two outputs, a shared layer and a model within.
  const a = tf.input({shape: [3], name: 'a'});
  const b = tf.input({shape: [3], name: 'b'});
  const shared = tf.layers.dense({units: 2, activation: 'tanh', name: 'shared', kernelRegularizer: tf.regularizers.l2({l2: 0.1})});
  const p = shared.apply(a);
  const q = shared.apply(b);
  const inner = tf.sequential({name: 'inner', layers: [tf.layers.dense({units: 3, inputShape: [4], name: 'inner_dense'}), tf.layers.reLU({name: 'inner_relu'})]});
  const joined = inner.apply(tf.layers.concatenate({name: 'joined'}).apply([p, q]));
  const one_ = tf.layers.dense({units: 2, name: 'one', activation: 'softmax'}).apply(joined);
  const two = tf.layers.add({name: 'two'}).apply([p, q]);
  const graph = tf.model({inputs: [a, b], outputs: [one_, two], name: 'graph'});
  graph.setWeights(graph.getWeights().map(v => tensor(v.shape)));
  const xs = [tensor([6, 3]), tensor([6, 3])];
  const ys = [y, tensor([6, 2])];
  const before = graph.getWeights().map(written);
  const predicted = graph.predict(xs).map(written);
  const lines = [];
  graph.summary(null, null, line => lines.push(line));
  graph.compile({optimizer: tf.train.sgd(0.1), loss: {one: 'categoricalCrossentropy', two: 'meanSquaredError'}, metrics: {one: 'accuracy'}});
  const steps = [];
  for (let i = 0; i < 3; i++) steps.push(await graph.trainOnBatch(xs, ys));
  parts.graph = {topology: graph.toJSON(null, false), names: graph.metricsNames, weightNames: graph.weights.map(v => v.originalName),
    layers: graph.layers.map(l => l.name), before, xs: xs.map(written), ys: ys.map(written), predicted, steps, end: graph.getWeights().map(written), summary: lines.join('\n') + '\n'};
  const plainLines = [];
  network(false).summary(null, null, line => plainLines.push(line));
  parts.summary = plainLines.map(line => line.replace(/Dense\d+ /g, 'Dense# ')).join('\n') + '\n';
}

training().then(() => {
  fs.writeFileSync(path.join(__dirname, 'layers.json'), JSON.stringify({cases, models}, null, 0).replace(/\},\{"name"/g, '},\n{"name"') + '\n');
  fs.writeFileSync(path.join(__dirname, 'parts.json'), JSON.stringify(parts).replace(/\},\{"/g, '},\n{"') + '\n');
  const covered = new Set(cases.map(c => c.name));
  console.log(Object.keys(tf.layers).filter(k => !covered.has(k)));
});
