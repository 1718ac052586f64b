package dev.tensorcord.backend;

/** Memory of a device. It is used by one thread at a time. */
public interface Buffer {
  /** What its elements are. */
  Element element();

  /** How many elements fit; at least as many as were asked for. */
  int capacity();

  /**
   * Gives the memory back, to be handed out again.
   *
   * @throws IllegalStateException if it was given back before
   */
  void release();
}
