package dev.tensorcord.tensor;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import java.util.List;

/**
 * Values and how many tensors share them. They may be held back: then a trace knows how to compute
 * them, or they are one number everywhere, and there is no buffer until someone looks. Texts have
 * no buffer at all. Belongs to one thread.
 */
final class Storage {
  final Session owner;
  final DType dtype;
  final int size;

  /** The values of a string tensor; null for numbers. */
  final String[] texts;

  final long bytes;

  /** One number everywhere. */
  final boolean isNumber;

  final double number;

  /** The trace that this is a result or an input of, the time of it, and the place in it. */
  Trace trace;

  Object time;
  int slot;

  /** How many traces read it. */
  private int readers;

  private int users = 1;
  private Buffer buffer;

  /** Values that will be written. */
  Storage(Session owner, DType dtype, int size) {
    this(owner, dtype, size, false, 0);
  }

  private Storage(Session owner, DType dtype, int size, boolean isNumber, double number) {
    this.owner = owner;
    this.dtype = dtype;
    this.size = size;
    this.texts = null;
    this.bytes = (long) size * dtype.bytes();
    this.isNumber = isNumber;
    this.number = number;
  }

  private Storage(Session owner, String[] texts, long bytes) {
    this.owner = owner;
    this.dtype = DType.STRING;
    this.size = texts.length;
    this.texts = texts;
    this.bytes = bytes;
    this.isNumber = false;
    this.number = 0;
  }

  /** Texts, which stay with the host. */
  static Storage of(Session owner, String[] texts, long bytes) {
    return new Storage(owner, texts, bytes);
  }

  /** One number everywhere. */
  static Storage of(Session owner, DType dtype, int size, double number) {
    return new Storage(owner, dtype, size, true, number);
  }

  Storage share() {
    users++;
    return this;
  }

  /** One user less; the last one gives the buffer back, unless a trace still reads it. */
  void leave() {
    if (--users > 0) {
      return;
    }
    owner.freed(bytes);
    if (readers > 0 || isHeldBack()) {
      trace.outlives(this);
    } else {
      release();
    }
  }

  /** Whether no trace has anything to do with it. */
  boolean isSettled() {
    return readers == 0 && !isHeldBack();
  }

  /** One user less, whom nobody saw leave. */
  void forgotten() {
    if (--users == 0) {
      owner.freed(bytes);
    }
  }

  boolean isUsed() {
    return users > 0;
  }

  /** Whether a trace has yet to compute it. */
  boolean isHeldBack() {
    return buffer == null && !isNumber && trace != null;
  }

  /** The values, computed now if need be. */
  Buffer buffer() {
    return buffer != null ? buffer : computed();
  }

  private Buffer computed() {
    if (isNumber) {
      buffer = allocate();
      owner.backend().run(new Kernel.Fill(size, dtype.element(), number), buffer);
    } else if (trace != null) {
      trace.flush();
    }
    if (buffer == null) {
      throw new IllegalStateException("these values could not be computed");
    }
    return buffer;
  }

  /** Memory for values that are about to be written. */
  Buffer allocate() {
    return owner.backend().allocate(dtype.element(), size);
  }

  /** The values are there. */
  void written(Buffer values) {
    buffer = values;
  }

  void readBy(Trace reader) {
    trace = reader;
    readers++;
  }

  /** A trace has done with it. */
  void wasRead() {
    if (--readers == 0 && users <= 0) {
      release();
    }
  }

  /** Gives the buffer back. */
  void release() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
  }

  /** The same values for a session on another thread, which no tensor shares. */
  Storage copyFor(Session session) {
    if (texts != null) {
      Storage copy = of(session, texts, bytes);
      copy.users = 0;
      return copy;
    }
    if (isNumber) {
      Storage copy = of(session, dtype, size, number);
      copy.users = 0;
      return copy;
    }
    if (buffer == null) {
      throw new IllegalStateException(
          "values that are not computed yet belong to the thread that asked for them");
    }
    Storage copy = new Storage(session, dtype, size);
    copy.users = 0;
    copy.buffer = copy.allocate();
    List<Integer> dims = List.of(size);
    View dense = View.dense(dtype.element(), dims);
    session.backend().run(new Kernel.Copy(dims, dense, dense), copy.buffer, buffer);
    return copy;
  }
}
