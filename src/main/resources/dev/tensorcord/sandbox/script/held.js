// What every object of tf has in common: a thing of the library's own that scripts cannot reach.
(function (lib, host) {
  'use strict';

  const {create} = host;

  class Held {
    constructor(held) {
      return create(held, new.target.prototype);
    }
  }
  lib.Held = Held;

  /** The thing behind an object; null where there is none. */
  lib.held = host.held;

  /** The thing behind an object; what is none of ours as it is. */
  lib.own = host.own;

  /** Methods for objects of a class, not to be seen when its objects are listed. */
  lib.methods = (type, methods) => {
    for (const [name, value] of Object.entries(methods)) {
      Object.defineProperty(type.prototype, name, {value, writable: true, configurable: true});
    }
  };

  /** A name that scripts find, may write over, and do not see when they list names. */
  lib.global = (name, value) =>
    Object.defineProperty(globalThis, name, {value, writable: true, configurable: true});

  /** An error that also says what to try. */
  lib.error = (message, remedy, type = Error) => {
    const error = new type(message);
    if (remedy) {
      Object.defineProperty(error, 'remedy', {value: remedy});
    }
    return error;
  };

  lib.assert = (holds, message) => {
    if (!holds) {
      throw new Error(typeof message === 'function' ? message() : message);
    }
  };

  lib.isTyped = x => ArrayBuffer.isView(x) && !(x instanceof DataView);

  // The engine's own object goes before a snippet comes; what is needed of it stays here.
  lib.engineOwn = globalThis.Graal;

  lib.tf = {};
})
