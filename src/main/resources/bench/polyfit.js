// A cubic through a hundred points: 200 steps down the gradient, as the 2018 tutorial takes them.
const a = tf.variable(tf.scalar(0.2));
const b = tf.variable(tf.scalar(0.4));
const c = tf.variable(tf.scalar(0.6));
const d = tf.variable(tf.scalar(0.8));
const optimizer = tf.train.sgd(0.5);

function predict(x) {
  return tf.tidy(() => a.mul(x.pow(tf.scalar(3)))
    .add(b.mul(x.square()))
    .add(c.mul(x))
    .add(d));
}

const xs = tf.linspace(-1, 1, 100);
const ys = tf.tidy(() => xs.pow(tf.scalar(3)).mul(-0.8)
  .add(xs.square().mul(-0.2)).add(xs.mul(0.9)).add(0.5));
for (let step = 0; step < 200; step++) {
  optimizer.minimize(() => predict(xs).sub(ys).square().mean());
  await tf.nextFrame();
}
const loss = tf.tidy(() => predict(xs).sub(ys).square().mean().dataSync()[0]);
[xs, ys, a, b, c, d].forEach(tensor => tensor.dispose());
console.log(`loss ${loss.toExponential(2)}`);
