// Windows over images, lines and volumes: their settings, and the ops made of them.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const flat = {grads: false};
  const sides = [[0, 0], [1, 2], [0, 1], [0, 0]];

  // conv2d and its settings
  op('conv2d', [tensor([1, 4, 5, 2]), tensor([2, 3, 2, 3]), 1, 'same']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), [1, 2], 'valid', 'NHWC', [1, 1]]);
  op('conv2d', [tensor([1, 4, 4, 1]), tensor([2, 2, 1, 2]), 1, sides]);
  op('conv2d', [tensor([1, 4, 4, 1]), tensor([2, 2, 1, 2]), 2, sides, 'NHWC', [1, 1], 'ceil']);
  op('conv2d', [tensor([5, 5, 1]), tensor([2, 2, 1, 1]), 2, 1, 'NHWC', 1, 'floor']);
  op('conv2d', [tensor([5, 5, 1]), tensor([2, 2, 1, 1]), 2, 0, 'NHWC', 1, 'ceil'], flat);
  op('conv2d', [tensor([5, 5, 1]), tensor([2, 2, 1, 1]), 3, 1, 'NHWC', 1, 'round']);
  op('conv2d', [tensor([2, 3, 4, 4]), tensor([2, 2, 3, 2]), 1, 'same', 'NCHW']);
  op('conv2d', [tensor([1, 4, 4]), tensor([2, 2, 1, 2]), 2, 'valid', 'NCHW'], flat);
  op('conv2d', [tensor([1, 1, 4, 4]), tensor([2, 2, 1, 1]), 1, [[0, 0], [0, 0], [0, 1], [0, 1]], 'NCHW'], flat);
  op('conv2d', [tensor([1, 4, 4, 1]), tensor([2, 2, 1, 1]), 1, 'same', 'NHWC', [2, 2]], flat);
  op('conv2d', [tensor([4, 4]), tensor([2, 2, 1, 1]), 1, 'same']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1]), 1, 'same']);
  op('conv2d', [tensor([4, 4, 2]), tensor([2, 2, 1, 1]), 1, 'same']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), 2, 'same', 'NHWC', 2]);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), 1, 'same', 'NHWC', 1, 'round']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), 1, 1.2, 'NHWC', 1, 'round']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), 0, 'same']);
  op('conv2d', [tensor([4, 4, 1]), tensor([2, 2, 1, 1]), 1, 'same', 'NHWC', 0]);

  const x = tensor([1, 3, 4, 2]);
  const filter = tensor([2, 2, 2, 3]);
  for (const f of ['linear', 'relu', 'relu6', 'elu', 'sigmoid'])
    op('fused.conv2d', [{x, filter, strides: 1, pad: 'valid', bias: tensor([3]), activation: f}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same'}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same', bias: tf.scalar(0.5), activation: 'relu'}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same', bias: tensor([1, 3, 4, 3]), activation: 'relu'}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same', activation: 'leakyrelu', leakyreluAlpha: 0.3}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same', activation: 'prelu', preluActivationWeights: tensor([3])}], flat);
  op('fused.conv2d', [{x, filter, strides: 1, pad: 'same', activation: 'prelu', preluActivationWeights: tensor([3, 4, 3])}], flat);
  op('fused.conv2d', [{x: tensor([3, 3, 2]), filter, strides: 2, pad: 1, dimRoundingMode: 'floor', bias: tensor([1])}], flat);
  op('fused.conv2d', [{x: tensor([1, 2, 3, 3]), filter, strides: 1, pad: 'same', dataFormat: 'NCHW', bias: tensor([3]), activation: 'relu'}], flat);
  op('fused.conv2d', [{x: tensor([1, 2, 3, 3]), filter, strides: 1, pad: 'same', dataFormat: 'NCHW', bias: tensor([3, 1, 1])}]);
  op('fused.conv2d', [{x: tensor([3, 3]), filter, strides: 1, pad: 'same'}]);
  op('fused.conv2d', [{x, filter, strides: 2, pad: 'same', dilations: 2}]);

  // depthwise
  op('depthwiseConv2d', [tensor([1, 4, 5, 2]), tensor([2, 3, 2, 1]), 1, 'same']);
  op('depthwiseConv2d', [tensor([2, 4, 4, 3]), tensor([3, 3, 3, 2]), 2, 'valid']);
  op('depthwiseConv2d', [tensor([2, 4, 4, 1]), tensor([3, 3, 1, 2]), 1, 'same']);
  op('depthwiseConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 2]), [2, 1], 'same']);
  op('depthwiseConv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 1]), 1, 'same', 'NHWC', [2, 2]], flat);
  op('depthwiseConv2d', [tensor([1, 4, 4, 2]), tensor([2, 2, 2, 1]), 1, sides], flat);
  op('depthwiseConv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 1]), 2, 1, 'NHWC', 1, 'ceil'], flat);
  op('depthwiseConv2d', [tensor([1, 3, 3, 20]), tensor([2, 2, 20, 1]), 1, 'valid']);
  op('depthwiseConv2d', [tensor([0, 3, 3, 2]), tensor([2, 2, 2, 1]), 1, 'valid'], flat);
  op('depthwiseConv2d', [tensor([3, 3]), tensor([2, 2, 2, 1]), 1, 'valid']);
  op('depthwiseConv2d', [tensor([3, 3, 2]), tensor([2, 2, 2]), 1, 'valid']);
  op('depthwiseConv2d', [tensor([3, 3, 2]), tensor([2, 2, 3, 1]), 1, 'valid']);
  op('depthwiseConv2d', [tensor([5, 5, 2]), tensor([2, 2, 2, 1]), 2, 'valid', 'NHWC', 2]);
  op('depthwiseConv2d', [tensor([5, 5, 2]), tensor([2, 2, 2, 1]), 1, 'valid', 'NHWC', 1, 'ceil']);
  for (const f of ['linear', 'relu', 'relu6', 'elu', 'sigmoid'])
    op('fused.depthwiseConv2d', [{x, filter: tensor([2, 2, 2, 1]), strides: 1, pad: 'same', bias: tensor([2]), activation: f}], flat);
  op('fused.depthwiseConv2d', [{x, filter: tensor([2, 2, 2, 2]), strides: 1, pad: 'same', activation: 'prelu', preluActivationWeights: tensor([4])}], flat);
  op('fused.depthwiseConv2d', [{x, filter: tensor([2, 2, 2, 1]), strides: 1, pad: 'same', activation: 'leakyrelu', leakyreluAlpha: 0.1}], flat);
  op('fused.depthwiseConv2d', [{x, filter: tensor([2, 2, 3, 1]), strides: 1, pad: 'same'}]);
  op('separableConv2d', [tensor([1, 4, 4, 2]), tensor([2, 2, 2, 2]), tensor([1, 1, 4, 3]), 1, 'same']);
  op('separableConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 1]), tensor([1, 1, 2, 3]), 2, 'valid']);
  op('separableConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 1]), tensor([1, 1, 2, 3]), 1, 'valid', [2, 1]], flat);
  op('separableConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 1]), tensor([1, 1, 3, 3]), 1, 'valid']);
  op('separableConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 1]), tensor([2, 1, 2, 3]), 1, 'valid']);
  op('separableConv2d', [tensor([4, 4, 2]), tensor([2, 2, 2, 1]), tensor([1, 1, 2, 3]), 1, 'valid', 1, 'NCHW']);
  op('separableConv2d', [tensor([4, 4]), tensor([2, 2, 2, 1]), tensor([1, 1, 2, 3]), 1, 'valid']);

  // lines
  op('conv1d', [tensor([2, 5, 2]), tensor([3, 2, 2]), 1, 'same']);
  op('conv1d', [tensor([6, 1]), tensor([2, 1, 3]), 2, 'valid']);
  op('conv1d', [tensor([6, 1]), tensor([2, 1, 1]), 1, 'valid', 'NWC', 2], flat);
  op('conv1d', [tensor([1, 6, 1]), tensor([2, 1, 1]), 1, [[0, 0], [0, 0], [2, 1], [0, 0]]], flat);
  op('conv1d', [tensor([1, 4, 1]), tensor([1, 1, 1]), 1, 0], flat);
  op('conv1d', [tensor([4]), tensor([1, 1, 1]), 1, 'same']);
  op('conv1d', [tensor([4, 1]), tensor([1, 1]), 1, 'same']);
  op('conv1d', [tensor([4, 1]), tensor([1, 2, 1]), 1, 'same']);
  op('conv1d', [tensor([4, 1]), tensor([2, 1, 1]), 2, 'same', 'NWC', 2]);
  op('conv1d', [tensor([4, 1]), tensor([2, 1, 1]), 1, 'same', 'NCW']);
  op('conv1d', [tensor([4, 1]), tensor([2, 1, 1]), 0, 'same']);

  // stamps
  op('conv2dTranspose', [tensor([1, 2, 3, 2]), tensor([2, 2, 1, 2]), [1, 4, 6, 1], 2, 'same']);
  op('conv2dTranspose', [tensor([2, 2, 1]), tensor([2, 2, 3, 1]), [3, 3, 3], 1, 'valid']);
  op('conv2dTranspose', [tensor([1, 2, 2, 1]), tensor([2, 2, 1, 1]), [1, 4, 4, 1], 2, [[0, 0], [0, 0], [0, 0], [0, 0]]], flat);
  op('conv2dTranspose', [tensor([2, 2, 1]), tensor([2, 2, 3, 1]), [1, 3, 3, 3], 1, 'valid']);
  op('conv2dTranspose', [tensor([2, 2, 2]), tensor([2, 2, 3, 1]), [3, 3, 3], 1, 'valid']);
  op('conv2dTranspose', [tensor([2, 2, 1]), tensor([2, 2, 3, 1]), [3, 3, 2], 1, 'valid']);

  // volumes
  op('conv3d', [tensor([1, 3, 3, 2, 2]), tensor([2, 2, 2, 2, 2]), 1, 'same']);
  op('conv3d', [tensor([2, 4, 3, 3, 1]), tensor([2, 2, 1, 1, 2]), [2, 1, 1], 'valid']);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 1, 'valid']);
  op('conv3d', [tensor([1, 5, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 1, 'same', 'NDHWC', [2, 1, 1]], flat);
  op('conv3d', [tensor([3, 3, 3]), tensor([2, 2, 2, 1, 1]), 1, 'valid']);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1]), 1, 'valid']);
  op('conv3d', [tensor([3, 3, 3, 2]), tensor([2, 2, 2, 1, 1]), 1, 'valid']);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 2, 'valid', 'NDHWC', 2]);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 1, 'valid', 'NCDHW']);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 0, 'valid']);
  op('conv3dTranspose', [tensor([1, 1, 2, 2, 2]), tensor([2, 2, 2, 1, 2]), [1, 2, 4, 4, 1], 2, 'same'], flat);
  op('conv3dTranspose', [tensor([1, 1, 1, 1]), tensor([2, 2, 2, 2, 1]), [2, 2, 2, 2], 1, 'valid'], flat);
  op('conv3dTranspose', [tensor([1, 1, 1, 1]), tensor([2, 2, 2, 2, 1]), [2, 2, 2, 1], 1, 'valid']);

  // pools
  for (const name of ['maxPool', 'avgPool']) {
    op(name, [tensor([1, 4, 4, 2]), 2, 2, 'valid']);
    op(name, [tensor([5, 4, 1]), [2, 3], [1, 2], 'same'], flat);
    op(name, [tensor([1, 4, 4, 1]), 2, 1, sides], flat);
    op(name, [tensor([5, 5, 1]), 2, 2, 0, 'ceil'], flat);
    op(name, [tensor([5, 5, 1]), 2, 2, 1, 'round'], flat);
    op(name, [ints([4, 4, 1]), 2, 2, 'valid']);
    op(name, [bools([4, 4, 1]), 2, 2, 'valid']);
    op(name, [tensor([4, 4]), 2, 2, 'valid']);
    op(name, [tensor([4, 4, 1]), 2, 2, 'valid', 'ceil']);
    op(name, [tensor([4, 4, 1]), 2, 2, 1.5, 'ceil']);
  }
  for (const name of ['maxPool3d', 'avgPool3d']) {
    op(name, [tensor([1, 3, 4, 4, 2]), 2, 1, 'valid']);
    op(name, [tensor([3, 4, 4, 1]), [2, 2, 3], [1, 2, 1], 'same'], flat);
    op(name, [tensor([1, 3, 3, 3, 1]), 2, 2, 0, 'ceil'], flat);
    op(name, [tensor([1, 3, 3, 3, 1]), 2, 2, 1], flat);
    if (name === 'avgPool3d') op(name, [ints([1, 2, 2, 2, 1]), 2, 1, 'valid']);
    op(name, [tensor([2, 2, 2]), 2, 1, 'valid']);
    op(name, [tensor([2, 2, 2, 1]), 2, 1, 'valid', null, 'NCDHW']);
    op(name, [tensor([2, 2, 2, 1]), 2, 1, 'valid', 'ceil']);
  }
  for (const type of ['max', 'avg']) {
    op('pool', [tensor([5, 4, 2]), [2, 2], type, 'same'], flat);
    op('pool', [tensor([1, 5, 4, 2]), 2, type, 'valid', [1, 1], 2], flat);
    op('pool', [tensor([5, 5, 1]), [2, 2], type, 'valid', [2, 2]], flat);
    op('pool', [tensor([1, 5, 4, 2]), [2, 3], type, 'same', [2, 1]], flat);
    op('pool', [tensor([5, 4, 1]), [2, 2], type, 0], flat);
    op('pool', [tensor([5, 5, 1]), [2, 2], type, 'same', 2, 2]);
  }
  op('maxPoolWithArgmax', [tensor([2, 4, 4, 2]), 2, 2, 'valid']);
  op('maxPoolWithArgmax', [tensor([2, 4, 5, 2]), [2, 3], 1, 'same', true]);
  op('maxPoolWithArgmax', [tensor([1, 3, 3, 1]), 2, 2, 'same', false]);
  op('dilation2d', [tensor([1, 4, 4, 2]), tensor([2, 2, 2]), 1, 'same']);
  op('dilation2d', [tensor([2, 5, 4, 1]), tensor([2, 3, 1]), [2, 1], 'valid']);
  op('dilation2d', [tensor([5, 5, 1]), tensor([2, 2, 1]), 1, 'valid', 2]);
  op('dilation2d', [ints([1, 3, 3, 1]), ints([2, 2, 1]), 1, 'same']);
  op('dilation2d', [tensor([4, 4]), tensor([2, 2, 1]), 1, 'same']);
  op('dilation2d', [tensor([4, 4, 1]), tensor([2, 2]), 1, 'same']);
  op('dilation2d', [tensor([4, 4, 1]), tensor([2, 2, 2]), 1, 'same']);
  op('dilation2d', [tensor([4, 4, 1]), tensor([2, 2, 1]), 1, 'same', 1, 'NCHW']);
};
