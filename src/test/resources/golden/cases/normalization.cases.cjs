// Values brought to a common scale.
module.exports = ({tf, op, tensor, ints, strange}) => {
  const positive = shape => tensor(shape, 0.3, 2);
  op('batchNorm', [tensor([2, 3]), tensor([3]), positive([3])]);
  op('batchNorm', [tensor([2, 3]), tensor([3]), positive([3]), tensor([3]), tensor([3]), 0.01]);
  op('batchNorm', [tensor([2, 3]), tensor([2, 3]), positive([2, 3]), null, tensor([2, 3])]);
  op('batchNorm', [tensor([2, 2, 2, 2]), tensor([2]), positive([2]), tensor([2])]);
  op('batchNorm', [tensor([4]), tensor([4]), positive([4])]);
  op('batchNorm', [tf.tensor2d([[NaN, 1], [Infinity, 2]]), tensor([2]), positive([2])]);
  op('batchNorm', [tensor([2, 3]), tensor([3]), positive([2, 3])]);
  op('batchNorm', [tensor([2, 3]), tensor([3]), positive([3]), tensor([2, 3])]);
  op('batchNorm', [tensor([2, 3]), tensor([3]), positive([3]), null, tensor([2, 3])]);
  op('batchNorm2d', [tensor([2, 3]), tensor([3]), positive([3]), tensor([3]), tensor([3])]);
  op('batchNorm2d', [tensor([2, 3, 1]), tensor([1]), positive([1])]);
  op('batchNorm3d', [tensor([2, 2, 3]), tensor([3]), positive([3])]);
  op('batchNorm3d', [tensor([2, 3]), tensor([3]), positive([3])]);
  op('batchNorm4d', [tensor([1, 2, 2, 3]), tensor([3]), positive([3]), tensor([3])]);
  op('batchNorm4d', [tensor([2, 3]), tensor([3]), positive([3])]);
  op('localResponseNormalization', [tensor([1, 2, 2, 4])]);
  op('localResponseNormalization', [tensor([2, 1, 6]), 1, 0.5, 2, 0.75]);
  op('localResponseNormalization', [tensor([1, 1, 1, 20]), 2]);
  op('localResponseNormalization', [tensor([1, 1, 30]), 10, 1, 0.1]);
  op('localResponseNormalization', [tensor([2, 3])]);
  op('localResponseNormalization', [tensor([2, 2, 3]), 1.5]);
  op('moments', [tensor([3, 4])]);
  op('moments', [tensor([3, 4]), 0]);
  op('moments', [tensor([2, 3, 4]), [0, -1], true]);
  op('moments', [ints([5])]);
  op('moments', [strange()]);
  op('moments', [tensor([2, 3]), 2]);
  for (const name of ['softmax', 'logSoftmax']) {
    op(name, [tensor([4])]);
    op(name, [tensor([2, 3, 4]), -1]);
    op(name, [tensor([2, 3]), 1]);
    op(name, [tf.tensor2d([[1000, 0, -1000], [Infinity, 1, 2], [NaN, 1, 2]])], {grads: false});
    op(name, [tensor([2, 3]), 0]);
    op(name, [tensor([2, 3]), 2]);
    op(name, [ints([3])]);
  }
};
