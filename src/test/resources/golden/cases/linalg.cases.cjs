// What TensorFlow.js has of linear algebra; numpy.py has the rest.
module.exports = ({tf, op, tensor, ints}) => {
  op('linalg.bandPart', [tensor([3, 4]), 1, 0]);
  op('linalg.bandPart', [tensor([4, 3]), -1, 1]);
  op('linalg.bandPart', [tensor([3, 3]), 0, -1]);
  op('linalg.bandPart', [tensor([2, 3, 3]), 0, 0]);
  op('linalg.bandPart', [tensor([3, 3]), 3, 3]);
  op('linalg.bandPart', [ints([3, 3]), 1, 1]);
  op('linalg.bandPart', [tensor([3, 3]), tf.scalar(1, 'int32'), tf.scalar(0, 'int32')], {grads: false});
  op('linalg.bandPart', [tensor([3]), 1, 1]);
  op('linalg.bandPart', [tensor([3, 3]), 0.5, 1]);
  op('linalg.bandPart', [tensor([3, 3]), 4, 1]);
  op('linalg.bandPart', [tensor([3, 3]), 1, 4]);

  op('linalg.gramSchmidt', [tf.tensor2d([[2, 1, 0], [1, -2, 1], [0, 1, 3]])]);
  op('linalg.gramSchmidt', [tf.tensor2d([[2, 1, 0], [1, -2, 1]])]);
  op('linalg.gramSchmidt', [[tf.tensor1d([3, 4]), tf.tensor1d([1, 0])]]);
  op('linalg.gramSchmidt', [tensor([3, 2])]);
  op('linalg.gramSchmidt', [[tensor([2]), tensor([3])]]);
  op('linalg.gramSchmidt', [[]]);

  for (const full of [false, true]) {
    op('linalg.qr', [tensor([3, 3]), full], {grads: false});
    op('linalg.qr', [tensor([4, 2]), full], {grads: false});
    op('linalg.qr', [tensor([2, 4]), full], {grads: false});
  }
  op('linalg.qr', [tf.tensor2d([[1, 2], [3, 4]])]);
  op('linalg.qr', [tf.tensor2d([[-5]])]);
  op('linalg.qr', [tf.tensor2d([[0, 2], [3, 4]])]);
  op('linalg.qr', [tensor([2, 3, 3])], {grads: false});
  op('linalg.qr', [tensor([3])]);
};
