// What joins the elements along axes, and running sums and products.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const odd = [[NaN, 1, 2], [3, NaN, 1], [Infinity, 2, -Infinity], [0, -0, 0]];
  for (const name of ['sum', 'mean', 'prod', 'max', 'min', 'logSumExp']) {
    for (const shape of [[], [5], [3, 4], [2, 3, 4]]) op(name, [tensor(shape, 0.5, 2)]);
    for (const axis of [0, 1, -1, [0, 2], [1, 2], [-1, 0], [0, 1, 2]]) op(name, [tensor([2, 3, 4], 0.5, 2), axis]);
    op(name, [tensor([2, 3], 0.5, 2), [1], true]);
    op(name, [tensor([2, 3], 0.5, 2), null, true]);
    op(name, [tensor([2, 1, 3], 0.5, 2), 1]);
    op(name, [tf.tensor2d(odd), 1], {grads: false});
    if (name !== 'max' && name !== 'min' && name !== 'logSumExp') op(name, [tensor([0]), null]);
    op(name, [tensor([0, 3]), 1], {grads: false});
    if (name !== 'logSumExp') {
      op(name, [ints([2, 3]), 0]);
      if (name !== 'max' && name !== 'min') op(name, [bools([2, 3]), 1]);
    }
    op(name, [[1, 2, 3]]);
    op(name, [tensor([2, 3]), 2]);
    op(name, [tensor([2, 3]), [0, -3]]);
    if (name !== 'mean') op(name, [tf.complex([1], [2])]);
    op(name, [tf.tensor1d(['a'])]);
  }
  op('prod', [tf.tensor2d([[2, 0, 3], [0, 0, 1], [1, 2, 4]]), 1]);
  op('max', [tf.tensor1d([1, 3, 3, 2])]);
  op('sum', [tensor([1500], -1, 1)], {grads: false});
  op('mean', [tensor([1500], -1, 1)], {grads: false});
  op('logSumExp', [tf.tensor1d([1000, 1001, -1000])]);
  for (const name of ['argMax', 'argMin']) {
    op(name, [tensor([7])]);
    op(name, [tensor([3, 4])]);
    op(name, [tensor([3, 4]), 1]);
    op(name, [tensor([2, 3, 4]), -2]);
    op(name, [ints([9], 0, 3)]);
    op(name, [bools([5])]);
    op(name, [tf.tensor1d([2, 7, 7, 2])]);
    op(name, [tensor([2, 3]), 2]);
    op(name, [tf.tensor1d(['a'])]);
    op(name, [tensor([0, 2]), 1]);
  }
  for (const name of ['all', 'any']) {
    op(name, [bools([5])]);
    op(name, [bools([2, 3]), 1]);
    op(name, [bools([2, 3, 2]), [0, -1]]);
    op(name, [bools([2, 3]), 0, true]);
    op(name, [tf.scalar(true)]);
    op(name, [[true, false]]);
    op(name, [[1, 0]]);
    op(name, [ints([2])]);
    op(name, [tensor([2])]);
    op(name, [bools([2]), 1]);
  }
  for (const name of ['cumsum', 'cumprod']) {
    for (const [exclusive, reverse] of [[false, false], [true, false], [false, true], [true, true]]) {
      op(name, [tensor([5]), 0, exclusive, reverse]);
      // The gradient of cumsum is transposed once too often there where the axis is not the last, and
      // an axis counted from the end is lost altogether.
      op(name, [tensor([2, 3, 2]), 1, exclusive, reverse], {grads: false});
      op(name, [tensor([2, 3]), 1, exclusive, reverse]);
      op(name, [ints([4, 2]), 0, exclusive, reverse]);
    }
    op(name, [tensor([4])]);
    op(name, [bools([4])]);
    op(name, [tensor([0])]);
    op(name, [tf.tensor1d([1, NaN, 2])], {grads: false});
    op(name, [tf.complex([1], [2])]);
  }
  op('addN', [[tensor([2, 3])]]);
  op('addN', [[tensor([2, 3]), tensor([2, 3]), tensor([2, 3])]]);
  op('addN', [[ints([3]), ints([3])]]);
  op('addN', [[[1, 2], [3, 4]]]);
  op('addN', [[]]);
  op('addN', [[tensor([2]), tensor([3])]]);
  op('addN', [[tensor([2]), ints([2])]]);
  op('addN', [tensor([2])]);
  op('addN', [[tf.complex([1], [2]), tf.complex([1], [2])]]);
  const none = () => tf.tensor1d([]);
  const at = (values, shape) => tf.tensor(values, shape, 'int32');
  op('bincount', [at([1, 1, 2, 0]), none(), 4]);
  op('bincount', [at([1, 1, 2, 9]), tf.tensor1d([0.5, 2, 1, 7]), 4]);
  op('bincount', [at([1, 1, 2, 9]), at([5, 2, 1, 7]), 3], {grads: false});
  op('bincount', [at([]), none(), 2]);
  op('bincount', [at([1, 0], [2]), [], 2]);
  op('bincount', [at([1, -1]), none(), 4]);
  op('bincount', [at([1]), none(), -1]);
  op('bincount', [at([1, 2]), tf.tensor1d([1]), 4]);
  op('bincount', [tensor([2]), none(), 4]);
  op('denseBincount', [at([1, 1, 2, 0]), none(), 4]);
  op('denseBincount', [at([1, 1, 2, 0, 0, 9], [2, 3]), none(), 4]);
  op('denseBincount', [at([1, 1, 2, 0, 0, 9], [2, 3]), none(), 4, true]);
  op('denseBincount', [at([1, 1, 2, 0, 0, 9], [2, 3]), tensor([2, 3]), 4], {grads: false});
  op('denseBincount', [at([1, 1, 2, 0]), tensor([4]), 3, true], {grads: false});
  op('denseBincount', [at([1, 1, 2, 0], [1, 2, 2]), none(), 4]);
  op('denseBincount', [at([1, -1]), none(), 4]);
};
