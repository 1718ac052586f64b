// Datasets: values one after the other, made when they are asked for.
(function (lib) {
  'use strict';
  const {tf} = lib;
  const {Tensor} = tf;

  const isLeaf = x => x instanceof Tensor || lib.isTyped(x) || typeof x !== 'object' || x === null;

  /** Many examples of one form as one: numbers and tensors are stacked. */
  const stacked = rows => {
    const first = rows[0];
    if (first instanceof Tensor) {
      return tf.stack(rows);
    }
    if (Array.isArray(first) && !first.every(each => typeof each === 'number')) {
      return first.map((_, i) => stacked(rows.map(row => row[i])));
    }
    if (!isLeaf(first) && !Array.isArray(first)) {
      return Object.fromEntries(Object.keys(first).map(key => [key, stacked(rows.map(row => row[key]))]));
    }
    return tf.tensor(rows);
  };

  class Dataset {
    #make;
    constructor(make, size = null) {
      this.#make = make;
      this.size = size;
    }
    async iterator() {
      const own = this.#make();
      return {next: async () => own.next(), [Symbol.asyncIterator]() {
        return this;
      }};
    }
    [Symbol.asyncIterator]() {
      return this.#make();
    }
    #of(generate, size = null) {
      const from = this;
      return new Dataset(() => generate(from), size);
    }
    map(change) {
      return this.#of(async function* (from) {
        for await (const each of from) {
          yield tf.tidy(() => change(each));
        }
      }, this.size);
    }
    mapAsync(change) {
      return this.#of(async function* (from) {
        for await (const each of from) {
          yield await change(each);
        }
      }, this.size);
    }
    filter(keep) {
      return this.#of(async function* (from) {
        for await (const each of from) {
          if (tf.tidy(() => keep(each))) {
            yield each;
          }
        }
      });
    }
    batch(size, smallLast = true) {
      if (!(size > 0)) {
        throw lib.error(`batchSize needs to be positive, but it is ${size}`, 'Write for example batch(32).');
      }
      return this.#of(async function* (from) {
        let rows = [];
        for await (const each of from) {
          rows.push(each);
          if (rows.length === size) {
            yield tf.tidy(() => stacked(rows));
            rows = [];
          }
        }
        if (rows.length && smallLast) {
          yield tf.tidy(() => stacked(rows));
        }
      }, this.size === null ? null : (smallLast ? Math.ceil : Math.floor)(this.size / size));
    }
    take(count) {
      return this.#of(async function* (from) {
        let left = count;
        if (left === 0) {
          return;
        }
        for await (const each of from) {
          yield each;
          if (--left === 0) {
            return;
          }
        }
      }, this.size === null ? null : Math.min(this.size, count));
    }
    skip(count) {
      return this.#of(async function* (from) {
        let left = count;
        for await (const each of from) {
          if (left-- > 0) {
            continue;
          }
          yield each;
        }
      }, this.size === null ? null : Math.max(0, this.size - count));
    }
    repeat(count = Infinity) {
      return this.#of(async function* (from) {
        for (let i = 0; i < count; i++) {
          let some = false;
          for await (const each of from) {
            some = true;
            yield each;
          }
          if (!some) {
            return;
          }
        }
      }, this.size === null ? null : this.size * count);
    }
    shuffle(bufferSize) {
      return this.#of(async function* (from) {
        const held = [];
        for await (const each of from) {
          held.push(each);
          if (held.length > bufferSize) {
            yield held.splice(Math.floor(Math.random() * held.length), 1)[0];
          }
        }
        while (held.length) {
          yield held.splice(Math.floor(Math.random() * held.length), 1)[0];
        }
      }, this.size);
    }
    concatenate(other) {
      return this.#of(async function* (from) {
        yield* from;
        yield* other;
      }, this.size === null || other.size === null ? null : this.size + other.size);
    }
    prefetch() {
      return this;
    }
    async forEachAsync(use) {
      for await (const each of this) {
        use(each);
      }
    }
    async toArray() {
      const all = [];
      for await (const each of this) {
        all.push(each);
      }
      return all;
    }
  }

  lib.Dataset = Dataset;
  tf.data = {
    Dataset,
    array(items) {
      return new Dataset(async function* () {
        yield* items;
      }, items.length);
    },
    generator(make) {
      return new Dataset(async function* () {
        const own = await make();
        for (let next = await own.next(); !next.done; next = await own.next()) {
          yield next.value;
        }
      });
    },
    func(make) {
      return new Dataset(async function* () {
        for (let next = await make(); !next.done; next = await make()) {
          yield next.value;
        }
      });
    },
    zip(parts) {
      const keys = Object.keys(parts);
      const sizes = keys.map(key => parts[key].size);
      return new Dataset(async function* () {
        const own = await Promise.all(keys.map(key => parts[key].iterator()));
        for (;;) {
          const next = await Promise.all(own.map(each => each.next()));
          if (next.some(each => each.done)) {
            return;
          }
          yield Array.isArray(parts)
            ? next.map(each => each.value)
            : Object.fromEntries(keys.map((key, i) => [key, next[i].value]));
        }
      }, sizes.includes(null) ? null : Math.min(...sizes));
    },
  };
})
