package dev.tensorcord.tensor;

import dev.tensorcord.backend.Buffer;

/** A buffer and how many tensors share it. Belongs to one thread. */
final class Storage {
  final Buffer buffer;
  final long bytes;
  private final Session owner;
  private int users = 1;

  Storage(Session owner, Buffer buffer, long bytes) {
    this.owner = owner;
    this.buffer = buffer;
    this.bytes = bytes;
  }

  Storage share() {
    users++;
    return this;
  }

  /** One user less; the last one gives the buffer back. */
  void leave() {
    if (--users == 0) {
      buffer.release();
      owner.freed(bytes);
    }
  }
}
