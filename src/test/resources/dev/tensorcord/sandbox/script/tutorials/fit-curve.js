// What the second tutorial teaches: a cubic curve, learnt by gradient descent.
import * as tf from '@tensorflow/tfjs';
import {generateData} from './data';
import {plotData, plotDataAndPredictions, renderCoefficients} from './ui';

const a = tf.variable(tf.scalar(Math.random()));
const b = tf.variable(tf.scalar(Math.random()));
const c = tf.variable(tf.scalar(Math.random()));
const d = tf.variable(tf.scalar(Math.random()));

const steps = 75;
const optimizer = tf.train.sgd(0.5);

function predict(x) {
  return tf.tidy(() => a.mul(x.pow(tf.scalar(3, 'int32'))).add(b.mul(x.square())).add(c.mul(x)).add(d));
}

function loss(predictions, labels) {
  return predictions.sub(labels).square().mean();
}

async function train(xs, ys) {
  for (let step = 0; step < steps; step++) {
    optimizer.minimize(() => loss(predict(xs), ys));
    await tf.nextFrame();
  }
}

const now = () => ({a: a.dataSync()[0], b: b.dataSync()[0], c: c.dataSync()[0], d: d.dataSync()[0]});

async function learn() {
  const real = {a: -0.8, b: -0.2, c: 0.9, d: 0.5};
  const {xs, ys} = generateData(100, real);
  renderCoefficients('#data .coeff', real);
  await plotData('#data .plot', xs, ys);

  renderCoefficients('#random .coeff', now());
  const first = predict(xs);
  await plotDataAndPredictions('#random .plot', xs, ys, first);
  console.log('before', loss(first, ys).dataSync()[0]);

  await train(xs, ys);

  renderCoefficients('#trained .coeff', now());
  const last = predict(xs);
  await plotDataAndPredictions('#trained .plot', xs, ys, last);
  console.log('after', loss(last, ys).dataSync()[0]);
  first.dispose();
  last.dispose();
}

learn();
