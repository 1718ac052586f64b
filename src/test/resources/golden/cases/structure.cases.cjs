// What moves values about, and products of matrices.
module.exports = ({tf, op, tensor, ints, bools}) => {
  for (const [a, b, transposeA, transposeB] of [
    [[3, 4], [4, 5], false, false], [[4, 3], [4, 5], true, false], [[3, 4], [5, 4], false, true],
    [[4, 3], [5, 4], true, true], [[2, 3, 4], [2, 4, 5], false, false], [[2, 3, 4], [1, 4, 5], false, false],
    [[33, 17], [17, 35], false, false], [[1, 7], [7, 1], false, false]]) {
    op('matMul', [tensor(a), tensor(b), transposeA, transposeB]);
  }
  op('transpose', [tensor([2, 3, 4]), [2, 0, 1]]);
  op('transpose', [tensor([3, 4])]);
  op('reshape', [tensor([3, 4]), [2, -1]]);
  op('broadcastTo', [tensor([3, 1]), [2, 3, 4]]);
  op('slice', [tensor([4, 5]), [1, 2], [2, -1]]);
  op('concat', [[tensor([2, 3]), tensor([2, 1])], 1]);
  op('stack', [[tensor([3]), tensor([3])], 1]);
  op('cast', [tf.tensor1d([1.7, -1.7, 0]), 'int32']);
  op('cast', [tf.tensor1d([1.7, -1.7, 0]), 'bool']);
  op('cast', [ints([3]), 'float32']);
  op('cast', [bools([3]), 'int32']);
  const places = (values, shape) => tf.tensor(values, shape, 'int32');
  for (const [shape, at, axis] of [
    [[4], places([3, 0, 3], [3]), 0], [[3, 2], places([2, 2, 0, 1], [2, 2]), 0],
    [[2, 3, 2], places([1, 1, 0, 2], [4]), 1], [[2, 3], places([1], []), -1], [[2, 3], places([], [0]), 0]]) {
    op('gather', [tensor(shape), at, axis]);
  }
  op('gather', [places([4, 5, 6], [3]), places([2, 0], [2])]);
  op('gather', [tensor([2]), places([2], [1])]);
  op('gather', [tensor([2]), places([-1], [1])]);
  op('gather', [tensor([2]), tensor([1])]);
  op('gather', [tf.scalar(1), places([0], [1])]);
};
