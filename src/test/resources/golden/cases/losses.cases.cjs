// tf.losses: each with weights of several shapes and every reduction.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const zeroOne = shape => tf.cast(bools(shape), 'float32');
  const oneHot = () => tf.oneHot(ints([2], 0, 2), 3);
  const weights = [undefined, tf.tensor2d([[1, 0, 2], [0.5, 3, 0]]), tf.tensor1d([1, 0, 2]), tf.scalar(2)];
  for (const name of ['absoluteDifference', 'meanSquaredError', 'hingeLoss']) {
    for (const w of weights) {
      op('losses.' + name, [zeroOne([2, 3]), tensor([2, 3]), w], {grads: w === undefined});
    }
    for (const reduction of [0, 1, 2, 3]) {
      op('losses.' + name, [zeroOne([2, 3]), tensor([2, 3]), undefined, reduction]);
      op('losses.' + name, [zeroOne([2, 3]), tensor([2, 3]), weights[2], reduction], {grads: false});
    }
    op('losses.' + name, [ints([3]), tensor([3])], {grads: false});
    op('losses.' + name, [[1, 0], tf.tensor1d([NaN, Infinity])], {grads: false});
    op('losses.' + name, [tensor([2, 3]), tensor([3])]);
    op('losses.' + name, [tensor([3]), tensor([3]), tensor([2])]);
    op('losses.' + name, [{}, tensor([3])]);
    op('losses.' + name, [tensor([3]), {}]);
    op('losses.' + name, [tensor([3]), tensor([3]), undefined, 4]);
  }
  for (const w of weights) {
    for (const reduction of [0, 1, 2, 3]) op('losses.computeWeightedLoss', [tensor([2, 3]), w, reduction], {grads: !w || w.rank !== 0});
  }
  op('losses.computeWeightedLoss', [tensor([2, 3]), tf.zeros([2, 3])], {grads: false});
  op('losses.computeWeightedLoss', [tensor([2, 3]), tensor([2, 1]), 1], {grads: false});
  op('losses.computeWeightedLoss', [ints([3]), tensor([3])], {grads: false});
  op('losses.computeWeightedLoss', [{}]);

  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 3]), 1]);
  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 3]), 0]);
  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 3]), -1, tf.tensor2d([[1], [2]]), 0], {grads: false});
  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 3]), 1, undefined, 2]);
  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 2]), 1]);
  op('losses.cosineDistance', [tensor([2, 3]), tensor([2, 3]), 2]);

  op('losses.huberLoss', [zeroOne([2, 3]), tensor([2, 3])]);
  op('losses.huberLoss', [zeroOne([2, 3]), tensor([2, 3]), weights[1]], {grads: false});
  op('losses.huberLoss', [zeroOne([2, 3]), tensor([2, 3]), undefined, 0.3]);
  op('losses.huberLoss', [zeroOne([2, 3]), tensor([2, 3]), weights[2], 0.3, 1], {grads: false});
  op('losses.huberLoss', [zeroOne([2, 3]), tensor([2, 3]), undefined, 2, 0]);
  op('losses.huberLoss', [tensor([2]), tensor([3])]);

  op('losses.logLoss', [zeroOne([2, 3]), tensor([2, 3], 0.1, 0.9)]);
  op('losses.logLoss', [zeroOne([2, 3]), tensor([2, 3], 0.1, 0.9), weights[1]], {grads: false});
  op('losses.logLoss', [zeroOne([3]), tf.tensor1d([0, 1, 0.5]), undefined, 1e-3, 0]);
  op('losses.logLoss', [zeroOne([3]), tf.tensor1d([0, 1, 0.5])], {grads: false});
  op('losses.logLoss', [tensor([2]), tensor([3])]);

  op('losses.sigmoidCrossEntropy', [zeroOne([2, 3]), tensor([2, 3])]);
  op('losses.sigmoidCrossEntropy', [zeroOne([2, 3]), tensor([2, 3]), weights[1]], {grads: false});
  op('losses.sigmoidCrossEntropy', [zeroOne([2, 3]), tensor([2, 3]), undefined, 0.2]);
  op('losses.sigmoidCrossEntropy', [zeroOne([2, 3]), tensor([2, 3]), weights[2], 0.1, 1], {grads: false});
  op('losses.sigmoidCrossEntropy', [[1, 0, 1], [100, -100, -1000], undefined, 0, 0]);
  op('losses.sigmoidCrossEntropy', [tensor([2]), tensor([3])]);

  op('losses.softmaxCrossEntropy', [zeroOne([2, 3]), tensor([2, 3])], {grads: false});
  op('losses.softmaxCrossEntropy', [oneHot(), tensor([2, 3])]);
  op('losses.softmaxCrossEntropy', [oneHot(), tensor([2, 3]), tf.tensor1d([1, 2])], {grads: false});
  op('losses.softmaxCrossEntropy', [oneHot(), tensor([2, 3]), undefined, 0.2]);
  op('losses.softmaxCrossEntropy', [oneHot(), tensor([2, 3]), tf.tensor1d([0, 2]), 0.1, 1], {grads: false});
  op('losses.softmaxCrossEntropy', [oneHot(), tensor([2, 3]), undefined, 0, 0]);
  op('losses.softmaxCrossEntropy', [[[1, 0]], [[1000, -1000]]]);
  op('losses.softmaxCrossEntropy', [tensor([2, 2]), tensor([2, 3])]);
};
