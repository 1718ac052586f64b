package dev.tensorcord.backend.cpu;

import java.util.ArrayDeque;

/**
 * A thread's blocks for registers. They are lent for a run, so that thousands of prepared kernels
 * hold no memory while they wait.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final ArrayDeque<float[]> floats = new ArrayDeque<>();
  private final ArrayDeque<int[]> ints = new ArrayDeque<>();

  private Scratch() {}

  static Scratch own() {
    return OWN.get();
  }

  float[] floats() {
    float[] block = floats.pollLast();
    return block != null ? block : new float[Register.BLOCK];
  }

  int[] ints() {
    int[] block = ints.pollLast();
    return block != null ? block : new int[Register.BLOCK];
  }

  void back(Register register) {
    if (register.floats != null) {
      floats.addLast(register.floats);
    } else {
      ints.addLast(register.ints);
    }
  }
}
