package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.Arrays;

/** One number everywhere. */
record FillProgram(Kernel.Fill kernel) implements Program {
  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer out = CpuBuffer.of(output);
    switch (out.element()) {
      case F32 -> Arrays.fill(out.floats, 0, kernel.count(), (float) kernel.value());
      case I32 -> Arrays.fill(out.ints, 0, kernel.count(), (int) kernel.value());
      case BOOL -> Arrays.fill(out.bytes, 0, kernel.count(), (byte) (kernel.value() != 0 ? 1 : 0));
    }
  }
}
