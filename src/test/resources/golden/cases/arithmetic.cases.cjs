// Element-wise functions of two tensors: broadcasting, NaN and infinities, each pair of types.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const names = ['add', 'sub', 'mul', 'div', 'divNoNan', 'floorDiv', 'mod', 'pow', 'maximum', 'minimum',
    'squaredDifference', 'atan2', 'equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual'];
  const odd = [NaN, Infinity, -Infinity, 0, 1, -1];
  for (const name of names) {
    const grads = name !== 'floorDiv';
    for (const [a, b] of [[[17], [17]], [[3, 4], []], [[1, 4], [3, 1]], [[2, 3, 2], [3, 1]], [[0, 2], [2]]]) {
      op(name, [tensor(a, 0.3, 3), tensor(b, 0.4, 2)], {grads});
    }
    op(name, [tensor([9]), tensor([9])], {grads: false});
    // What JavaScript's % makes of infinities, and what becomes of NaN as a whole number, is its own affair.
    const pairs = (name === 'mod' ? [NaN, 0, 1, -1] : odd).flatMap(a => (name === 'mod' ? [NaN, 0, 1, -1] : odd).map(b => [a, b]));
    if (name !== 'floorDiv') {
      op(name, [tf.tensor1d(pairs.map(p => p[0])), tf.tensor1d(pairs.map(p => p[1]))], {grads: false});
    }
    if (name !== 'atan2') {
      op(name, [tf.tensor1d([7, -7, 5], 'int32'), tf.tensor1d([2, 3, -2], 'int32')]);
      op(name, [tf.tensor1d([7, -7, 5], 'int32'), tf.tensor1d([2.5, 3.5, -2])], {grads: false});
      op(name, [tf.tensor1d([7, -7], 'int32'), tf.tensor1d([true, true], 'bool')]);
      op(name, [tf.tensor1d([1.5, -7]), tf.tensor1d([true, true], 'bool')], {grads: false});
    }
    op(name, [tensor([2, 3]), tensor([2])]);
    op(name, [tf.tensor1d(['a']), tf.tensor1d([1])]);
    op(name, [[1, 2], 3]);
  }
  op('div', [tf.tensor1d([7, 0, -7], 'int32'), tf.tensor1d([0, 0, 0], 'int32')], {grads: false});
  op('divNoNan', [tf.tensor1d([7, 0, -7]), tf.tensor1d([0, 0, 2])], {grads: false});
  op('divNoNan', [tf.tensor1d([7, 0, -7], 'int32'), tf.tensor1d([0, 3, 2], 'int32')]);
  const c = tf.complex([[1, -2], [0.5, 3]], [[2, 0], [-1, 4]]), d = tf.complex([[3, 1]], [[-1, 2]]);
  // Where an axis is missing and not 1, complex numbers are not broadcast there but NaN.
  for (const name of ['add', 'sub', 'mul']) {
    op(name, [c, c]);
    op(name, [c, d]);
    op(name, [c, tf.tensor2d([[2], [3]])]);
    op(name, [tf.tensor2d([[2, 3]], [1, 2], 'int32'), d]);
  }
  for (const name of ['maximum', 'pow', 'mod', 'squaredDifference', 'atan2', 'less']) op(name, [c, c]);
  const texts = tf.tensor2d([['a', 'b'], ['ab', '']]);
  for (const name of ['equal', 'notEqual', 'less', 'lessEqual', 'greater', 'greaterEqual']) {
    op(name, [texts, tf.tensor1d(['a', 'ä'])]);
    op(name, [texts, 'ab']);
    op(name, [tf.tensor1d(['a', 'b', 'c']), tf.tensor1d(['b', 'a', 'c'])]);
    op(name, [bools([4]), bools([4])]);
  }
  op('add', [texts, texts]);
  for (const name of ['logicalAnd', 'logicalOr', 'logicalXor']) {
    op(name, [tf.tensor1d([1, 1, 0, 0], 'bool'), tf.tensor1d([1, 0, 1, 0], 'bool')]);
    op(name, [bools([2, 3]), bools([3])]);
    op(name, [bools([2, 1]), bools([1, 0])]);
    op(name, [[true, false], true]);
    op(name, [ints([2]), bools([2])]);
    op(name, [bools([2]), bools([3])]);
  }
  op('logicalNot', [tf.tensor1d([1, 0], 'bool')]);
  op('logicalNot', [bools([0, 2])]);
  op('logicalNot', [[1, 0]]);
  op('logicalNot', [ints([2])]);
  op('bitwiseAnd', [tf.tensor1d([5, -1, 12], 'int32'), tf.tensor1d([4, 77, 10], 'int32')]);
  op('bitwiseAnd', [ints([2, 2]), ints([2, 2])]);
  op('bitwiseAnd', [ints([2]), ints([1])]);
  op('bitwiseAnd', [tensor([2]), ints([2])]);
  op('where', [bools([3]), tensor([3]), tensor([3])]);
  op('where', [bools([2, 3]), tensor([3]), tf.scalar(2)]);
  op('where', [bools([3, 1]), tensor([1, 2]), tensor([3, 2])]);
  op('where', [tf.scalar(true), ints([3]), ints([3])]);
  op('where', [bools([4]), ints([4]), tensor([4])], {grads: false});
  op('where', [bools([4]), bools([4]), bools([4])]);
  op('where', [bools([0, 2]), tensor([0, 2]), tensor([2])]);
  op('where', [[true, false], [1, 2], [3, 4]]);
  op('where', [ints([3]), tensor([3]), tensor([3])]);
  op('where', [bools([3]), tensor([2]), tensor([3])]);
  op('where', [bools([1]), tf.complex([1], [2]), tf.complex([1], [2])]);
  op('complex', [tensor([2, 2]), tensor([2, 2])]);
  op('complex', [[1, 2], [3, 4]]);
  op('complex', [1, 2]);
  op('complex', [tensor([2]), tensor([3])]);
  op('complex', [tensor([0, 2]), tensor([0, 2])]);
  op('real', [c]);
  op('imag', [c]);
  op('real', [tensor([2])]);
  op('imag', [tensor([2])]);
};
