// Writes golden.json beside itself: what TensorFlow.js 4.22.0 gives in pure JavaScript.
//   npm install @tensorflow/tfjs@4.22.0   (in a folder outside of the project)
//   NODE_PATH=<that folder>/node_modules node generate.cjs
const fs = require('fs');
const path = require('path');
const tf = require('@tensorflow/tfjs');

// JSON has no NaN and no infinities.
const plain = v => (Number.isFinite(v) ? v : String(v));
const written = t => ({shape: t.shape, dtype: t.dtype, values: Array.from(t.dataSync()).map(plain)});

// A fixed little generator, so that a second run writes the same file.
let state = 12345;
const random = () => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648);
const tensor = (shape, low = -2, high = 2) =>
  tf.tensor(Array.from({length: tf.util.sizeFromShape(shape)}, () =>
    Math.fround(low + (high - low) * random())), shape);

const cases = [];
function add(name, inputs, f, attributes = {}, withGrads = true) {
  const output = f(...inputs);
  const one = {name, inputs: inputs.map(written), attributes, output: written(output)};
  const floats = inputs.filter(t => t.dtype === 'float32');
  if (withGrads && output.dtype === 'float32' && floats.length > 0 && output.size > 0) {
    const dy = tensor(output.shape, 0.5, 1.5);
    const spread = (...given) => {
      let next = 0;
      return f(...inputs.map(t => (t.dtype === 'float32' ? given[next++] : t)));
    };
    try {
      one.grads = tf.grads(spread)(floats, dy).map(written);
      one.dy = written(dy);
    } catch (e) {
      // TensorFlow.js has no gradient here.
    }
  }
  cases.push(one);
}

const strange = tf.tensor1d([NaN, Infinity, -Infinity, 0, -0, 1, -1, 1e-20, 1e20, 88, -88, 0.5, 1.5, 2.5, -2.5]);
const unary = ['neg', 'abs', 'sign', 'square', 'sqrt', 'rsqrt', 'reciprocal', 'exp', 'expm1', 'log',
  'log1p', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'sigmoid', 'softplus',
  'relu', 'elu', 'floor', 'ceil', 'round'];
const positive = ['sqrt', 'rsqrt', 'log', 'log1p', 'reciprocal'];
const unit = ['asin', 'acos'];
for (const name of unary) {
  const [low, high] = positive.includes(name) ? [0.2, 3] : unit.includes(name) ? [-0.9, 0.9] : [-2, 2];
  for (const shape of [[], [19], [3, 4], [2, 0]]) add(name, [tensor(shape, low, high)], x => tf[name](x));
  add(name, [strange], x => tf[name](x), {}, false);
}
// Of the others TensorFlow.js gives a result that is cut to a whole number, such as acos(0) = 1.
for (const name of ['neg', 'abs', 'square', 'relu', 'sign', 'exp', 'round']) {
  add(name, [tf.tensor1d([-3, 0, 4], 'int32')], x => tf[name](x), {}, false);
}
for (const name of unary) {
  const x = tf.tensor1d([1, 0, 4], 'int32');
  try {
    tf[name](x);
  } catch (e) {
    cases.push({name, inputs: [written(x)], attributes: {}, throws: true});
  }
}
add('isNaN', [strange], x => tf.isNaN(x));
add('logicalNot', [tf.tensor1d([1, 0], 'bool')], x => tf.logicalNot(x));

const binary = ['add', 'sub', 'mul', 'div', 'floorDiv', 'mod', 'pow', 'maximum', 'minimum',
  'squaredDifference', 'atan2', 'equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'];
for (const name of binary) {
  const f = (a, b) => tf[name](a, b);
  const grads = name !== 'floorDiv'; // TensorFlow.js hands on the quotient's; a step function has none.
  for (const [a, b] of [[[17], [17]], [[3, 4], []], [[1, 4], [3, 1]], [[2, 3, 2], [3, 1]], [[0, 2], [2]]]) {
    add(name, [tensor(a, 0.3, 3), tensor(b, 0.4, 2)], f, {}, grads);
  }
  add(name, [tensor([9]), tensor([9])], f, {}, false);
  // What JavaScript makes of these as a whole number, or in its %, is its own affair.
  const odd = name === 'mod' ? [NaN, 0, 1, -1] : [NaN, Infinity, -Infinity, 0, 1, -1];
  const pairs = odd.flatMap(a => odd.map(b => [a, b]));
  if (name !== 'floorDiv') add(name, [tf.tensor1d(pairs.map(p => p[0])), tf.tensor1d(pairs.map(p => p[1]))], f, {}, false);
  if (name !== 'atan2') {
    add(name, [tf.tensor1d([7, -7, 5], 'int32'), tf.tensor1d([2, 3, -2], 'int32')], f, {}, false);
    add(name, [tf.tensor1d([7, -7, 5], 'int32'), tf.tensor1d([2.5, 3.5, -2])], f, {}, false);
  }
}
for (const name of ['logicalAnd', 'logicalOr', 'logicalXor']) {
  add(name, [tf.tensor1d([1, 1, 0, 0], 'bool'), tf.tensor1d([1, 0, 1, 0], 'bool')], (a, b) => tf[name](a, b));
}
add('where', [tf.tensor1d([1, 0, 1], 'bool'), tensor([3]), tensor([3])], (c, a, b) => tf.where(c, a, b));

for (const name of ['sum', 'mean', 'prod', 'max', 'min', 'argMax', 'argMin']) {
  const whole = name.startsWith('arg');
  for (const shape of [[5], [3, 4], [2, 3, 4], [1500]]) {
    for (const axis of shape.length === 1 ? [[0]] : [[0], [-1], ...(whole ? [] : [[0, 1]])]) {
      const low = shape[0] === 1500 && name === 'prod' ? 0.999 : 0.5;
      const high = shape[0] === 1500 && name === 'prod' ? 1.001 : 2;
      add(name, [tensor(shape, low, high)], x => tf[name](x, whole ? axis[0] : axis), {axis});
    }
  }
  if (name !== 'mean') add(name, [tf.tensor1d([3, -1, 7, 7], 'int32')], x => tf[name](x, 0), {axis: [0]}, false);
}
add('prod', [tf.tensor1d([2, 0, 3])], x => tf.prod(x), {axis: [0]}, false);
add('sum', [tf.tensor1d([1, 0, 1], 'bool')], x => tf.sum(x), {axis: [0]}, false);
add('all', [tf.tensor2d([[1, 0], [1, 1]], null, 'bool')], x => tf.all(x, 1), {axis: [1]});
add('any', [tf.tensor2d([[1, 0], [0, 0]], null, 'bool')], x => tf.any(x, 1), {axis: [1]});

for (const [a, b, ta, tb] of [
  [[3, 4], [4, 5], false, false], [[4, 3], [4, 5], true, false], [[3, 4], [5, 4], false, true],
  [[4, 3], [5, 4], true, true], [[2, 3, 4], [2, 4, 5], false, false], [[2, 3, 4], [1, 4, 5], false, false],
  [[33, 17], [17, 35], false, false], [[1, 7], [7, 1], false, false]]) {
  add('matMul', [tensor(a), tensor(b)], (x, y) => tf.matMul(x, y, ta, tb), {transposeA: ta, transposeB: tb});
}
add('transpose', [tensor([2, 3, 4])], x => tf.transpose(x, [2, 0, 1]), {perm: [2, 0, 1]});
add('transpose', [tensor([3, 4])], x => tf.transpose(x), {perm: []});
add('reshape', [tensor([3, 4])], x => tf.reshape(x, [2, -1]), {shape: [2, -1]});
add('broadcastTo', [tensor([3, 1])], x => tf.broadcastTo(x, [2, 3, 4]), {shape: [2, 3, 4]});
add('slice', [tensor([4, 5])], x => tf.slice(x, [1, 2], [2, -1]), {begin: [1, 2], size: [2, -1]});
add('concat', [tensor([2, 3]), tensor([2, 1])], (a, b) => tf.concat([a, b], 1), {axis: [1]});
add('stack', [tensor([3]), tensor([3])], (a, b) => tf.stack([a, b], 1), {axis: [1]});
add('cast', [tf.tensor1d([1.7, -1.7, 0])], x => tf.cast(x, 'int32'), {dtype: 'int32'});
add('cast', [tf.tensor1d([1.7, -1.7, 0])], x => tf.cast(x, 'bool'), {dtype: 'bool'});
add('cast', [tf.tensor1d([3, 0], 'int32')], x => tf.cast(x, 'float32'), {dtype: 'float32'});

const losses = ['meanSquaredError', 'absoluteDifference', 'huberLoss'].map(name => {
  const labels = tensor([9], -3, 3), predictions = tensor([9], -3, 3);
  return {name, labels: written(labels), predictions: written(predictions),
    output: written(tf.losses[name](labels, predictions))};
});

const optimizers = [
  ['sgd', () => tf.train.sgd(0.1)], ['momentum', () => tf.train.momentum(0.05, 0.9)],
  ['nesterov', () => tf.train.momentum(0.05, 0.9, true)], ['adam', () => tf.train.adam(0.1)]
].map(([name, make]) => {
  const w = tf.variable(tf.tensor1d([3, -2, 0.5]));
  const optimizer = make();
  const scale = tf.tensor1d([1, 2, 0.5]);
  const path = [];
  for (let i = 0; i < 12; i++) {
    const loss = optimizer.minimize(() => w.sub(1).square().mul(scale).sum(), true);
    path.push(loss.dataSync()[0]);
  }
  return {name, path, end: Array.from(w.dataSync())};
});

const texts = [
  tf.scalar(0.1), tf.scalar(3), tf.tensor1d([1, 2.5, -3]), tf.tensor1d([]), tf.tensor2d([[1, 2, 3], [10, 20, 30]]),
  tf.tensor2d([[1.23456789, 2]]), tf.range(0, 30), tf.zeros([25, 2]), tf.range(0, 24).reshape([2, 3, 4]),
  tf.range(0, 16).reshape([2, 2, 2, 2]), tf.tensor1d([1, 0], 'bool'), tf.scalar(1, 'bool'),
  tf.tensor1d([1e-8, 1e10, 1e25, NaN, Infinity]), tf.tensor1d([3, 4], 'int32'), tf.zeros([3, 1]), tf.zeros([2, 30])
].map(t => ({...written(t), text: t.toString()}));

// Images. 'valid' and 'same' as TensorFlow.js writes them; a number pads each side by as much. There a
// number works out the width from the filter's height and the rows' stride: those are square here.
for (const [x, filter, strides, pad, dilations] of [
  [[2, 5, 4, 3], [3, 3, 3, 2], 1, 'same', 1], [[1, 6, 5, 1], [3, 2, 1, 9], 1, 'valid', 1],
  [[2, 7, 6, 2], [2, 3, 2, 5], 2, 'same', 1], [[1, 5, 6, 2], [3, 3, 2, 1], 2, 2, 1],
  [[1, 7, 7, 4], [3, 3, 4, 3], 3, 'valid', 1], [[3, 4, 2], [1, 1, 2, 3], 1, 'valid', 1],
  [[1, 1, 1, 1], [1, 1, 1, 1], 1, 'same', 1], [[1, 2, 2, 1], [5, 5, 1, 2], 1, 'same', 1],
  [[1, 9, 9, 1], [5, 5, 1, 8], 1, 'valid', 1], [[2, 4, 4, 5], [3, 3, 5, 19], 1, 'same', 1],
  [[2, 3, 7, 16], [2, 2, 16, 33], 1, 'same', 1], [[1, 3, 19, 2], [3, 3, 2, 20], 1, 'same', 1],
  [[0, 4, 4, 1], [3, 3, 1, 2], 1, 'same', 1], [[1, 2, 2, 1], [3, 3, 1, 1], 1, 'valid', 1],
  [[1, 6, 7, 2], [3, 2, 2, 3], 1, 'same', [2, 3]], [[1, 6, 7, 2], [2, 2, 2, 3], 1, 'valid', 2]]) {
  add('conv2d', [tensor(x), tensor(filter, -0.5, 0.5)], (a, b) => tf.conv2d(a, b, strides, pad, 'NHWC', dilations),
    {strides, pad, dilations});
}
for (const [x, filter, shape, strides, pad] of [
  [[2, 3, 2, 3], [3, 3, 2, 3], [2, 5, 4, 2], 2, 'same'], [[3, 2, 1], [2, 2, 3, 1], [4, 3, 3], 1, 'valid'],
  [[1, 4, 4, 16], [3, 3, 8, 16], [1, 4, 4, 8], 1, 'same']]) {
  add('conv2dTranspose', [tensor(x), tensor(filter)], (a, b) => tf.conv2dTranspose(a, b, shape, strides, pad),
    {shape, strides, pad});
}
for (const activation of ['linear', 'relu']) {
  for (const [x, filter, bias, strides, pad] of [
    [[2, 4, 4, 2], [3, 3, 2, 5], [5], 1, 'same'], [[5, 4, 1], [2, 2, 1, 16], [16], 2, 'valid'],
    [[1, 3, 3, 3], [2, 2, 3, 2], [], 1, 'valid']]) {
    add('fused.conv2d', [tensor(x), tensor(filter), tensor(bias)],
      (a, b, c) => tf.fused.conv2d({x: a, filter: b, bias: c, strides, pad, activation}),
      {strides, pad, activation});
  }
}
// The gradient of avgPool divides by the whole window there, though the values were divided by the part
// that lies on the image: only windows that lie on it wholly have gradients here.
for (const name of ['maxPool', 'avgPool']) {
  for (const [x, filterSize, strides, pad, same] of [
    [[2, 4, 4, 3], 2, 2, 'valid', true], [[1, 5, 4, 2], [3, 2], 2, 'same', false], [[1, 3, 3, 1], 2, 1, 1, false],
    [[6, 5, 2], 3, [2, 1], 'valid', true], [[1, 1, 1, 1], 1, 1, 'same', true], [[1, 3, 3, 17], 2, 1, 'valid', true],
    [[0, 4, 4, 2], 2, 2, 'valid', true], [[1, 1, 2, 1], 2, 2, 3, false]]) {
    add(name, [tensor(x)], a => tf[name](a, filterSize, strides, pad), {filterSize, strides, pad},
      same || name === 'maxPool');
  }
  const odd = [NaN, 1, 2, NaN, NaN, NaN, NaN, NaN, Infinity, 1, -Infinity, -Infinity, 3, 3, -Infinity, -Infinity];
  add(name, [tf.tensor(odd, [1, 2, 8, 1])], a => tf[name](a, 2, 2, 'valid'),
    {filterSize: 2, strides: 2, pad: 'valid'}, false);
}
add('maxPool', [tf.tensor([7, 7, 7, 7, -1, -1, -2, -1], [1, 2, 4, 1])], a => tf.maxPool(a, 2, 2, 'valid'),
  {filterSize: 2, strides: 2, pad: 'valid'});
add('maxPool', [tf.tensor([3, -1, 5, 2], [1, 2, 2, 1], 'int32')], a => tf.maxPool(a, 2, 1, 'same'),
  {filterSize: 2, strides: 1, pad: 'same'}, false);
for (const name of ['softmax', 'logSoftmax']) {
  for (const shape of [[5], [3, 11], [2, 3, 4], [4, 1], [0, 3], [3, 40]]) add(name, [tensor(shape)], x => tf[name](x));
  add(name, [tf.tensor2d([[1000, 1000, -1000], [0, -Infinity, 1], [1e-20, 0, NaN], [Infinity, 0, 1]])], x => tf[name](x), {}, false);
}
const places = (values, shape) => tf.tensor(values, shape, 'int32');
for (const [depth, onValue, offValue, dtype] of [[3, 1, 0, 'int32'], [4, 0.5, -1, 'float32'], [3, 1, 0, 'bool']]) {
  for (const at of [places([0, 2, -1, 5], [4]), places([1, 0, 2, 1], [2, 2]), places([1], [])]) {
    add('oneHot', [at], x => tf.oneHot(x, depth, onValue, offValue, dtype), {depth, onValue, offValue, dtype});
  }
}
for (const [shape, at, axis] of [
  [[4], places([3, 0, 3], [3]), 0], [[3, 2], places([2, 2, 0, 1], [2, 2]), 0], [[2, 3, 2], places([1, 1, 0, 2], [4]), 1],
  [[2, 3], places([1], []), -1], [[2, 3], places([], [0]), 0]]) {
  add('gather', [tensor(shape), at], (x, p) => tf.gather(x, p, axis), {axis});
}
add('gather', [places([4, 5, 6], [3]), places([2, 0], [2])], (x, p) => tf.gather(x, p), {axis: 0});
add('dropout', [tensor([3, 2])], x => tf.dropout(x, 0), {rate: 0});
for (const [name, inputs, attributes] of [
  ['conv2d', [tensor([1, 3, 3, 2]), tensor([2, 2, 1, 1])], {strides: 1, pad: 'same', dilations: 1}],
  ['conv2d', [tensor([3, 3]), tensor([2, 2, 1, 1])], {strides: 1, pad: 'same', dilations: 1}],
  ['conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1])], {strides: 1, pad: 'same', dilations: 1}],
  ['conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1, 1])], {strides: 2, pad: 'same', dilations: 2}],
  ['conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1, 1])], {strides: 0, pad: 'same', dilations: 1}],
  ['conv2d', [places([1], [1, 1, 1, 1]), tensor([1, 1, 1, 1])], {strides: 1, pad: 'same', dilations: 1}],
  ['maxPool', [tensor([3, 3])], {filterSize: 2, strides: 1, pad: 'valid'}],
  ['avgPool', [places([1], [1, 1, 1, 1])], {filterSize: 1, strides: 1, pad: 'valid'}],
  ['softmax', [tf.scalar(1)], {}], ['softmax', [places([1, 2], [2])], {}], ['logSoftmax', [tf.scalar(1)], {}],
  ['oneHot', [tensor([2])], {depth: 3, onValue: 1, offValue: 0, dtype: 'int32'}],
  ['oneHot', [places([0], [1])], {depth: 1, onValue: 1, offValue: 0, dtype: 'int32'}],
  ['gather', [tensor([2]), places([2], [1])], {axis: 0}], ['gather', [tensor([2]), places([-1], [1])], {axis: 0}],
  ['gather', [tensor([2]), tensor([1])], {axis: 0}], ['gather', [tf.scalar(1), places([0], [1])], {axis: 0}],
  ['dropout', [tensor([2])], {rate: 1}], ['dropout', [tensor([2])], {rate: -0.5}],
  ['dropout', [places([1], [1])], {rate: 0.5}]]) {
  const call = {
    conv2d: a => tf.conv2d(inputs[0], inputs[1], a.strides, a.pad, 'NHWC', a.dilations),
    maxPool: a => tf.maxPool(inputs[0], a.filterSize, a.strides, a.pad),
    avgPool: a => tf.avgPool(inputs[0], a.filterSize, a.strides, a.pad),
    softmax: () => tf.softmax(inputs[0]), logSoftmax: () => tf.logSoftmax(inputs[0]),
    oneHot: a => tf.oneHot(inputs[0], a.depth, a.onValue, a.offValue, a.dtype),
    gather: a => tf.gather(inputs[0], inputs[1], a.axis), dropout: a => tf.dropout(inputs[0], a.rate)
  }[name];
  try {
    call(attributes);
    throw new RangeError(name + ' takes ' + JSON.stringify(attributes));
  } catch (e) {
    if (e instanceof RangeError) throw e;
    cases.push({name, inputs: inputs.map(written), attributes, throws: true});
  }
}

fs.writeFileSync(path.join(__dirname, 'golden.json'),
  '{\n"cases": [\n' + cases.map(c => JSON.stringify(c)).join(',\n') + '\n],\n"losses": ' + JSON.stringify(losses)
  + ',\n"optimizers": ' + JSON.stringify(optimizers) + ',\n"texts": ' + JSON.stringify(texts) + '\n}\n');
console.log(cases.length + ' cases');
