// How a snippet runs: its names are shared with the next of its session, its promises followed.
(function (lib, host) {
  'use strict';
  const {global, held} = lib;
  const GraalOwn = lib.engineOwn;
  let state = {};

  const share = names => {
    for (const [name, [get, set]] of Object.entries(names)) {
      try {
        Object.defineProperty(globalThis, name, {get, set, configurable: true, enumerable: true});
      } catch {
        // A name that JavaScript itself keeps: it is the snippet's own alone.
      }
    }
  };

  GraalOwn.setUnhandledPromiseRejectionHandler(reason => {
    state.failed ??= [reason];
  });

  lib.run = snippet => {
    state = {};
    const mine = state;
    const value = snippet(share);
    if (value instanceof Promise) {
      mine.waits = true;
      value.then(
        result => {
          mine.waits = false;
          mine.value = result;
        },
        reason => {
          mine.waits = false;
          mine.failed ??= [reason];
        });
    } else {
      mine.value = value;
    }
  };
  lib.failed = () => state.failed ?? null;

  /** At the end: shows the last value. What never came is a failure. */
  lib.finish = () => {
    if (state.waits) {
      return [lib.error(
        'The snippet waits for something that never comes.',
        'Look for a promise that nothing resolves.')];
    }
    try {
      lib.drawWaiting();
      lib.show(state.value);
    } catch (error) {
      return [error];
    }
    return null;
  };

  /** What was thrown, as text, and what to try. */
  lib.describe = thrown => {
    if (thrown instanceof Error) {
      return [lib.errorText(thrown), typeof thrown.remedy === 'string' ? thrown.remedy : ''];
    }
    return [`${lib.inspect(thrown)} was thrown.`, ''];
  };

  // Functions are known by their names, as when one is printed.
  for (const group of [lib.tf, ...Object.values(lib.tf)]) {
    for (const [name, value] of typeof group === 'object' && group !== null ? Object.entries(group) : []) {
      if (typeof value === 'function' && value.name === '') {
        Object.defineProperty(value, 'name', {value: name});
      }
    }
  }

  /** All names that a snippet finds in tf, dotted, and those that tensors have. */
  lib.names = () => {
    const all = [];
    for (const [name, value] of Object.entries(lib.tf)) {
      all.push('tf.' + name);
      if (typeof value === 'object' && value !== null && !held(value)) {
        all.push(...Object.keys(value).map(each => `tf.${name}.${each}`));
      }
    }
    all.push(...Object.getOwnPropertyNames(lib.tf.Tensor.prototype).map(each => '.' + each));
    return all;
  };
})
