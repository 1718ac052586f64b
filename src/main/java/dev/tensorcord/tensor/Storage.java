package dev.tensorcord.tensor;

import dev.tensorcord.backend.Buffer;

/** A buffer and how many tensors share it. Belongs to one thread. */
final class Storage {
  final Buffer buffer;
  final long bytes;
  private int users = 1;

  Storage(Buffer buffer, long bytes) {
    this.buffer = buffer;
    this.bytes = bytes;
  }

  Storage share() {
    users++;
    return this;
  }

  /** Whether that was the last user, and the buffer has been given back. */
  boolean leave() {
    if (--users > 0) {
      return false;
    }
    buffer.release();
    return true;
  }
}
