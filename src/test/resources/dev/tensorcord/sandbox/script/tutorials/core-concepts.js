// What the first tutorial teaches: tensors, variables, ops, a model of two kinds, memory.
const table = tf.tensor([1, 2, 3, 10, 20, 30], [2, 3]);
table.print();
tf.tensor2d([[1, 2, 3], [10, 20, 30]]).print();
tf.zeros([3, 5]).print();

const biases = tf.variable(tf.zeros([5]));
biases.assign(tf.tensor1d([0, 1, 0, 1, 0]));
biases.print();

const e = tf.tensor2d([[1, 2], [3, 4]]);
const f = tf.tensor2d([[5, 6], [7, 8]]);
e.square().print();
e.add(f).print();
e.add(f).square().print();
tf.square(tf.add(e, f)).print();

function predict(input) {
  return tf.tidy(() => {
    const x = tf.scalar(input);
    return tf.scalar(2).mul(x.square()).add(tf.scalar(4).mul(x)).add(tf.scalar(8));
  });
}
predict(2).print();

const model = tf.sequential();
model.add(tf.layers.simpleRNN({units: 20, recurrentInitializer: 'GlorotNormal', inputShape: [80, 4]}));
const optimizer = tf.train.sgd(0.1);
model.compile({optimizer, loss: 'categoricalCrossentropy'});

const before = tf.memory().numTensors;
const average = tf.tidy(() => {
  const y = tf.tensor1d([1.0, 2.0, 3.0, 4.0]);
  const one = tf.scalar(1);
  return y.sub(one).square().mean();
});
average.print();
console.log('tensors more:', tf.memory().numTensors - before);
