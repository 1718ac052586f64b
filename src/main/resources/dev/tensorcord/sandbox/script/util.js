// Small helps that scripts know as tf.util and its neighbours: about shapes, types and lists.
(function (lib, host) {
  'use strict';
  const {tf, assert, isTyped} = lib;

  const sizeFromShape = shape => shape.reduce((size, each) => size * each, 1);
  const isInt = x => x % 1 === 0;
  const isString = x => typeof x === 'string' || x instanceof String;
  const isPromise = x => !!x && typeof x.then === 'function';
  const arraysEqual = (a, b) =>
    a === b ||
    (a != null && b != null && a.length === b.length &&
      Array.prototype.every.call(a, (each, i) => each === b[i]));

  const flatten = (list, into = [], skipTyped = false) => {
    if (Array.isArray(list) || (isTyped(list) && !skipTyped)) {
      for (const each of list) {
        flatten(each, into, skipTyped);
      }
    } else {
      into.push(list);
    }
    return into;
  };

  const arrayTypes = {float32: Float32Array, int32: Int32Array, bool: Uint8Array};
  const typeOf = dtype => {
    const type = arrayTypes[dtype ?? 'float32'];
    if (!type) {
      throw new Error(`Unknown data type ${dtype}`);
    }
    return type;
  };
  const zeros = (size, dtype) => new (typeOf(dtype))(size);

  const shuffleTogether = (...lists) => {
    for (let left = lists[0].length; left > 0; left--) {
      const at = Math.floor(Math.random() * left);
      for (const list of lists) {
        [list[left - 1], list[at]] = [list[at], list[left - 1]];
      }
    }
  };

  const bytesOf = {float32: 4, int32: 4, bool: 1, complex64: 8, string: 1};
  const wide = {string: 4, complex64: 3, float32: 2, int32: 1, bool: 0};

  const strings = values =>
    values.map(each => (isString(each) ? String(each) : host.decode(each)));

  const toTypedArray = (values, dtype) => {
    if (dtype === 'string') {
      throw new Error('Cannot convert a string[] to a TypedArray');
    }
    const flat = Array.isArray(values) ? flatten(values) : values;
    const type = typeOf(dtype === 'complex64' ? 'float32' : dtype);
    if (flat instanceof type) {
      return flat;
    }
    return dtype === 'bool'
      ? Uint8Array.from(flat, each => (Math.round(each) !== 0 ? 1 : 0))
      : new type(flat);
  };

  const parseAxis = (axis, shape) => {
    const rank = shape.length;
    const all = axis == null ? shape.map((_, i) => i) : [].concat(axis);
    assert(all.every(each => each >= -rank && each < rank), () =>
      `All values in axis param must be in range [-${rank}, ${rank}) but got axis ${all}`);
    assert(all.every(isInt), () => `All values in axis param must be integers but got axis ${all}`);
    return all.map(each => (each < 0 ? rank + each : each));
  };

  tf.util = {
    arraysEqual,
    assert,
    assertNonNegativeIntegerDimensions(dims) {
      dims.forEach(each =>
        assert(Number.isInteger(each) && each >= 0, () =>
          `Tensor must have a shape comprised of positive integers but got shape [${dims}].`));
    },
    assertNonNull(value) {
      assert(value != null, 'The input to the tensor constructor must be a non-null value.');
    },
    assertShapesMatch(a, b, prefix = '') {
      assert(arraysEqual(a, b), () => `${prefix} Shapes ${a} and ${b} must match`);
    },
    bytesFromStringArray: list => list.reduce((sum, each) => sum + each.length, 0),
    bytesPerElement(dtype) {
      assert(dtype in bytesOf, () => `Unknown dtype ${dtype}`);
      return bytesOf[dtype];
    },
    checkConversionForErrors(values, dtype) {
      values.forEach(each => {
        if (Number.isNaN(each) || !Number.isFinite(each)) {
          throw Error(`A tensor of type ${dtype} being uploaded contains ${each}.`);
        }
      });
    },
    clamp: (low, x, high) => Math.max(low, Math.min(x, high)),
    computeStrides: lib.strides,
    createScalarValue: (value, dtype) =>
      dtype === 'string' ? host.encode(value) : toTypedArray([value], dtype),
    createShuffledIndices(size) {
      const list = Uint32Array.from({length: size}, (_, i) => i);
      shuffleTogether(list);
      return list;
    },
    decodeString: bytes => host.decode(bytes),
    distSquared: (a, b) => a.reduce((sum, each, i) => sum + (each - b[i]) ** 2, 0),
    encodeString: text => host.encode(text),
    fetch(...given) {
      return lib.env.platform.fetch(...given);
    },
    flatten,
    getArrayFromDType: (dtype, size) => (dtype === 'string' ? new Array(size) : zeros(size, dtype)),
    getTypedArrayFromDType: (dtype, size) => zeros(size, dtype),
    hasEncodingLoss: (from, to) =>
      !(to === 'complex64' || (to === 'float32' && from !== 'complex64') ||
        (to === 'int32' && from !== 'float32' && from !== 'complex64') ||
        (to === 'bool' && from === 'bool')),
    indexToLoc(index, rank, strides) {
      const place = [];
      for (let axis = 0; axis < rank - 1; axis++) {
        place.push(Math.floor(index / strides[axis]));
        index -= place[axis] * strides[axis];
      }
      return rank === 0 ? [] : [...place, index];
    },
    inferDtype(values) {
      const first = Array.isArray(values) ? flatten(values)[0] : values;
      if (isTyped(values)) {
        return values instanceof Float32Array ? 'float32' : 'int32';
      }
      return isString(first) ? 'string' : typeof first === 'boolean' ? 'bool' : 'float32';
    },
    inferFromImplicitShape(shape, size) {
      const open = shape.indexOf(-1);
      const known = shape.filter(each => each >= 0).reduce((a, b) => a * b, 1);
      shape.forEach((each, i) => {
        if (each < -1) {
          throw Error(`Shapes can not be < 0. Found ${each} at dim ${i}`);
        }
        if (each === -1 && i !== open) {
          throw Error(`Shapes can only have 1 implicit size. Found -1 at dim ${open} and dim ${i}`);
        }
      });
      if (open < 0) {
        if (size > 0 && size !== known) {
          throw Error(`Size(${size}) must match the product of shape ${shape}`);
        }
        return shape;
      }
      if (known === 0) {
        throw Error(`Cannot infer the missing size in [${shape}] when there are 0 elements`);
      }
      if (size % known !== 0) {
        throw Error(`The implicit shape can't be a fractional number. Got ${size} / ${known}`);
      }
      return shape.with(open, size / known);
    },
    isBoolean: x => typeof x === 'boolean',
    isFunction: x => !!(x && x.constructor && x.call && x.apply),
    isInt,
    isNumber: x => typeof x === 'number',
    isPromise,
    isScalarShape: shape => shape.length === 0,
    isString,
    isTypedArray: x =>
      x instanceof Float32Array || x instanceof Int32Array || x instanceof Uint8Array ||
      x instanceof Uint8ClampedArray,
    isValidDtype: dtype => dtype in bytesOf,
    locToIndex: (place, rank, strides) =>
      rank === 0
        ? 0
        : place.reduce((sum, each, axis) => sum + each * (axis === rank - 1 ? 1 : strides[axis]), 0),
    makeOnesTypedArray: (size, dtype) => zeros(size, dtype).fill(1),
    makeZerosTypedArray: zeros,
    makeZerosNestedTypedArray: (shape, dtype) =>
      lib.nested(zeros(sizeFromShape(shape), dtype), shape),
    nearestDivisor(size, start) {
      for (let i = start; i < size; i++) {
        if (size % i === 0) {
          return i;
        }
      }
      return size;
    },
    nearestLargerEven: x => (x % 2 === 0 ? x : x + 1),
    now: () => lib.env.platform.now(),
    parseAxisParam: parseAxis,
    randUniform: (low, high) => low + Math.random() * (high - low),
    repeatedTry: (check, delay = () => 0, most) =>
      new Promise((resolve, reject) => {
        let tries = 0;
        const attempt = () => {
          if (check()) {
            resolve();
          } else if (most != null && ++tries >= most) {
            reject();
          } else {
            setTimeout(attempt, delay(tries));
          }
        };
        attempt();
      }),
    rightPad: (text, size) => (size <= text.length ? text : text.padEnd(size)),
    shuffle: list => shuffleTogether(list),
    shuffleCombo(a, b) {
      if (a.length !== b.length) {
        throw new Error(
          'Array sizes must match to be shuffled together ' +
          `First array length was ${a.length}Second array length was ${b.length}`);
      }
      shuffleTogether(a, b);
    },
    sizeFromShape,
    sizeToSquarishShape(size) {
      const width = Math.ceil(Math.sqrt(size));
      return [width, Math.ceil(size / width)];
    },
    squeezeShape(shape, axis) {
      const given = axis == null || (Array.isArray(axis) && axis.length === 0)
        ? null
        : parseAxis(axis, shape).sort((a, b) => a - b);
      (given ?? []).forEach(each => {
        if (shape[each] !== 1) {
          throw new Error(`Can't squeeze axis ${each} since its dim '${shape[each]}' is not 1`);
        }
      });
      const keptDims = shape
        .map((_, i) => i)
        .filter(i => shape[i] !== 1 || (given !== null && !given.includes(i)));
      return {newShape: keptDims.map(i => shape[i]), keptDims};
    },
    sum: list => list.reduce((sum, each) => sum + each, 0),
    swap(list, left, right) {
      [list[left], list[right]] = [list[right], list[left]];
    },
    tanh: Math.tanh,
    toNestedArray(shape, values, pairs = false) {
      const due = sizeFromShape(shape) * (pairs ? 2 : 1);
      if (shape.length > 0 && values.length !== due) {
        throw new Error(
          `[${shape}] does not match the input size ${values.length}${pairs ? ' for a complex tensor' : ''}.`);
      }
      return shape.length > 0 && due === 0 ? [] : lib.nested(values, shape, pairs);
    },
    toTypedArray,
  };

  /** The sizes of a value that is made of lists, and whether all of one level are as long. */
  const inferShape = (value, dtype) => {
    const shape = [];
    let at = value;
    if (isTyped(at)) {
      return dtype === 'string' ? [] : [at.length];
    }
    while (Array.isArray(at) || (isTyped(at) && dtype !== 'string')) {
      shape.push(at.length);
      at = at[0];
    }
    return shape;
  };

  tf.tensor_util = {
    makeTypesMatch(a, b) {
      const dtype = tf.upcastType(a.dtype, b.dtype);
      return [a, b].map(each => (each.dtype === dtype ? each : each.cast(dtype)));
    },
    assertTypesMatch(a, b) {
      assert(a.dtype === b.dtype, () =>
        `The dtypes of the first(${a.dtype}) and second(${b.dtype}) input must match`);
    },
    isTensorInList: (tensor, list) => list.some(each => each.id === tensor.id),
    getTensorsInContainer: value => lib.tensorsIn(value),
  };
  tf.broadcast_util = {
    getBroadcastDims(inShape, outShape) {
      const ahead = outShape.length - inShape.length;
      return inShape
        .map((_, i) => i)
        .filter(i => (inShape[i] || 1) === 1 && outShape[ahead + i] > 1);
    },
    getReductionAxes(inShape, outShape) {
      const ahead = outShape.length - inShape.length;
      return outShape
        .map((_, i) => i)
        .filter(i => i < ahead || (inShape[i - ahead] === 1 && outShape[i] > 1));
    },
    assertAndGetBroadcastShape(a, b) {
      const rank = Math.max(a.length, b.length);
      return Array.from({length: rank}, (_, i) => {
        const x = a[a.length - rank + i] ?? 1;
        const y = b[b.length - rank + i] ?? 1;
        if (x !== y && x !== 1 && y !== 1) {
          throw Error(`Operands could not be broadcast together with shapes ${a} and ${b}.`);
        }
        return x === 1 ? y : x;
      });
    },
  };
  const near = (a, b, epsilon) =>
    (!Number.isFinite(a) && !Number.isFinite(b)) || Math.abs(a - b) <= epsilon;
  const alike = (actual, expected, same) => {
    const a = flatten(actual);
    const b = flatten(expected);
    assert(a.length === b.length, () =>
      `Arrays have different lengths actual: ${a.length} vs expected: ${b.length}.`);
    a.forEach((each, i) =>
      assert(same(each, b[i]), () =>
        `Arrays differ: actual[${i}] = ${each}, expected[${i}] = ${b[i]}.`));
  };
  tf.test_util = {
    TEST_EPSILON_FLOAT16: 0.1,
    testEpsilon: () => 1e-3,
    expectArraysClose: (a, b, epsilon = 1e-3) => alike(a, b, (x, y) => near(x, y, epsilon)),
    expectArraysEqual: (a, b) => alike(a, b, (x, y) => x == y || near(x, y, 0)),
    expectNumbersClose: (a, b, epsilon = 1e-3) =>
      assert(near(a, b, epsilon), () => `Numbers differ: actual === ${a}, expected === ${b}`),
    expectValuesInRange: (list, low, high) =>
      list.forEach(each =>
        assert(each >= low && each <= high, () =>
          `Value out of range:${each} low: ${low}, high: ${high}`)),
  };
  tf.device_util = {isMobile: () => false, isBrowser: () => false, mockIsMobile() {}};
  tf.upcastType = (a, b) => {
    if (a === b) {
      return a;
    }
    if (a === 'string' || b === 'string') {
      throw new Error(`Can not upcast ${a} with ${b}`);
    }
    return wide[a] > wide[b] ? a : b;
  };
  tf.sumOutType = dtype => tf.upcastType(dtype, 'int32');
  tf.Rank = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map(rank => [`R${rank}`, `R${rank}`]));
  tf.Reduction = {NONE: 0, MEAN: 1, SUM: 2, SUM_BY_NONZERO_WEIGHTS: 3};
  Object.entries(tf.Reduction).forEach(([name, number]) => {
    tf.Reduction[number] = name;
  });
  tf.backend_util = {
    ...tf.broadcast_util,
    upcastType: tf.upcastType,
    axesAreInnerMostDims: (axes, rank) => axes.every((each, i) => each === rank - axes.length + i),
    expandShapeToKeepDim(shape, axes) {
      const rest = [...shape];
      return Array.from({length: shape.length + axes.length}, (_, i) =>
        axes.includes(i) ? 1 : rest.shift());
    },
    combineLocations(outer, reduced, axes) {
      const rest = [...outer];
      const inner = [...reduced];
      return Array.from({length: outer.length + reduced.length}, (_, i) =>
        axes.includes(i) ? inner.shift() : rest.shift());
    },
    computeOutAndReduceShapes: (shape, axes) => [
      shape.filter((_, i) => !axes.includes(i)),
      axes.map(each => shape[each]),
    ],
    getAxesPermutation(axes, rank) {
      if (tf.backend_util.axesAreInnerMostDims(axes, rank)) {
        return null;
      }
      const others = Array.from({length: rank}, (_, i) => i).filter(i => !axes.includes(i));
      return [...others, ...axes];
    },
    getUndoAxesPermutation: axes =>
      axes.map((each, i) => [i, each]).sort((a, b) => a[1] - b[1]).map(each => each[0]),
    getInnerMostAxes: (count, rank) => Array.from({length: count}, (_, i) => rank - count + i),
    assertAxesAreInnerMostDims(message, axes, rank) {
      assert(tf.backend_util.axesAreInnerMostDims(axes, rank), () =>
        `${message} supports only inner-most axes for now. Got axes ${axes} and rank-${rank} input.`);
    },
    mergeRealAndImagArrays(real, imag) {
      const pairs = new Float32Array(real.length * 2);
      real.forEach((each, i) => {
        pairs[2 * i] = each;
        pairs[2 * i + 1] = imag[i];
      });
      return pairs;
    },
    splitRealAndImagArrays: pairs => ({
      real: pairs.filter((_, i) => i % 2 === 0),
      imag: pairs.filter((_, i) => i % 2 === 1),
    }),
    fromUint8ToStringArray: strings,
    fromStringArrayToUint8: list => list.map(each => host.encode(each)),
  };
  lib.inferShape = inferShape;
})
