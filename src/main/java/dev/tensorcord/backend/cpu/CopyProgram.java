package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/** A strided copy. */
final class CopyProgram implements Program {
  private static final int ALONE = 1 << 16;

  private final Walk walk;
  private final int size;
  private final WorkPool pool;

  CopyProgram(Kernel.Copy kernel, WorkPool pool) {
    this.pool = pool;
    walk =
        new Walk(
            kernel.dims(),
            kernel.from().offset(),
            kernel.from().strides(),
            kernel.to().offset(),
            kernel.to().strides());
    size = kernel.dims().stream().reduce(1, Math::multiplyExact);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    if (size == 0) {
      return;
    }
    Object to = CpuBuffer.of(output).array();
    Object from = CpuBuffer.of(inputs[0]).array();
    if (size < ALONE) {
      walk.run(from, to, 0, 0, size);
      return;
    }
    int parts = (size + ALONE - 1) / ALONE;
    pool.run(parts, i -> walk.run(from, to, 0, i * ALONE, Math.min(ALONE, size - i * ALONE)));
  }
}
