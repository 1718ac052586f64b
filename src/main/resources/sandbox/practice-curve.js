// Fits a curve as the tutorials do: small ops, gradients, optimizers, frames, values read back.
const xs = tf.randomUniform([100], -1, 1);
const ys = tf.tidy(() => xs.pow(3).mul(0.8).add(xs.square().mul(-0.2)).add(xs.mul(0.9)).add(0.5));
const weights = [0, 1, 2, 3].map(() => tf.variable(tf.scalar(Math.random())));
const [a, b, c, d] = weights;
const predict = x => tf.tidy(() => a.mul(x.pow(tf.scalar(3))).add(b.mul(x.square())).add(c.mul(x)).add(d));
const loss = (predicted, labels) => predicted.sub(labels).square().mean();
for (const optimizer of [tf.train.sgd(0.5), tf.train.adam(0.1)]) {
  for (let step = 0; step < 60; step++) {
    optimizer.minimize(() => loss(predict(xs), ys));
    await tf.nextFrame();
  }
}
console.log('loss', loss(predict(xs), ys).dataSync()[0]);
