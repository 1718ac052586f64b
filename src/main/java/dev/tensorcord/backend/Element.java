package dev.tensorcord.backend;

/** What one element of a buffer is, as devices know it. */
public enum Element {
  /** IEEE 754 single precision. */
  F32(4),
  /** Two's complement, 32 bits; arithmetic wraps. */
  I32(4),
  /** A byte that is 0 or 1. */
  BOOL(1);

  private final int bytes;

  Element(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one element takes. */
  public int bytes() {
    return bytes;
  }
}
