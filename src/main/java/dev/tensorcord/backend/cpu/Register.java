package dev.tensorcord.backend.cpu;

/** Where a loop finds or leaves a block of elements: an array and a place in it. */
final class Register {
  /** Longest block: a few registers of this length stay in the first-level cache. */
  static final int BLOCK = 1024;

  float[] floats;
  int[] ints;
  int at;
}
