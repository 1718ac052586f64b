// Every op of the library's table under its name, and the methods that tensors have of them.
(function (lib, host) {
  'use strict';
  const {tf, held, own} = lib;
  const {Tensor} = tf;

  /** An op by its name with arguments of any kind; the engine's functions for it ask for this. */
  const {op: call, opFunction, opMethod} = host;
  lib.anyOp = (name, ...args) => call(name, ...args.map(own));

  /** Puts a function where its dotted name says. */
  const put = (name, f) => {
    const path = name.split('.');
    const last = path.pop();
    let at = tf;
    for (const part of path) {
      at = at[part] ??= {};
    }
    f.name === last || Object.defineProperty(f, 'name', {value: last});
    at[last] ??= f;
  };

  for (const name of host.opNames()) {
    const op = opFunction(name);
    put(name, name.endsWith('Async') ? async (...args) => op(...args) : op);
  }

  tf.print = (x, verbose = false) => console.log(host.text(held(x), verbose === true));
  tf.browser ??= {};
  const {toPixels} = tf.browser;
  if (toPixels) {
    tf.browser.toPixels = async (image, canvas) => {
      const pixels = new Uint8ClampedArray((await toPixels(image)).buffer);
      if (canvas) {
        globalThis.show(image);
      }
      return pixels;
    };
  }
  const {ensureShape} = tf;
  tf.ensureShape = (x, shape) => {
    ensureShape(x, shape).dispose();
    return x;
  };

  const chained =
    'abs acos acosh add all any argMax argMin asin asinh atan atan2 atanh avgPool batchNorm ' +
    'batchToSpaceND broadcastTo cast ceil clipByValue conv1d conv2d conv2dTranspose cos cosh ' +
    'cumprod cumsum depthToSpace depthwiseConv2d dilation2d div divNoNan dot elu equal erf ' +
    'euclideanNorm exp expandDims expm1 fft floor floorDiv gather greater greaterEqual ifft ' +
    'irfft isFinite isInf isNaN leakyRelu less lessEqual localResponseNormalization log log1p ' +
    'logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor matMul max ' +
    'maxPool maximum mean min minimum mirrorPad mod mul neg norm notEqual oneHot onesLike pad ' +
    'pool pow prelu prod reciprocal relu relu6 reshape reverse rfft round rsqrt selu ' +
    'separableConv2d sigmoid sign sin sinh slice softmax softplus spaceToBatchND split sqrt ' +
    'square squaredDifference squeeze step stridedSlice sub sum tan tanh tile topk transpose ' +
    'unique unsortedSegmentSum unstack zerosLike';

  const methods = {};
  for (const name of chained.split(' ')) {
    methods[name] = opMethod(name);
  }
  const joined = (first, others) => [first, ...(Array.isArray(others) ? others : [others])];
  const shaped = rank =>
    function (...dims) {
      this.throwIfDisposed();
      tf.util.assert(dims.length === rank, () => `as${rank}D takes ${rank} sizes.`);
      return tf.reshape(this, dims);
    };
  lib.methods(Tensor, {
    ...methods,
    concat(others, axis) {
      this.throwIfDisposed();
      return tf.concat(joined(this, others), axis);
    },
    stack(others, axis) {
      this.throwIfDisposed();
      return tf.stack(joined(this, others), axis);
    },
    where(condition, other) {
      this.throwIfDisposed();
      return tf.where(condition, this, other);
    },
    flatten() {
      this.throwIfDisposed();
      return tf.reshape(this, [this.size]);
    },
    as1D() {
      return this.flatten();
    },
    asScalar() {
      this.throwIfDisposed();
      tf.util.assert(this.size === 1, 'The array must have only 1 element.');
      return tf.reshape(this, []);
    },
    as2D: shaped(2),
    as3D: shaped(3),
    as4D: shaped(4),
    as5D: shaped(5),
    asType(dtype) {
      this.throwIfDisposed();
      return tf.cast(this, dtype);
    },
    toBool() {
      return this.asType('bool');
    },
    toFloat() {
      return this.asType('float32');
    },
    toInt() {
      return this.asType('int32');
    },
    reshapeAs(x) {
      this.throwIfDisposed();
      return tf.reshape(this, x.shape);
    },
    resizeBilinear(...rest) {
      return tf.image.resizeBilinear(this, ...rest);
    },
    resizeNearestNeighbor(...rest) {
      return tf.image.resizeNearestNeighbor(this, ...rest);
    },
  });
})
