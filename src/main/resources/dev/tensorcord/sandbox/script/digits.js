// Handwritten digits, under the names of the tutorials.
(function (lib, host) {
  'use strict';
  const {tf, global} = lib;

  const batch = (part, count) => {
    if (!(count >= 1)) {
      throw lib.error('A batch needs a number of digits.', 'Write for example nextTrainBatch(64).');
    }
    const [xs, labels] = host.digits(part, count);
    return {xs, labels};
  };
  const images = part => {
    const {xs, labels} = batch(part, host.digitCounts()[part === 'train' ? 0 : 1]);
    const shaped = xs.reshape([-1, 28, 28, 1]);
    xs.dispose();
    return {xs: shaped, labels};
  };

  class MnistData {
    /** The digits are here already. */
    async load() {}
    nextTrainBatch(count) {
      return batch('train', count);
    }
    nextTestBatch(count) {
      return batch('test', count);
    }
    nextBatch(count) {
      return batch('train', count);
    }
    getTrainData() {
      return images('train');
    }
    getTestData(count) {
      if (count === undefined) {
        return images('test');
      }
      const {xs, labels} = batch('test', count);
      return {xs: xs.reshape([-1, 28, 28, 1]), labels};
    }
  }
  lib.MnistData = MnistData;
  const mnist = new MnistData();
  Object.assign(mnist, {IMAGE_H: 28, IMAGE_W: 28, IMAGE_SIZE: 784, NUM_CLASSES: 10});
  global('MnistData', MnistData);
  // The third tutorial calls its digits `data`.
  Object.defineProperty(mnist, 'mnist', {value: mnist});
  global('data', mnist);

  /** Points around a cubic curve, the second of their sizes brought to between 0 and 1. */
  lib.generateData = (count, {a, b, c, d}, sigma = 0.04) =>
    tf.tidy(() => {
      const xs = tf.randomUniform([count], -1, 1);
      const curve = xs.mul(a).add(b).mul(xs).add(c).mul(xs).add(d);
      const ys = curve.add(tf.randomNormal([count], 0, sigma));
      const low = ys.min();
      return {xs, ys: ys.sub(low).div(ys.max().sub(low))};
    });
})
