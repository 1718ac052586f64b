package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/** Slices added at given places, in their order: several may lead to one. */
final class ScatterProgram implements Program {
  private final Kernel.Scatter kernel;

  ScatterProgram(Kernel.Scatter kernel) {
    this.kernel = kernel;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer from = CpuBuffer.of(inputs[0]);
    CpuBuffer to = CpuBuffer.of(output);
    clear(to, kernel.outer() * kernel.size() * kernel.inner());
    add(from.floats, from.ints, CpuBuffer.of(inputs[1]).ints, to.floats, to.ints);
  }

  /** Of floats or of ints: the others are null. */
  private void add(float[] floats, int[] ints, int[] places, float[] toFloats, int[] toInts) {
    int size = kernel.size();
    int inner = kernel.inner();
    int count = kernel.count();
    int at = 0;
    for (int o = 0; o < kernel.outer(); o++) {
      for (int i = 0; i < count; i++, at += inner) {
        int base = (o * size + places[i]) * inner;
        if (floats != null) {
          add(floats, at, toFloats, base, inner);
        } else {
          add(ints, at, toInts, base, inner);
        }
      }
    }
  }

  private static void clear(CpuBuffer to, int count) {
    if (to.floats != null) {
      Arrays.fill(to.floats, 0, count, 0);
    } else {
      Arrays.fill(to.ints, 0, count, 0);
    }
  }

  private static void add(float[] from, int at, float[] to, int base, int n) {
    for (int k = 0; k < n; k++) {
      to[base + k] += from[at + k];
    }
  }

  private static void add(int[] from, int at, int[] to, int base, int n) {
    for (int k = 0; k < n; k++) {
      to[base + k] += from[at + k];
    }
  }
}
