package dev.tensorcord.tensor;

import dev.tensorcord.backend.Buffer;

/** A buffer, or texts, and how many tensors share it. Belongs to one thread. */
final class Storage {
  final Buffer buffer;
  final String[] texts;
  final long bytes;
  private final Session owner;
  private int users = 1;

  Storage(Session owner, Buffer buffer, long bytes) {
    this.owner = owner;
    this.buffer = buffer;
    this.texts = null;
    this.bytes = bytes;
  }

  Storage(Session owner, String[] texts, long bytes) {
    this.owner = owner;
    this.buffer = null;
    this.texts = texts;
    this.bytes = bytes;
  }

  Storage share() {
    users++;
    return this;
  }

  /** One user less; the last one gives the buffer back. */
  void leave() {
    if (--users == 0) {
      if (buffer != null) {
        buffer.release();
      }
      owner.freed(bytes);
    }
  }
}
