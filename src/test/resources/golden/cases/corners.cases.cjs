// Corners where engines tend to differ: padding in averages, windows of volumes, sizes beyond int32.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const flat = {grads: false};

  // Windows that stand out of the image. Where TensorFlow.js's gradients are none of what it computes
  // (it divides by the whole window; it finds places in cubes alone), values alone are held against it:
  // numeric gradients decide.
  for (const pad of ['same', 1]) {
    op('avgPool', [tensor([1, 3, 3, 2]), 2, 1, pad], flat);
    op('avgPool', [tensor([2, 4, 5, 1]), 3, 2, pad], flat);
    op('avgPool3d', [tensor([1, 3, 3, 2, 2]), 2, 1, pad], flat);
    op('maxPool3d', [tensor([1, 3, 3, 2, 2]), 2, 1, pad]);
    op('maxPool3d', [tensor([3, 4, 2, 1]), [2, 3, 1], [1, 2, 1], pad], flat);
  }
  op('avgPool', [tensor([2, 4, 5, 1]), [3, 2], [2, 1], 'same'], flat);
  op('avgPool3d', [tensor([1, 4, 4, 4, 1]), 2, 2, 'valid']);
  op('avgPool3d', [tensor([1, 4, 4, 4, 1]), 3, 1, 'valid', undefined]);
  op('maxPool3d', [tensor([1, 4, 4, 4, 1]), 2, 2, 'valid']);
  op('maxPool3d', [tensor([1, 2, 2, 2, 1]), 3, 1, 'valid']);
  op('maxPool3d', [tensor([1, 4, 4, 4, 1]), 2, 3, 1, 'floor']);
  op('maxPool3d', [tensor([1, 4, 4, 4, 1]), 2, 3, 1, 'ceil']);
  op('maxPool3d', [tf.fill([1, 2, 2, 2, 1], NaN), 2, 1, 'valid']);
  op('maxPool3d', [ints([1, 2, 2, 2, 1]), 2, 1, 'valid']);
  op('avgPool3d', [ints([1, 2, 2, 2, 1]), 2, 1, 'valid']);
  op('maxPool3d', [tensor([2, 2, 2]), 2, 1, 'valid']);
  op('maxPool3d', [tensor([1, 2, 2, 2, 1]), 2, 1, 'valid', undefined, 'NCDHW']);
  op('maxPool3d', [tensor([0, 2, 2, 2, 1]), 2, 1, 'valid']);

  // Volumes
  op('conv3d', [tensor([1, 3, 3, 3, 1]), tensor([2, 2, 2, 1, 2]), 1, 'same']);
  op('conv3d', [tensor([1, 4, 3, 5, 2]), tensor([2, 1, 3, 2, 1]), [2, 1, 1], 'valid']);
  op('conv3d', [tensor([3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 1, 'valid']);
  op('conv3d', [tensor([1, 5, 5, 5, 1]), tensor([2, 2, 2, 1, 1]), 1, 'valid', 'NDHWC', [2, 2, 2]]);
  op('conv3d', [tensor([1, 5, 5, 5, 1]), tensor([2, 2, 2, 1, 1]), 1, 'same', 'NDHWC', 2]);
  op('conv3d', [tensor([1, 3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 2, 'same', 'NDHWC', 2]);
  op('conv3d', [tensor([1, 1, 3, 3, 3]), tensor([2, 2, 2, 1, 1]), 1, 'same', 'NCDHW']);
  op('conv3d', [tensor([1, 3, 3, 3, 2]), tensor([2, 2, 2, 1, 1]), 1, 'same']);
  op('conv3d', [tensor([1, 2, 2, 2, 1]), tensor([3, 3, 3, 1, 1]), 1, 'valid']);
  op('conv3d', [tensor([0, 3, 3, 3, 1]), tensor([2, 2, 2, 1, 1]), 1, 'same']);
  op('conv3dTranspose', [tensor([1, 2, 2, 2, 1]), tensor([2, 2, 2, 2, 1]), [1, 4, 4, 4, 2], 2, 'same']);
  op('conv3dTranspose', [tensor([1, 2, 2, 2, 1]), tensor([3, 3, 3, 1, 1]), [1, 4, 4, 4, 1], 1, 'valid']);
  op('conv3dTranspose', [tensor([2, 2, 2, 1]), tensor([2, 2, 2, 1, 1]), [3, 3, 3, 1], 1, 'valid']);

  // Filters with holes, and their gradients
  op('conv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 2]), 1, 'same', 'NHWC', 2]);
  op('conv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 2]), 1, 'valid', 'NHWC', [2, 1]]);
  op('depthwiseConv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 2]), 1, 'same', 'NHWC', 2]);
  op('depthwiseConv2d', [tensor([1, 6, 5, 2]), tensor([2, 3, 2, 1]), 1, 'valid', 'NHWC', [2, 1]]);
  op('separableConv2d', [tensor([1, 5, 5, 2]), tensor([2, 2, 2, 1]), tensor([1, 1, 2, 3]), 1, 'same', 2]);

  // Moments over no axes, some, all
  for (const axis of [[], 0, [0, 1], undefined, -1]) {
    op('moments', [tensor([3, 4]), axis]);
    op('moments', [tensor([3, 4]), axis, true]);
  }
  op('moments', [ints([2, 3]), 0]);
  op('moments', [bools([2, 3])]);
  op('moments', [tf.zeros([0, 3]), 0]);
  op('mean', [tensor([2, 3]), []]);
  op('sum', [tensor([2, 3]), []]);
  op('max', [tensor([2, 3]), []]);
  op('all', [bools([2, 3]), []]);
  op('argMax', [tensor([2, 3]), 1]);
  op('logSumExp', [tensor([2, 3]), []]);
  op('norm', [tensor([2, 3]), 'euclidean', []]);

  // Numbers that int32 and bool do not have. Beyond ±2³¹ engines differ: casts give the nearest here.
  const far = () => tf.tensor1d([2147483520, -2147483648, NaN, 1.9, -1.9, -0.5, 0, -0]);
  op('cast', [far(), 'int32'], flat);
  op('cast', [far(), 'bool'], flat);
  op('cast', [tf.tensor1d([2147483647, -2147483648, 7], 'int32'), 'float32'], flat);
  op('cast', [tf.tensor1d([2147483647, 0, -7], 'int32'), 'bool'], flat);
  op('cast', [bools([3]), 'int32'], flat);
  op('cast', [far(), 'complex64'], flat);
  op('cast', [tf.complex([1.5, -2.5], [1, 2]), 'float32'], flat);
  op('cast', [tf.complex([1.5, -2.5], [1, 2]), 'int32'], flat);
  op('cast', [tf.tensor1d(['a']), 'float32'], flat);
  op('cast', [far(), 'string'], flat);
  op('add', [tf.tensor1d([2147483647, -2147483648], 'int32'), tf.tensor1d([1, -1], 'int32')], flat);
  op('mul', [tf.tensor1d([65536, 100000], 'int32'), tf.tensor1d([65536, 100000], 'int32')], flat);
  op('sum', [tf.tensor1d([2147483647, 1], 'int32')], flat);
  op('prod', [tf.tensor1d([65536, 65536], 'int32')], flat);
  op('neg', [tf.tensor1d([-2147483648], 'int32')], flat);
  op('abs', [tf.tensor1d([-2147483648], 'int32')], flat);
  op('square', [tf.tensor1d([65536], 'int32')], flat);
  op('pow', [tf.tensor1d([2, 3], 'int32'), tf.tensor1d([31, 25], 'int32')], flat);
  op('cumsum', [tf.tensor1d([2147483647, 1], 'int32')], flat);
  // Products are taken in double, which drops digits beyond 2⁵³ before the last 32 bits are kept.
  op('cumprod', [tf.tensor1d([2147483647, 2147483647, 3, -5], 'int32')], flat);
  op('cumprod', [tf.tensor1d([46341, 46341, -16777213, 16777213, 11], 'int32'), 0, true], flat);
  op('cumprod', [tf.tensor1d([11, 16777213, -16777213, 46341, 46341], 'int32'), 0, false, true], flat);

  // Types that meet
  op('concat', [[tensor([2]), ints([2])]], flat);
  op('concat', [[ints([2]), bools([2])]], flat);
  op('concat', [[tf.tensor1d(['a']), tf.tensor1d([1])]], flat);
  op('concat', [[bools([2]), tf.tensor1d([0, 1])]], flat);
  op('concat', [[tf.complex([1], [2]), tensor([2])]], flat);
  op('stack', [[tensor([2]), ints([2])]], flat);
  op('where', [bools([3]), tensor([3]), ints([3])], flat);
  op('where', [ints([3]), tensor([3]), tensor([3])], flat);
  op('mul', [bools([3]), tensor([3])], flat);
  op('sub', [bools([3]), ints([3])], flat);
  op('div', [ints([3], 1, 5), ints([3], 1, 5)], flat);
  op('maximum', [bools([3]), bools([3])], flat);
  op('matMul', [ints([2, 2]), tensor([2, 2])], flat);
  op('concat', [[tensor([2, 2]), tensor([2, 3])], 0]);
  op('concat', [[tensor([2, 0]), tensor([2, 3])], 1]);
  op('concat', [[tensor([0]), tensor([3])]]);
  op('concat', [[]]);

  // Places that are not there
  op('gather', [tensor([3]), tf.tensor1d([0, 3], 'int32')]);
  op('gather', [tensor([3]), tf.tensor1d([-1], 'int32')]);
  op('gather', [tensor([3, 2]), tf.tensor1d([2], 'int32'), 1]);
  op('gatherND', [tensor([3, 2]), tf.tensor2d([[3, 0]], [1, 2], 'int32')]);
  op('scatterND', [tf.tensor2d([[4]], [1, 1], 'int32'), tensor([1]), [4]]);
  op('oneHot', [tf.tensor1d([0, 5, -1], 'int32'), 3], flat);
  op('bincount', [tf.tensor1d([1, 7], 'int32'), tf.tensor1d([]), 3], flat);
  op('slice', [tensor([3]), 2, 2]);
  op('slice', [tensor([3]), 0, -1]);
  op('unsortedSegmentSum', [tensor([3]), tf.tensor1d([0, 2, -1], 'int32'), 2], flat);
};
