// Products of matrices and vectors, lengths, axes in another order.
module.exports = ({tf, op, tensor, ints, bools}) => {
  op('matMul', [tensor([2, 3]), tensor([3, 4])]);
  op('matMul', [tensor([3, 2]), tensor([3, 4]), true]);
  op('matMul', [tensor([2, 3]), tensor([4, 3]), false, true]);
  op('matMul', [tensor([3, 2]), tensor([4, 3]), true, true]);
  op('matMul', [tensor([2, 2, 3]), tensor([2, 3, 2])]);
  op('matMul', [tensor([2, 1, 3]), tensor([3, 2])], {grads: false});
  op('matMul', [tensor([2, 3]), tensor([2, 3, 1])], {grads: false});
  op('matMul', [tensor([2, 3, 2, 2]), tensor([2, 3, 2, 1])]);
  op('matMul', [tensor([0, 3]), tensor([3, 2])]);
  op('matMul', [tensor([2, 0]), tensor([0, 3])]);
  op('matMul', [tensor([1, 30]), tensor([30, 1])]);
  op('matMul', [ints([2, 3]), ints([3, 2])]);
  op('matMul', [ints([3, 2], -46000, 46000), ints([3, 2], -46000, 46000), true]);
  op('matMul', [ints([2, 3]), tensor([3, 2])], {grads: false});
  op('matMul', [bools([2, 3]), tensor([3, 2])], {grads: false});
  op('matMul', [bools([2, 3]), ints([3, 2])]);
  op('matMul', [tf.tensor2d([[NaN, 1], [2, Infinity]]), tf.tensor2d([[1, 2], [3, 4]])]);
  op('matMul', [tf.tensor2d([[0, 1], [2, 3]]), tf.tensor2d([[Infinity, 2], [3, -Infinity]])]);
  op('matMul', [tensor([2, 3]), tensor([2, 4])]);
  op('matMul', [tensor([2, 3]), tensor([3, 4]), true]);
  op('matMul', [tensor([2, 2, 3]), tensor([3, 3, 2])]);
  op('matMul', [tf.complex([[1]], [[2]]), tf.complex([[1]], [[2]])]);

  op('dot', [tensor([3]), tensor([3])]);
  op('dot', [tensor([3]), tensor([3, 2])]);
  op('dot', [tensor([2, 3]), tensor([3])]);
  op('dot', [tensor([2, 3]), tensor([3, 2])]);
  op('dot', [ints([3]), ints([3])]);
  op('dot', [tensor([0]), tensor([0])], {grads: false});
  op('dot', [tensor([3]), tensor([2])]);
  op('dot', [tensor([2, 2, 2]), tensor([2, 2])]);
  op('dot', [tf.scalar(2), tensor([2])]);

  op('outerProduct', [tensor([3]), tensor([2])]);
  op('outerProduct', [ints([2]), ints([2])]);
  op('outerProduct', [tensor([3]), tensor([2, 2])]);

  op('norm', [tensor([4])]);
  op('norm', [tf.scalar(-3)]);
  op('norm', [tensor([2, 3])]);
  op('norm', [tensor([4]), 1]);
  op('norm', [tensor([2, 3]), 2, 0]);
  op('norm', [tensor([2, 3]), 'euclidean', 1, true]);
  op('norm', [tensor([2, 3]), 1, [0, 1]]);
  op('norm', [tensor([2, 3]), 'fro', [0, 1], true]);
  op('norm', [tensor([2, 3, 2]), 'euclidean', [1, 2]]);
  op('norm', [tensor([2, 3]), 'euclidean', null, true]);
  op('norm', [tf.tensor1d([NaN, 1])]);
  op('norm', [tf.tensor1d([-Infinity, 1])], {grads: false});
  op('norm', [ints([3])]);
  op('norm', [ints([3]), 1]);
  op('norm', [tensor([0])], {grads: false});
  op('norm', [tensor([3]), 3]);
  op('norm', [tensor([3]), 'nuc']);
  op('norm', [tensor([2, 3]), 2, [0, 1]]);
  op('norm', [tensor([2, 3, 2]), 2, [0, 1, 2]]);
  op('euclideanNorm', [tensor([4])]);
  op('euclideanNorm', [tensor([2, 3]), 1, true]);
  op('euclideanNorm', [tensor([2, 3]), [0, 1]]);

  for (const [equation, ...shapes] of [
    ['ij->ji', [2, 3]], ['ijk->kij', [2, 3, 2]], ['ij->', [2, 3]], ['ij->i', [2, 3]], ['i->i', [3]],
    ['ij,jk->ik', [2, 3], [3, 2]], ['ij,jk->ki', [2, 3], [3, 2]], ['i,i->', [3], [3]],
    ['i,j->ij', [2], [3]], ['bij,bjk->bik', [2, 2, 3], [2, 3, 2]], ['ij,ij->ij', [2, 3], [2, 3]],
    ['ij,ij->', [2, 3], [2, 3]], ['abc,cd->abd', [2, 2, 3], [3, 2]], ['abnh,btnh->bnat', [2, 2, 2, 3], [2, 3, 2, 3]],
    ['ij, jk -> ik', [2, 0], [0, 2]], ['ijk,j->ik', [2, 3, 2], [3]]
  ]) {
    op('einsum', [equation, ...shapes.map(s => tensor(s))], {grads: false});
  }
  op('einsum', ['ij,jk->ik', ints([2, 3]), ints([3, 2])]);
  op('einsum', ['ij,jk', tensor([2, 3]), tensor([3, 2])]);
  op('einsum', ['ij->k', tensor([2, 3])]);
  op('einsum', ['ii->i', tensor([2, 2])]);
  op('einsum', ['ij,jk->ik', tensor([2, 3])]);
  op('einsum', ['ij,jk->ik', tensor([2, 3]), tensor([2, 3])]);
  op('einsum', ['i,j,k->ijk', tensor([2]), tensor([2]), tensor([2])]);
  op('einsum', ['...i->...', tensor([2])]);

  op('transpose', [tensor([2, 3])]);
  op('transpose', [tensor([4])]);
  op('transpose', [tf.scalar(2)]);
  op('transpose', [tensor([2, 3, 2]), [1, 2, 0]]);
  op('transpose', [tensor([2, 1, 3, 2]), [3, 0, 2, 1]]);
  op('transpose', [tensor([1, 2, 2, 1, 2]), [4, 2, 0, 1, 3]]);
  op('transpose', [tensor([2, 1, 2, 1, 2, 2]), [5, 0, 3, 1, 4, 2]]);
  op('transpose', [ints([2, 3]), [1, 0]]);
  op('transpose', [bools([2, 3])]);
  op('transpose', [tensor([2, 0, 3])]);
  op('transpose', [tensor([2, 3]), [0]]);
  op('transpose', [tensor([2, 3]), [0, 2]]);
  op('transpose', [tensor([2, 3]), [-1, 0]]);

  const a = tensor([2, 3]);
  const b = tensor([3, 4]);
  const bias = tensor([4]);
  for (const activation of ['linear', 'relu', 'elu', 'relu6', 'sigmoid', 'leakyrelu']) {
    op('fused.matMul', [{a, b, bias, activation}]);
  }
  op('fused.matMul', [{a, b}]);
  op('fused.matMul', [{a, b: tensor([4, 3]), transposeB: true, bias: tensor([2, 4]), activation: 'relu'}]);
  op('fused.matMul', [{a, b, bias: tf.scalar(0.5)}]);
  op('fused.matMul', [{a, b, activation: 'leakyrelu', leakyreluAlpha: 0.5}]);
  op('fused.matMul', [{a, b, activation: 'prelu', preluActivationWeights: tensor([4])}]);
  op('fused.matMul', [{a: tensor([2, 2, 3]), b: tensor([2, 3, 2]), bias: tensor([2]), activation: 'relu'}], {grads: false});
  op('fused.matMul', [{a, b: tensor([4, 3])}]);
  op('fused.matMul', [{a, b, bias: tensor([3])}]);
  op('fused.matMul', [{a, b, activation: 'softer'}]);
};
