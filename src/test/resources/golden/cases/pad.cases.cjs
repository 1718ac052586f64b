// Borders around tensors.
module.exports = ({op, tensor, ints, bools}) => {
  op('pad', [tensor([3]), [[1, 2]]]);
  op('pad', [tensor([2, 3]), [[0, 1], [2, 0]], 1.5]);
  op('pad', [tensor([2, 1, 2]), [[1, 0], [0, 0], [1, 1]], -1]);
  op('pad', [tensor([0, 2]), [[1, 1], [0, 0]]]);
  op('pad', [ints([2]), [[1, 1]], 7]);
  op('pad', [bools([2]), [[1, 1]], 1]);
};
