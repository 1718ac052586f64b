package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/**
 * Slices added at given places, in their order: several may lead to one. Floats and ints have a
 * loop each: one loop that is handed how to add took 20 µs and more for 5,000 slices of 3 floats,
 * where this one takes 16.
 */
final class ScatterProgram implements Program {
  private final Kernel.Scatter kernel;

  ScatterProgram(Kernel.Scatter kernel) {
    this.kernel = kernel;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    int[] places = CpuBuffer.of(inputs[1]).ints;
    if (kernel.element() == Element.F32) {
      floats(CpuBuffer.of(inputs[0]).floats, places, CpuBuffer.of(output).floats);
    } else {
      ints(CpuBuffer.of(inputs[0]).ints, places, CpuBuffer.of(output).ints);
    }
  }

  private void floats(float[] from, int[] places, float[] to) {
    int inner = kernel.inner();
    Arrays.fill(to, 0, kernel.outer() * kernel.size() * inner, 0);
    int at = 0;
    for (int o = 0; o < kernel.outer(); o++) {
      for (int i = 0; i < kernel.count(); i++) {
        int base = (o * kernel.size() + places[i]) * inner;
        for (int k = 0; k < inner; k++) {
          to[base + k] += from[at++];
        }
      }
    }
  }

  private void ints(int[] from, int[] places, int[] to) {
    int inner = kernel.inner();
    Arrays.fill(to, 0, kernel.outer() * kernel.size() * inner, 0);
    int at = 0;
    for (int o = 0; o < kernel.outer(); o++) {
      for (int i = 0; i < kernel.count(); i++) {
        int base = (o * kernel.size() + places[i]) * inner;
        for (int k = 0; k < inner; k++) {
          to[base + k] += from[at++];
        }
      }
    }
  }
}
