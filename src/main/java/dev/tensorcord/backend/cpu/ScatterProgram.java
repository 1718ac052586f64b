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
    float[] from = CpuBuffer.of(inputs[0]).floats;
    int[] places = CpuBuffer.of(inputs[1]).ints;
    float[] to = CpuBuffer.of(output).floats;
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
