// Writes golden.json beside itself: losses, paths of optimizers and printed tensors, as TensorFlow.js
// 4.22.0 has them in pure JavaScript. Values of ops are in cases/.
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

fs.writeFileSync(path.join(__dirname, 'golden.json'),
  '{\n"losses": ' + JSON.stringify(losses)
  + ',\n"optimizers": ' + JSON.stringify(optimizers) + ',\n"texts": ' + JSON.stringify(texts) + '\n}\n');
