// What every worker runs before it takes a member's code: a little of all that snippets do.
class Point {
  constructor(x, y) { Object.assign(this, { x, y }); }
  get length() { return Math.hypot(this.x, this.y); }
}
const points = Array.from({ length: 20 }, (_, i) => new Point(i, i ** 2));
const { length, ...rest } = { length: 1, a: 2 };
const text = points.map(({ x, y }) => `${x.toFixed(1)}: ${y}`).filter(Boolean).join(', ');
console.log(text.replace(/(\d+)\.0/g, '$1'), JSON.stringify(rest), [...new Map([[1, 2]])]);
try {
  null.missing;
} catch (e) {
  console.log(`${e.name}: ${e.message}`);
}
const later = async () => { await null; return points.reduce((sum, p) => sum + p.length, 0); };
later().then(sum => console.log(sum));
const w = tf.variable(tf.tensor2d([[1], [2]]));
const xs = tf.tensor2d([[1, 2], [3, 4], [5, 6], [7, 8]]);
const optimizer = tf.train.sgd(0.01);
for (let i = 0; i < 3; i++) {
  optimizer.minimize(() => tf.tidy(() => xs.matMul(w).sub(1).square().mean()));
}
tf.grad(x => x.mul(2).add(1).pow(tf.scalar(2)).sum())(xs).print();
const model = tf.sequential();
model.add(tf.layers.conv2d({inputShape: [8, 8, 1], kernelSize: 3, filters: 2, activation: 'relu'}));
model.add(tf.layers.maxPooling2d({poolSize: [2, 2], strides: [2, 2]}));
model.add(tf.layers.flatten());
model.add(tf.layers.dense({units: 2, activation: 'softmax'}));
model.compile({optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy']});
const images = tf.randomUniform([4, 8, 8, 1]);
const labels = tf.oneHot(tf.tensor1d([0, 1, 0, 1], 'int32'), 2).toFloat();
const trained = model.fit(images, labels, {epochs: 1, batchSize: 2, callbacks: {onEpochEnd: async () => tf.nextFrame()}});
trained.then(({history}) => console.log(history, model.predict(images).argMax(1).dataSync()));
try {
  tf.ones([2]).add(tf.ones([3]));
} catch (e) {
  console.log(e.message);
}
show(tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])));
plot.line([1, 2, 3]);
text.length;
