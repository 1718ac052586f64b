package dev.tensorcord.tensor;

import java.util.Arrays;

/**
 * A session's ops that are held back. An op adds its result here; when someone looks at a value, or
 * enough has come together, all that is still in use by then is computed at once, in as few passes
 * over memory as its {@link Fuser} finds. What was disposed of meanwhile is never written. Belongs
 * to its session's thread.
 *
 * <p>The same ops on the same shapes take the same {@link Path}, which remembers what they were
 * fused into: a training loop's second step looks nothing up.
 */
final class Trace {
  /** Held back at most: what is live at a time stays small, and so do the passes. */
  private static final int MOST = 256;

  /** From here on, a moment that a loop comes back to is a good one. */
  private static final int ENOUGH = 64;

  /** Memory of what is disposed of but yet to be read: at most so much more than is counted. */
  private static final long MOST_UNREAD = 64L << 20;

  private final Session session;
  private Paths paths;
  private Path at;
  private Object time = new Object();
  private Storage[] values = new Storage[256];
  private int size;
  private int ops;
  private long outliving;
  private long unread;
  private int[] slots = new int[8];
  private Storage[] inputs = new Storage[8];
  private long[] live = new long[4];
  private long[] results = new long[4];
  private Schedule last;

  Trace(Session session) {
    this.session = session;
  }

  /** Holds an op back and gives its result. */
  Tensor add(Rule rule, Object variant, Tensor[] tensors) {
    if (ops == 0) {
      begin();
    } else if (ops == MOST) {
      flush();
      begin();
    }
    Path next = find(rule, variant, tensors);
    if (session.isTight(next.bytes + outliving)) {
      flush();
      begin();
      next = find(rule, variant, tensors);
    }
    Storage result = session.reserve(next.shape, next.dtype);
    for (int i = 0; i < tensors.length; i++) {
      Storage input = inputs[i];
      if (input.time != time) {
        input.readBy(this);
        put(input);
      }
    }
    result.trace = this;
    results[size >> 6] |= 1L << size;
    put(result);
    at = next;
    ops++;
    Tensor tensor = new Tensor(session, next.shape, next.dtype, result);
    session.opened(tensor);
    return tensor;
  }

  private void begin() {
    if (paths == null) {
      paths = Paths.borrow();
    }
    at = paths.start();
  }

  /** The session ends: computes what others share and gives the paths to the next session. */
  void close() {
    flush();
    if (paths != null) {
      paths.giveBack();
      paths = null;
    }
  }

  private void put(Storage storage) {
    storage.time = time;
    storage.slot = size;
    values[size++] = storage;
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      live = Arrays.copyOf(live, values.length / 64);
      results = Arrays.copyOf(results, values.length / 64);
    }
  }

  /** The next part of the path; nothing is changed if the op refuses its inputs. */
  private Path find(Rule rule, Object variant, Tensor[] tensors) {
    int count = tensors.length;
    if (count > slots.length) {
      slots = new int[count];
      inputs = new Storage[count];
    }
    int fresh = size;
    for (int i = 0; i < count; i++) {
      Storage input = tensors[i].storage();
      if (input == null) {
        tensors[i].buffer(); // Throws what is due.
      }
      if (input.owner != session) {
        input = fromElsewhere(input);
      }
      inputs[i] = input;
      if (input.time == time) {
        slots[i] = input.slot;
        continue;
      }
      int same = 0;
      while (inputs[same] != input) {
        same++;
      }
      slots[i] = same < i ? slots[same] : input.isNumber ? fresh++ | Path.NUMBER : fresh++;
    }
    Path next = at.next;
    if (next == null || !next.is(rule, variant, slots, tensors)) {
      next = at.to(rule, variant, slots, tensors, paths);
    }
    return next;
  }

  /** What belongs to another session is finished there first; another thread's is copied. */
  private Storage fromElsewhere(Storage input) {
    if (!input.owner.isOnThisThread()) {
      return input.copyFor(session);
    }
    if (input.isHeldBack()) {
      input.buffer();
    }
    return input;
  }

  /** A storage was disposed of, but is still read here. */
  void outlives(Storage storage) {
    outliving += storage.bytes;
    if (!storage.isHeldBack()) {
      unread += storage.bytes;
    }
    if (unread > MOST_UNREAD) {
      flush();
    }
  }

  /** Bytes of what is disposed of but yet to be read, or computed on the way to other values. */
  long outliving() {
    return outliving;
  }

  /** A moment that comes again in each turn of a loop: computes if enough has come together. */
  void pause() {
    if (ops >= ENOUGH) {
      flush();
    }
  }

  /** Computes what is in use. */
  void flush() {
    if (size == 0) {
      return;
    }
    session.check();
    try {
      if (look()) {
        last = at.schedule(live, paths);
        last.run(values);
      }
    } finally {
      restart();
    }
  }

  /** Which results are in use; whether any is. */
  private boolean look() {
    boolean any = false;
    for (int word = 0; word << 6 < size; word++) {
      long bits = results[word];
      for (long rest = bits; rest != 0; rest &= rest - 1) {
        if (!values[(word << 6) + Long.numberOfTrailingZeros(rest)].isUsed()) {
          bits ^= rest & -rest;
        }
      }
      live[word] = bits;
      any |= bits != 0;
    }
    return any;
  }

  private void restart() {
    for (int i = 0; i < size; i++) {
      if ((results[i >> 6] >> i & 1) == 0) {
        values[i].wasRead();
      }
      values[i] = null;
    }
    Arrays.fill(results, 0, (size >> 6) + 1, 0);
    time = new Object();
    size = 0;
    ops = 0;
    outliving = 0;
    unread = 0;
  }

  /** What is remembered of ops. */
  Paths paths() {
    return paths;
  }

  /** What the last flush was fused into; null before the first one. */
  Schedule last() {
    return last;
  }
}
