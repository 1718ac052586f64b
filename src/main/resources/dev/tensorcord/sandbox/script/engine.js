// Memory, time, settings and devices under the names that scripts know.
(function (lib, host) {
  'use strict';
  const {tf, held} = lib;
  const {Tensor} = tf;

  const tensorsIn = value => {
    const found = [];
    const seen = new Set();
    const walk = each => {
      if (each instanceof Tensor) {
        found.push(each);
      } else if (typeof each === 'object' && each !== null && !lib.isTyped(each) && !seen.has(each)) {
        seen.add(each);
        for (const key in each) {
          walk(each[key]);
        }
      }
    };
    walk(value);
    return found;
  };

  const {startScope, endScope} = host;
  const end = result =>
    endScope(result instanceof Tensor ? [held(result)] : tensorsIn(result).map(held));

  /** The result of a function that is not one tensor, and what takes more than a function. */
  const endAny = result => {
    if (result instanceof Promise) {
      console.error('Cannot return a Promise inside of tidy.');
    }
    end(result);
  };
  const tidyAny = (nameOrFn, fn) => {
    const work = fn === undefined ? nameOrFn : fn;
    if (fn === undefined && typeof nameOrFn !== 'function') {
      throw lib.error('Please provide a function to tidy()', 'Write tf.tidy(() => …).');
    }
    if (fn !== undefined && typeof nameOrFn !== 'string' && !(nameOrFn instanceof String)) {
      throw new Error('When calling with two arguments, the first argument to tidy() must be a string');
    }
    if (typeof work !== 'function') {
      throw new Error('When calling with two arguments, the 2nd argument to tidy() must be a function');
    }
    startScope();
    let result;
    try {
      result = work();
      if (result instanceof Promise) {
        console.error('Cannot return a Promise inside of tidy.');
      }
      return result;
    } finally {
      end(result);
    }
  };
  tf.tidy = host.tidy;
  const typed = Object.getPrototypeOf(Int8Array.prototype);
  host.bind(
    Tensor.prototype, lib.error, lib.anyOp, tidyAny, endAny, typed.fill, Array.prototype.fill);
  const fills = [[typed, host['typed.fill']], [Array.prototype, host['array.fill']]];
  for (const [prototype, fill] of fills) {
    Object.defineProperty(fill, 'length', { value: prototype.fill.length });
    Object.defineProperty(prototype, 'fill', { value: fill });
  }
  tf.keep = tensor => {
    host.keep(held(tensor));
    lib.noteKept(tensor);
    return tensor;
  };
  tf.dispose = container => tensorsIn(container).forEach(tensor => tensor.dispose());
  tf.disposeVariables = () => host.disposeVariables();
  tf.memory = () => {
    const [numTensors, numDataBuffers, numBytes] = host.memory();
    return {unreliable: false, numTensors, numDataBuffers, numBytes};
  };
  tf.time = async work => {
    const start = host.now();
    await work();
    const wallMs = host.now() - start;
    return {kernelMs: wallMs, wallMs, uploadWaitMs: 0, downloadWaitMs: 0, getExtraProfileInfo: () => ''};
  };
  tf.profile = async work => {
    let result;
    const profile = host.profile(() => {
      result = work();
    });
    result = await result;
    profile.kernels.forEach(each => {
      each.kernelTimeMs = Promise.resolve(each.kernelTimeMs);
      each.extraInfo = Promise.resolve('');
    });
    return {...profile, result, kernelNames: [...new Set(profile.kernels.map(each => each.name))]};
  };

  const settings = () => ({
    IS_BROWSER: false, IS_NODE: false, IS_CHROME: false, IS_SAFARI: false, IS_TEST: false,
    DEBUG: false, PROD: false, DEPRECATION_WARNINGS_ENABLED: true, EPSILON: 1e-7,
    TENSORLIKE_CHECK_SHAPE_CONSISTENCY: true, CHECK_COMPUTATION_FOR_ERRORS: true,
    WRAP_TO_IMAGEBITMAP: false, CANVAS2D_WILL_READ_FREQUENTLY_FOR_GPU: false,
    USE_SETTIMEOUTCUSTOM: false, ENGINE_COMPILE_ONLY: false,
  });
  const platform = {
    encode: each => host.encode(each),
    decode: bytes => host.decode(bytes),
    now: () => host.now(),
    isTypedArray: lib.isTyped,
    setTimeoutCustom: (f, ms) => setTimeout(f, ms),
    fetch() {
      throw lib.error('There is no network here.', 'Write the data into the snippet.');
    },
  };
  const env = {
    flags: settings(),
    features: {},
    platformName: 'tensorcord',
    platform,
    get(name) {
      if (!(name in this.flags)) {
        throw new Error(`Cannot evaluate flag '${name}': no evaluation function found.`);
      }
      return this.flags[name];
    },
    async getAsync(name) {
      return this.get(name);
    },
    getNumber(name) {
      return this.get(name);
    },
    getBool(name) {
      return this.get(name);
    },
    getString(name) {
      return this.get(name);
    },
    getFlags() {
      return this.flags;
    },
    set(name, value) {
      if (!(name in this.flags)) {
        throw new Error(`Cannot set flag ${name} as it has not been registered.`);
      }
      this.flags[name] = value;
    },
    setFlags(flags) {
      this.flags = {...this.flags, ...flags};
    },
    registerFlag(name, evaluate, hook) {
      this.flags[name] ??= evaluate();
      hook?.(this.flags[name]);
    },
    setPlatform() {},
    reset() {
      this.flags = settings();
      this.features = {};
    },
  };
  lib.env = env;
  tf.env = () => env;
  tf.ENV = env;
  tf.Environment = Object.getPrototypeOf(env).constructor;
  tf.enableProdMode = () => env.set('PROD', true);
  tf.enableDebugMode = () => env.set('DEBUG', true);
  tf.disableDeprecationWarnings = () => {
    env.set('DEPRECATION_WARNINGS_ENABLED', false);
    console.warn('TensorFlow.js deprecation warnings have been disabled.');
  };
  tf.deprecationWarn = message => {
    if (env.getBool('DEPRECATION_WARNINGS_ENABLED')) {
      console.warn(
        message + ' You can disable deprecation warnings with tf.disableDeprecationWarnings().');
    }
  };

  const devices = ['cpu', 'wasm', 'webgl', 'webgpu', 'tensorflow', 'node'];
  let device = 'cpu';
  const backend = {
    floatPrecision: () => 32,
    epsilon: () => 1e-7,
    numDataIds: () => tf.memory().numDataBuffers,
    memory: () => ({unreliable: false}),
    timerAvailable: () => true,
    dispose() {},
  };
  tf.backend = () => backend;
  tf.getBackend = () => device;
  tf.setBackend = async name => {
    if (!devices.includes(name)) {
      throw lib.error(
        `Backend name '${name}' not found in registry`, "Leave the line out, or write 'cpu'.");
    }
    device = name;
    return true;
  };
  tf.ready = async () => {};
  tf.removeBackend = name => {
    throw lib.error(`The backend '${name}' cannot be removed here.`, 'Leave the line out.');
  };
  tf.findBackend = name => (devices.includes(name) ? backend : null);
  tf.findBackendFactory = name => (devices.includes(name) ? () => backend : null);
  tf.setPlatform = () => {};

  class Engine {
    startScope() {
      startScope();
    }
    endScope(result) {
      endScope(tensorsIn(result).map(held));
    }
    tidy(nameOrFn, fn) {
      return tf.tidy(nameOrFn, fn);
    }
    keep(tensor) {
      return tf.keep(tensor);
    }
    memory() {
      return tf.memory();
    }
    profile(work) {
      return tf.profile(work);
    }
    time(work) {
      return tf.time(work);
    }
    isTapeOn() {
      return host.isTapeOn();
    }
    disposeVariables() {
      tf.disposeVariables();
    }
    reset() {
      tf.disposeVariables();
      env.reset();
    }
    get backend() {
      return backend;
    }
    get backendName() {
      return device;
    }
    get registeredVariables() {
      return Object.fromEntries(host.variables().map(each => [each.name, each]));
    }
    get state() {
      return {numBytes: tf.memory().numBytes, numTensors: tf.memory().numTensors};
    }
  }
  const engine = new Engine();
  tf.engine = () => engine;
  lib.tensorsIn = tensorsIn;
  tf.version = {'tfjs-core': '4.22.0', 'tfjs-layers': '4.22.0', 'tfjs-data': '4.22.0', tfjs: '4.22.0'};
  tf.version_core = '4.22.0';
})
