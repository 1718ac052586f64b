// Convolutions, pools and what turns scores into likelihoods.
module.exports = ({tf, op, tensor}) => {
  // Padding by a number works out the width from the filter's height and the rows' stride there: those are
  // square here.
  for (const [x, filter, strides, pad, dilations] of [
    [[2, 5, 4, 3], [3, 3, 3, 2], 1, 'same', 1], [[1, 6, 5, 1], [3, 2, 1, 9], 1, 'valid', 1],
    [[2, 7, 6, 2], [2, 3, 2, 5], 2, 'same', 1], [[1, 5, 6, 2], [3, 3, 2, 1], 2, 2, 1],
    [[1, 7, 7, 4], [3, 3, 4, 3], 3, 'valid', 1], [[3, 4, 2], [1, 1, 2, 3], 1, 'valid', 1],
    [[1, 1, 1, 1], [1, 1, 1, 1], 1, 'same', 1], [[1, 2, 2, 1], [5, 5, 1, 2], 1, 'same', 1],
    [[1, 9, 9, 1], [5, 5, 1, 8], 1, 'valid', 1], [[2, 4, 4, 5], [3, 3, 5, 19], 1, 'same', 1],
    [[2, 3, 7, 16], [2, 2, 16, 33], 1, 'same', 1], [[1, 3, 19, 2], [3, 3, 2, 20], 1, 'same', 1],
    [[0, 4, 4, 1], [3, 3, 1, 2], 1, 'same', 1], [[1, 2, 2, 1], [3, 3, 1, 1], 1, 'valid', 1],
    [[1, 6, 7, 2], [3, 2, 2, 3], 1, 'same', [2, 3]], [[1, 6, 7, 2], [2, 2, 2, 3], 1, 'valid', 2]]) {
    op('conv2d', [tensor(x), tensor(filter, -0.5, 0.5), strides, pad, 'NHWC', dilations]);
  }
  for (const [x, filter, shape, strides, pad] of [
    [[2, 3, 2, 3], [3, 3, 2, 3], [2, 5, 4, 2], 2, 'same'], [[3, 2, 1], [2, 2, 3, 1], [4, 3, 3], 1, 'valid'],
    [[1, 4, 4, 16], [3, 3, 8, 16], [1, 4, 4, 8], 1, 'same']]) {
    op('conv2dTranspose', [tensor(x), tensor(filter), shape, strides, pad]);
  }
  for (const activation of ['linear', 'relu']) {
    for (const [x, filter, bias, strides, pad] of [
      [[2, 4, 4, 2], [3, 3, 2, 5], [5], 1, 'same'], [[5, 4, 1], [2, 2, 1, 16], [16], 2, 'valid'],
      [[1, 3, 3, 3], [2, 2, 3, 2], [], 1, 'valid']]) {
      op('fused.conv2d', [{x: tensor(x), filter: tensor(filter), strides, pad, bias: tensor(bias), activation}]);
    }
  }
  // The gradient of avgPool divides by the whole window there, though the values were divided by the part
  // that lies on the image: only windows that lie on it wholly have gradients here.
  for (const name of ['maxPool', 'avgPool']) {
    for (const [x, filterSize, strides, pad, same] of [
      [[2, 4, 4, 3], 2, 2, 'valid', true], [[1, 5, 4, 2], [3, 2], 2, 'same', false], [[1, 3, 3, 1], 2, 1, 1, false],
      [[6, 5, 2], 3, [2, 1], 'valid', true], [[1, 1, 1, 1], 1, 1, 'same', true], [[1, 3, 3, 17], 2, 1, 'valid', true],
      [[0, 4, 4, 2], 2, 2, 'valid', true], [[1, 1, 2, 1], 2, 2, 3, false]]) {
      op(name, [tensor(x), filterSize, strides, pad], {grads: same || name === 'maxPool'});
    }
    const odd = [NaN, 1, 2, NaN, NaN, NaN, NaN, NaN, Infinity, 1, -Infinity, -Infinity, 3, 3, -Infinity, -Infinity];
    op(name, [tf.tensor(odd, [1, 2, 8, 1]), 2, 2, 'valid'], {grads: false});
  }
  op('maxPool', [tf.tensor([7, 7, 7, 7, -1, -1, -2, -1], [1, 2, 4, 1]), 2, 2, 'valid']);
  op('maxPool', [tf.tensor([3, -1, 5, 2], [1, 2, 2, 1], 'int32'), 2, 1, 'same']);
  for (const name of ['softmax', 'logSoftmax']) {
    for (const shape of [[5], [3, 11], [2, 3, 4], [4, 1], [0, 3], [3, 40]]) op(name, [tensor(shape)]);
    op(name, [tf.tensor2d([[1000, 1000, -1000], [0, -Infinity, 1], [1e-20, 0, NaN], [Infinity, 0, 1]])], {grads: false});
    op(name, [tf.scalar(1)]);
  }
  op('softmax', [tf.tensor1d([1, 2], 'int32')]);
  const one = tf.tensor([1], [1, 1, 1, 1], 'int32');
  op('conv2d', [tensor([1, 3, 3, 2]), tensor([2, 2, 1, 1]), 1, 'same']);
  op('conv2d', [tensor([3, 3]), tensor([2, 2, 1, 1]), 1, 'same']);
  op('conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1]), 1, 'same']);
  op('conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1, 1]), 2, 'same', 'NHWC', 2]);
  op('conv2d', [tensor([1, 3, 3, 1]), tensor([2, 2, 1, 1]), 0, 'same']);
  op('conv2d', [one, tensor([1, 1, 1, 1]), 1, 'same']);
  op('maxPool', [tensor([3, 3]), 2, 1, 'valid']);
  op('avgPool', [one, 1, 1, 'valid']);
};
