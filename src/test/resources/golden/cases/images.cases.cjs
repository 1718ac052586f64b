// Images in other sizes, turned, cut and coloured otherwise; boxes upon them.
module.exports = ({tf, op, tensor, ints, bools}) => {
  const flat = {grads: false};
  op('image.resizeBilinear', [tensor([1, 2, 3, 2]), [4, 5]]);
  op('image.resizeBilinear', [tensor([3, 3, 1]), [2, 2]]);
  op('image.resizeBilinear', [tensor([1, 3, 4, 1]), [5, 2], true]);
  op('image.resizeBilinear', [tensor([3, 4, 1]), [1, 7], true]);
  op('image.resizeBilinear', [tensor([2, 3, 4, 1]), [5, 3], false, true], flat);
  op('image.resizeBilinear', [tensor([3, 4, 1]), [3, 4]]);
  op('image.resizeBilinear', [ints([2, 2, 1]), [3, 3]]);
  op('image.resizeBilinear', [tensor([0, 2, 2, 1]), [3, 3]], flat);
  op('image.resizeBilinear', [tensor([2, 2]), [3, 3]]);
  op('image.resizeBilinear', [tensor([2, 2, 1]), [3]]);
  op('image.resizeBilinear', [tensor([2, 2, 1]), [3, 3], true, true]);
  op('image.resizeNearestNeighbor', [tensor([1, 2, 3, 2]), [4, 5]]);
  op('image.resizeNearestNeighbor', [tensor([4, 4, 1]), [2, 3]]);
  op('image.resizeNearestNeighbor', [tensor([1, 3, 4, 1]), [5, 2], true]);
  op('image.resizeNearestNeighbor', [tensor([3, 4, 1]), [4, 6], false, true], flat);
  op('image.resizeNearestNeighbor', [ints([2, 2, 1]), [3, 3]]);
  op('image.resizeNearestNeighbor', [bools([2, 2, 1]), [3, 3]]);
  op('image.resizeNearestNeighbor', [tensor([2, 2]), [3, 3]]);
  op('image.resizeNearestNeighbor', [tensor([2, 2, 1]), [3, 3], true, true]);

  op('image.flipLeftRight', [tensor([2, 2, 3, 2])], flat);
  op('image.flipLeftRight', [tensor([2, 3, 2])]);
  op('image.flipLeftRight', [ints([1, 2, 3, 2])]);
  op('image.grayscaleToRGB', [tensor([2, 2, 1])]);
  op('image.grayscaleToRGB', [ints([1, 2, 2, 1])]);
  op('image.grayscaleToRGB', [tensor([2, 2, 3])]);
  op('image.grayscaleToRGB', [tensor([1])]);
  op('image.rgbToGrayscale', [tensor([2, 2, 3])]);
  op('image.rgbToGrayscale', [ints([1, 2, 2, 3], 0, 255)]);
  op('image.rgbToGrayscale', [tensor([2, 3])]);
  op('image.rgbToGrayscale', [tensor([2, 2, 1])]);
  op('image.rgbToGrayscale', [tensor([3])]);

  const picture = tensor([1, 3, 4, 2]);
  op('image.rotateWithOffset', [picture, Math.PI / 2], flat);
  op('image.rotateWithOffset', [picture, 0.4, 0.5], flat);
  op('image.rotateWithOffset', [picture, -1, [0.25, 0.75], [0.2, 0.8]], flat);
  op('image.rotateWithOffset', [tensor([2, 3, 3, 4]), 0.8, [1, 2, 3], 0.3], flat);
  op('image.rotateWithOffset', [tensor([3, 4, 2]), 1]);

  const bend = [1.1, 0.2, -0.5, -0.1, 0.9, 0.4, 0.01, -0.02];
  const far = [2.5, 0, -3, 0, 2.5, -3, 0, 0];
  for (const how of ['nearest', 'bilinear'])
    for (const fill of ['constant', 'reflect', 'wrap', 'nearest']) {
      op('image.transform', [picture, tf.tensor2d([bend]), how, fill], flat);
      op('image.transform', [picture, tf.tensor2d([far]), how, fill, 0.5, [4, 5]], flat);
    }
  op('image.transform', [picture, tf.tensor2d([bend, bend])]);
  op('image.transform', [picture, tf.tensor2d([[1, 2, 3]])]);
  op('image.transform', [tensor([3, 4, 2]), tf.tensor2d([bend])]);
  op('image.transform', [picture, tf.tensor2d([bend]), 'cubic']);
  op('image.transform', [picture, tf.tensor2d([bend]), 'nearest', 'constant', 0, [4]]);

  const boxes = tf.tensor2d([[0, 0, 1, 1], [0.2, 0.1, 0.7, 0.9], [-0.3, 0, 1.2, 0.5], [0.9, 0.8, 0.1, 0.2]]);
  const of = tf.tensor1d([0, 1, 0, 1], 'int32');
  const two = tensor([2, 4, 3, 2]);
  for (const how of ['bilinear', 'nearest']) {
    op('image.cropAndResize', [two, boxes, of, [2, 3], how], flat);
    op('image.cropAndResize', [two, boxes, of, [1, 1], how, 0.5], flat);
    op('image.cropAndResize', [two, boxes, tf.tensor1d([0, 2, 1, 0], 'int32'), [3, 2], how, 2], flat);
  }
  op('image.cropAndResize', [ints([1, 2, 2, 1]), tf.tensor2d([[0, 0, 1, 1]]), tf.tensor1d([0], 'int32'), [3, 3]]);
  op('image.cropAndResize', [two, boxes, tf.tensor1d([0], 'int32'), [2, 2]]);
  op('image.cropAndResize', [two, tf.tensor2d([[0, 0, 1]]), tf.tensor1d([0], 'int32'), [2, 2]]);
  op('image.cropAndResize', [two, boxes, of, [2]]);
  op('image.cropAndResize', [two, boxes, of, [0, 2]]);
  op('image.cropAndResize', [two, boxes, of, [2, 2], 'cubic']);
  op('image.cropAndResize', [tensor([4, 3, 2]), boxes, of, [2, 2]]);

  op('image.threshold', [ints([3, 4, 1], 0, 255)]);
  op('image.threshold', [ints([3, 4, 3], 0, 255), 'binary', true, 0.4]);
  op('image.threshold', [tensor([3, 4, 3], 0, 255), 'otsu']);
  op('image.threshold', [ints([5, 5, 1], 0, 255), 'otsu', true]);
  op('image.threshold', [ints([5, 5, 1], 90, 93), 'otsu']);
  op('image.threshold', [ints([5, 5], 0, 255), 'otsu']);
  op('image.threshold', [ints([5, 5, 2], 0, 255)]);
  op('image.threshold', [ints([5, 5, 1], 0, 255), 'mean']);
  op('image.threshold', [bools([5, 5, 1])]);

  const b = tf.tensor2d([[0, 0, 1, 1], [0, 0.1, 1, 1.1], [0, -0.1, 1, 0.9], [0, 10, 1, 11], [1, 11.1, 0, 10.1], [0, 100, 1, 101]]);
  const s = tf.tensor1d([0.9, 0.75, 0.6, 0.95, 0.5, 0.3]);
  for (const later of ['', 'Async']) {
    op('image.nonMaxSuppression' + later, [b, s, 3, 0.5, 0]);
    op('image.nonMaxSuppression' + later, [b, s, 30]);
    op('image.nonMaxSuppression' + later, [b, s, 3, 0.5, 0.4]);
    op('image.nonMaxSuppression' + later, [b, tf.fill([6], 0.5), 6, 0.95]);
    op('image.nonMaxSuppression' + later, [b, s, 3, 1.5]);
    op('image.nonMaxSuppression' + later, [b, tensor([5]), 3]);
    op('image.nonMaxSuppression' + later, [tensor([6, 3]), s, 3]);
    op('image.nonMaxSuppression' + later, [tensor([6]), s, 3]);
    op('image.nonMaxSuppressionWithScore' + later, [b, s, 6, 1, 0, 0.5]);
    op('image.nonMaxSuppressionWithScore' + later, [b, s, 6, 0.5]);
    op('image.nonMaxSuppressionWithScore' + later, [b, s, 6, 0.5, 0, 2]);
    op('image.nonMaxSuppressionPadded' + later, [b, s, 5, 0.5, 0, true]);
    op('image.nonMaxSuppressionPadded' + later, [b, s, 5, 0.5, 0, false]);
  }
};
