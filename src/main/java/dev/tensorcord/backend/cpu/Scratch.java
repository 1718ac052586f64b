package dev.tensorcord.backend.cpu;

import java.util.Arrays;

/**
 * A thread's blocks for registers. They are the thread's and not the programs', so that thousands
 * of prepared kernels hold no memory while they wait; a thread runs one program at a time.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private float[][] floats = new float[8][];
  private int[][] ints = new int[8][];

  private Scratch() {}

  static Scratch own() {
    return OWN.get();
  }

  float[] floats(int index) {
    if (index >= floats.length) {
      floats = Arrays.copyOf(floats, 2 * index);
    }
    float[] block = floats[index];
    if (block == null) {
      block = new float[Register.BLOCK];
      floats[index] = block;
    }
    return block;
  }

  int[] ints(int index) {
    if (index >= ints.length) {
      ints = Arrays.copyOf(ints, 2 * index);
    }
    int[] block = ints[index];
    if (block == null) {
      block = new int[Register.BLOCK];
      ints[index] = block;
    }
    return block;
  }
}
