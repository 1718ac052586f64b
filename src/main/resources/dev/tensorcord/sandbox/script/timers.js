// Time: timers and frames as a browser has them, and what else scripts expect of one.
(function (lib, host) {
  'use strict';
  const {tf, global} = lib;
  const start = host.now();
  let queue = [];
  let nextTimer = 1;

  const add = (f, wait, args, every) => {
    if (typeof f !== 'function') {
      throw lib.error('A timer needs a function.', 'Write for example setTimeout(() => …, 100).', TypeError);
    }
    const timer = {id: nextTimer++, at: host.now() + Math.max(0, Number(wait) || 0), f, args, every};
    queue.push(timer);
    return timer.id;
  };
  const clear = id => {
    queue = queue.filter(timer => timer.id !== id);
  };

  /** Runs the timer that is due next, waiting for it. Says whether there was one. */
  lib.step = () => {
    if (queue.length === 0) {
      return false;
    }
    let next = queue[0];
    for (const timer of queue) {
      if (timer.at < next.at) {
        next = timer;
      }
    }
    const wait = next.at - host.now();
    if (wait > 0.5) {
      host.sleep(wait);
    }
    if (next.every === undefined) {
      queue.splice(queue.indexOf(next), 1);
    } else {
      next.at = host.now() + Math.max(1, next.every);
    }
    next.f(...next.args);
    return true;
  };
  lib.clearTimers = () => {
    queue = [];
  };

  global('setTimeout', (f, wait, ...args) => add(f, wait, args));
  global('setInterval', (f, wait, ...args) => add(f, wait, args, Number(wait) || 0));
  global('setImmediate', (f, ...args) => add(f, 0, args));
  global('clearTimeout', clear);
  global('clearInterval', clear);
  global('clearImmediate', clear);
  global('requestAnimationFrame', f => add(() => f(host.now() - start), 0, []));
  global('cancelAnimationFrame', clear);
  global('queueMicrotask', f => {
    Promise.resolve().then(f);
  });
  global('performance', {now: () => host.now() - start, timeOrigin: 0, mark() {}, measure() {}});
  tf.nextFrame = () => new Promise(resolve => add(resolve, 0, []));

  const copied = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw lib.error(`${String(value)} could not be cloned.`, 'Only data can be cloned.');
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    if (seen.has(value)) {
      return seen.get(value);
    }
    const keep = copy => {
      seen.set(value, copy);
      return copy;
    };
    if (value instanceof tf.Tensor) {
      throw lib.error('A tensor could not be cloned.', 'Use tf.clone(x) for tensors.');
    }
    if (value instanceof Date) {
      return keep(new Date(value));
    }
    if (value instanceof RegExp) {
      return keep(new RegExp(value));
    }
    if (value instanceof ArrayBuffer || lib.isTyped(value)) {
      return keep(value.slice());
    }
    if (value instanceof Map) {
      const map = keep(new Map());
      value.forEach((each, key) => map.set(copied(key, seen), copied(each, seen)));
      return map;
    }
    if (value instanceof Set) {
      const set = keep(new Set());
      value.forEach(each => set.add(copied(each, seen)));
      return set;
    }
    if (value instanceof Error) {
      return keep(new value.constructor(value.message));
    }
    const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
    for (const key of Object.keys(value)) {
      copy[key] = copied(value[key], seen);
    }
    return copy;
  };
  global('structuredClone', value => copied(value, new Map()));

  class TextEncoder {
    get encoding() {
      return 'utf-8';
    }
    encode(text = '') {
      return host.encode(String(text));
    }
  }
  class TextDecoder {
    get encoding() {
      return 'utf-8';
    }
    decode(bytes = new Uint8Array()) {
      return host.decode(ArrayBuffer.isView(bytes) ? bytes : new Uint8Array(bytes));
    }
  }
  global('TextEncoder', TextEncoder);
  global('TextDecoder', TextDecoder);

  Object.defineProperty(Math, 'random', {value: () => host.random(), writable: true, configurable: true});

  for (const name of ['window', 'self', 'global']) {
    global(name, globalThis);
  }
  for (const name of
    ['load', 'loadWithNewGlobal', 'Graal', 'Java', 'Polyglot', 'Packages', 'quit', 'exit', 'read',
      'readFully', 'readline', 'printErr', 'readbuffer']) {
    delete globalThis[name];
  }
  global('tf', tf);
})
