package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/** Slices at given places, copied one after the other. */
final class GatherProgram implements Program {
  private final Kernel.Gather kernel;

  GatherProgram(Kernel.Gather kernel) {
    this.kernel = kernel;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    Object from = CpuBuffer.of(inputs[0]).array();
    int[] places = CpuBuffer.of(inputs[1]).ints;
    Object to = CpuBuffer.of(output).array();
    int inner = kernel.inner();
    int at = 0;
    for (int o = 0; o < kernel.outer(); o++) {
      for (int i = 0; i < kernel.count(); i++, at += inner) {
        System.arraycopy(from, (o * kernel.size() + places[i]) * inner, to, at, inner);
      }
    }
  }
}
