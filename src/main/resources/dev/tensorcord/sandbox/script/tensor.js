// Tensors, variables and buffers: thin objects over the library's own.
(function (lib, host) {
  'use strict';
  const {tf, Held, held, assert} = lib;
  const {data, text, dispose, isDisposed, assign, variable} = host;
  const kept = new WeakSet();
  let nextId = 0;

  const {noted, note} = host;

  /** The sizes of the axes and the type: asked for once. */
  const info = tensor => noted(tensor) ?? note(tensor, asked(held(tensor)));

  const asked = own => {
    const shape = host.info(own);
    const dtype = shape.pop();
    return {shape, dtype, id: nextId++};
  };

  const strides = shape => {
    const all = new Array(Math.max(0, shape.length - 1));
    for (let i = shape.length - 2, step = 1; i >= 0; i--) {
      step *= shape[i + 1];
      all[i] = step;
    }
    return all;
  };

  const nested = (values, shape, pairs) => {
    let at = 0;
    const level = axis => {
      const list = new Array(shape[axis]);
      const last = axis === shape.length - 1;
      for (let i = 0; i < list.length; i++) {
        list[i] = last ? values[at++] : level(axis + 1);
      }
      return list;
    };
    if (pairs && shape.length > 0) {
      shape = shape.with(-1, 2 * shape.at(-1));
    }
    return shape.length === 0 ? values[0] : level(0);
  };

  class Tensor extends Held {
    get id() {
      return info(this).id;
    }

    get kept() {
      return kept.has(this);
    }

    get shape() {
      return info(this).shape;
    }

    get dtype() {
      return info(this).dtype;
    }

    get rank() {
      return this.shape.length;
    }

    get rankType() {
      return this.rank < 5 ? String(this.rank) : 'higher';
    }

    get size() {
      return this.shape.reduce((a, b) => a * b, 1);
    }

    get strides() {
      return strides(this.shape);
    }

    get dataId() {
      return {id: this.id};
    }

    get isDisposed() {
      return isDisposed(held(this));
    }

    get isDisposedInternal() {
      return this.isDisposed;
    }

    dispose() {
      dispose(held(this));
    }

    throwIfDisposed() {
      if (this.isDisposed) {
        throw lib.error(
          'Tensor is disposed.', 'Dispose later, or keep or return the tensor from tidy.');
      }
    }

    dataSync() {
      this.throwIfDisposed();
      return data(held(this));
    }

    async data() {
      return this.dataSync();
    }

    arraySync() {
      return nested(this.dataSync(), this.shape, this.dtype === 'complex64');
    }

    async array() {
      return this.arraySync();
    }

    bufferSync() {
      return new TensorBuffer(this.shape, this.dtype, this.dataSync());
    }

    async buffer() {
      return this.bufferSync();
    }

    async bytes() {
      const values = this.dataSync();
      return this.dtype === 'string'
        ? values.map(each => host.encode(each))
        : new Uint8Array(values.buffer);
    }

    print(verbose = false) {
      console.log(this.toString(verbose));
    }

    toString(verbose = false) {
      return text(held(this), verbose === true);
    }

    toJSON() {
      return this.arraySync();
    }

    clone() {
      this.throwIfDisposed();
      return tf.clone(this);
    }

    variable(trainable = true, name, dtype) {
      this.throwIfDisposed();
      return tf.variable(this, trainable, name, dtype);
    }

    static [Symbol.hasInstance](x) {
      return Function.prototype[Symbol.hasInstance].call(this, x);
    }
  }

  class Variable extends Tensor {
    constructor(own, name, trainable) {
      super(own);
      this.name = name;
      this.trainable = trainable;
    }

    assign(value) {
      const own = held(value);
      if (!(value instanceof Tensor)) {
        throw lib.error(
          `assign: the new value of "${this.name}" must be a tensor.`,
          'Make one of it first, with tf.scalar or tf.tensor.');
      }
      assert(value.dtype === this.dtype, () =>
        `dtype of the new value (${value.dtype}) and previous value (${this.dtype}) must match`);
      assert(tf.util.arraysEqual(value.shape, this.shape), () =>
        `shape of the new value (${value.shape}) and previous value (${this.shape}) must match`);
      assign(held(this), own);
    }
  }

  class TensorBuffer {
    constructor(shape, dtype = 'float32', values) {
      const size = tf.util.sizeFromShape(shape);
      if (values != null) {
        assert(values.length === size, () =>
          `Length of values '${values.length}' does not match the size inferred by the shape ` +
          `'${size}'.`);
      }
      if (dtype === 'complex64') {
        throw lib.error(
          'complex64 dtype TensorBuffers are not supported.',
          'Make one for the real and one for the imaginary parts, then tf.complex(real, imag).');
      }
      this.dtype = dtype;
      this.shape = shape.slice();
      this.size = size;
      this.values = values || tf.util.getArrayFromDType(dtype, size);
      this.strides = strides(shape);
    }

    get rank() {
      return this.shape.length;
    }

    set(value, ...place) {
      const at = place.length === 0 ? [0] : place;
      assert(at.length === this.rank || (this.rank === 0 && at.length === 1), () =>
        `The number of provided coordinates (${at.length}) must match the rank (${this.rank})`);
      this.values[this.locToIndex(at)] = value;
    }

    get(...place) {
      const at = place.length === 0 ? [0] : place;
      for (let axis = 0; axis < at.length; axis++) {
        if (at[axis] < 0 || at[axis] >= this.shape[axis]) {
          throw lib.error(
            `Requested out of range element at ${at}.   Buffer shape=${this.shape}`,
            'Count from 0 along each axis.');
        }
      }
      return this.values[this.locToIndex(at)];
    }

    locToIndex(place) {
      if (this.rank === 0) {
        return 0;
      }
      let index = place[place.length - 1];
      for (let axis = 0; axis < place.length - 1; axis++) {
        index += this.strides[axis] * place[axis];
      }
      return index;
    }

    indexToLoc(index) {
      if (this.rank === 0) {
        return [];
      }
      const place = this.strides.map(stride => {
        const at = Math.floor(index / stride);
        index -= at * stride;
        return at;
      });
      return [...place, index];
    }

    toTensor() {
      return tf.tensor(this.values, this.shape, this.dtype);
    }
  }

  const known = new Map();

  /** The script's object for a tensor of the library: for a variable, always the same. */
  const wrapTensor = (own, name, trainable) => {
    if (name === undefined) {
      return new Tensor(own);
    }
    const before = known.get(name);
    if (before && held(before) === own) {
      return before;
    }
    const made = new Variable(own, name, trainable);
    known.set(name, made);
    return made;
  };
  lib.wrapAny = wrapTensor;
  lib.noteKept = tensor => kept.add(tensor);

  // What the library's answers are made into.
  lib.list = (...elements) => elements;
  lib.object = (...pairs) => {
    const object = {};
    for (let i = 0; i < pairs.length; i += 2) {
      object[pairs[i]] = pairs[i + 1];
    }
    return object;
  };
  const kinds = {Float32Array, Float64Array, Int32Array, Uint8Array};
  lib.typed = (kind, bytes) => {
    const moved = new kinds[kind](new ArrayBuffer(bytes));
    const own = new kinds[kind](moved.length);
    own.set(moved);
    return own;
  };
  lib.strides = strides;
  lib.nested = nested;
  Object.assign(tf, {Tensor, Variable, TensorBuffer});

  tf.variable = (initial, trainable = true, name, dtype) =>
    variable(held(initial) ?? held(tf.tensor(initial)), trainable, name ?? null, dtype ?? null);
  tf.buffer = (shape, dtype = 'float32', values) => {
    host.shape(shape);
    return new TensorBuffer(shape, dtype, values);
  };
})
