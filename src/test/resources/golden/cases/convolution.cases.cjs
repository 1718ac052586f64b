// Convolutions with what follows them, in one op here, one after the other there.
module.exports = ({tf, op, tensor}) => {
  const pooled = ({x, filter, strides, pad, bias, activation, filterSize, poolStrides, poolPad = 'valid'}) => {
    let y = tf.conv2d(x, filter, strides, pad);
    if (bias) y = y.add(bias);
    if (activation === 'relu') y = y.relu();
    return tf.maxPool(y, filterSize, poolStrides, poolPad);
  };
  const both = (x, filter, more) =>
    op('fused.conv2dMaxPool', [{x: tensor(x), filter: tensor(filter), ...more}], {f: pooled});
  const halves = {filterSize: 2, poolStrides: 2};
  both([1, 6, 6, 1], [3, 3, 1, 2], {strides: 1, pad: 'valid', ...halves});
  both([2, 6, 6, 1], [3, 3, 1, 2], {strides: 1, pad: 'valid', bias: tensor([2]), activation: 'relu', ...halves});
  both([1, 5, 6, 3], [3, 3, 3, 4], {strides: 1, pad: 'same', bias: tensor([4]), activation: 'relu', ...halves});
  both([1, 7, 7, 2], [2, 2, 2, 3], {strides: 2, pad: 'same', ...halves, poolPad: 'same'});
  both([1, 6, 6, 2], [2, 2, 2, 17], {strides: 1, pad: 'same', activation: 'relu', filterSize: 3, poolStrides: 2});
  both([5, 5, 1], [2, 2, 1, 1], {strides: 1, pad: 'valid', bias: tensor([1]), ...halves});
  both([1, 4, 4, 2], [2, 2, 3, 1], {strides: 1, pad: 'valid', ...halves});
};
