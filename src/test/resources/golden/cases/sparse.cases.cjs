// Tensors of which some values are written down, and lists of rows of unlike lengths.
module.exports = ({tf, op, tensor, ints}) => {
  const i1 = list => tf.tensor1d(list, 'int32');
  const i2 = (list, shape) => tf.tensor2d(list, shape, 'int32');
  const flat = {grads: false};
  const fill = 'sparse.sparseFillEmptyRows';
  const places = i2([[0, 0], [1, 0], [1, 3], [1, 4], [3, 2], [3, 3]]);
  op(fill, [places, i1([0, 10, 13, 14, 32, 33]), i1([5, 6]), tf.scalar(-1, 'int32')]);
  op(fill, [places, tensor([6]), i1([5, 6]), tf.scalar(-1)], flat);
  op(fill, [i2([[1, 2], [0, 3]]), tensor([2]), i1([2, 4]), tf.scalar(-1)], flat);
  op(fill, [i2([[0, 1], [1, 3]]), tensor([2]), i1([2, 4]), tf.scalar(-1)], flat);
  op(fill, [i2([], [0, 2]), tf.tensor1d([]), i1([2, 5]), tf.scalar(-1)], flat);
  op(fill, [i2([], [0, 2]), tf.tensor1d([]), i1([0, 5]), tf.scalar(-1)], flat);
  op(fill, [i2([[0, 0]]), i1([1]), i1([0, 2]), tf.scalar(-1, 'int32')]);
  op(fill, [i2([[2, 0]]), i1([1]), i1([2, 2]), tf.scalar(-1, 'int32')]);
  op(fill, [i2([[-1, 0]]), i1([1]), i1([2, 2]), tf.scalar(-1, 'int32')]);
  op(fill, [i1([0]), i1([1]), i1([2, 2]), tf.scalar(-1, 'int32')]);
  op(fill, [i2([[0, 0]]), i1([1]), i1([2, 2]), i1([-1])]);

  const reshape = 'sparse.sparseReshape';
  op(reshape, [i2([[0, 0, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0], [1, 2, 3]]), i1([2, 3, 6]), i1([9, -1])]);
  op(reshape, [i2([[0, 0], [4, 5]]), i1([5, 6]), i1([5, 6])]);
  op(reshape, [i2([[0, 0], [4, 5]]), i1([5, 6]), i1([2, 3, 5])]);
  op(reshape, [i2([], [0, 2]), i1([5, 6]), i1([10, 3])]);
  op(reshape, [i2([[0, 0]]), i1([5, 6]), i1([-1, -1])]);
  op(reshape, [i2([[0, 0]]), i1([5, 6]), i1([-2, 3])]);
  op(reshape, [i2([[0, 0]]), i1([5, 6]), i1([7, -1])]);
  op(reshape, [i2([[0, 0]]), i1([5, 6]), i1([5, 5])]);
  op(reshape, [i2([], [0, 2]), i1([0, 6]), i1([0, -1])]);
  op(reshape, [i1([0]), i1([5, 6]), i1([5, 5])]);

  for (const name of ['sparse.sparseSegmentSum', 'sparse.sparseSegmentMean']) {
    op(name, [tensor([3, 2]), i1([0, 1, 2]), i1([0, 0, 1])], flat);
    op(name, [tensor([3, 2, 2]), i1([2, 0, 2, 1]), i1([0, 2, 2, 4])], flat);
    op(name, [tensor([3]), i1([0, 1]), i1([0, 1])], flat);
    op(name, [ints([3, 2]), i1([0, 2]), i1([0, 0])]);
    op(name, [tensor([3, 2]), i1([]), i1([])], flat);
    op(name, [tensor([3, 2]), i1([0, 3]), i1([0, 0])]);
    op(name, [tensor([3, 2]), i1([0, 1]), i1([1, 0])]);
    op(name, [tensor([3, 2]), i1([0, 1]), i1([-1, 0])]);
    op(name, [tensor([3, 2]), i1([0, 1]), i1([0])]);
    op(name, [tf.scalar(1), i1([0]), i1([0])]);
    op(name, [tensor([3, 2]), i2([[0]]), i1([0])]);
  }

  const gather = 'raggedGather';
  const splits = [i1([0, 2, 3, 3, 5]), i1([0, 1, 4, 4, 6, 9])];
  op(gather, [splits, tensor([9]), i1([2, 0, 3]), 2], flat);
  op(gather, [splits, tensor([9, 2]), i1([0, 0]), 2], flat);
  op(gather, [splits, tensor([9]), i2([[2, 0], [3, 1]]), 3], flat);
  op(gather, [splits, tensor([9]), tf.scalar(3, 'int32'), 1], flat);
  op(gather, [[i1([0, 2, 3])], i1([1, 2, 3]), i1([1, 0, 1]), 1]);
  op(gather, [splits, tensor([9]), i1([4]), 2]);
  op(gather, [splits, tensor([9]), i1([-1]), 2]);
  op(gather, [[i1([0, 3, 2])], tensor([3]), i1([0]), 1]);
  op(gather, [[i1([0, 3, 7])], tensor([3]), i1([0]), 1]);
  op(gather, [[i1([])], tensor([3]), i1([0]), 1]);
  op(gather, [[i1([0, 1])], tf.scalar(3), i1([0]), 1]);

  op('raggedRange', [i1([0, 5, 8]), i1([8, 7, 12]), i1([1, 2, 3])]);
  op('raggedRange', [tensor([3], 0, 1), tf.tensor1d([2, 3, 0]), tf.tensor1d([0.5, 0.25, -0.3])]);
  op('raggedRange', [tf.scalar(0), tf.tensor1d([2, 3]), tf.scalar(1)]);
  op('raggedRange', [tf.scalar(0), tf.scalar(3), tf.scalar(1)]);
  op('raggedRange', [tf.tensor1d([0, 5]), tf.tensor1d([5, 0]), tf.scalar(-1)]);
  op('raggedRange', [tf.tensor1d([0, 5]), tf.tensor1d([5, 0, 1]), tf.scalar(-1)]);
  op('raggedRange', [tensor([1, 1]), tf.tensor1d([5]), tf.scalar(-1)]);
  op('raggedRange', [tf.scalar(0), tf.scalar(3), tf.scalar(0)]);

  const full = 'raggedTensorToTensor';
  const nine = () => tensor([9]);
  const first = tf.scalar(4, 'int32');
  const rows = i1([0, 0, 0, 2, 2, 2, 2, 3, 3]);
  const half = tf.scalar(1.5);
  op(full, [i1([4, 4]), nine(), half, [first, rows], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS']], flat);
  op(full, [i1([4, 4]), nine(), half, [i1([0, 3, 3, 7, 9])], ['ROW_SPLITS']], flat);
  op(full, [i1([3, 5]), nine(), half, [first, rows], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS']], flat);
  op(full, [i1([3, 2]), nine(), half, [first, rows], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS']], flat);
  op(full, [i1([-1, -1]), nine(), half, [i1([0, 3, 3, 7, 9])], ['ROW_SPLITS']], flat);
  op(full, [i1([5, 2, 3]), nine(), half, [i1([0, 1, 3, 3, 5, 6]), i1([0, 0, 2, 3, 5, 8, 9])], ['ROW_SPLITS', 'ROW_SPLITS']], flat);
  op(full, [i1([5, 2, 3]), nine(), half, [tf.scalar(5, 'int32'), i1([0, 1, 1, 3, 3, 4]), i1([1, 1, 2, 3, 3, 4, 4, 4, 5])], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS', 'VALUE_ROWIDS']], flat);
  op(full, [i1([3, 5, 2]), tensor([9, 2]), half, [first, rows], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS']], flat);
  op(full, [i1([-1, 3]), i1([1, 2, 3]), tf.scalar(7, 'int32'), [i1([0, 1, 3])], ['ROW_SPLITS']]);
  op(full, [i1([4, 4, 4]), nine(), half, [first, rows], ['FIRST_DIM_SIZE', 'VALUE_ROWIDS']]);
  op(full, [i1([4, 4]), nine(), half, [rows], ['VALUE_ROWIDS']]);
  op(full, [i1([4, 4]), nine(), half, [i1([0, 3, 3, 7, 9])], ['ROW_LENGTHS']]);
  op(full, [i1([4, 4]), nine(), tensor([2]), [i1([0, 3, 3, 7, 9])], ['ROW_SPLITS']]);
};
