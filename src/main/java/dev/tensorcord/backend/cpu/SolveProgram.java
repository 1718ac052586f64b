package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Singular;

/** Systems of equations {@code A · X = B}, by {@link Lu}. */
final class SolveProgram implements Program {
  private final Kernel.Solve kernel;
  private final Matrices left;
  private final Matrices right;
  private final Batch batch;
  private final WorkPool pool;
  private final CpuBackend memory;

  SolveProgram(Kernel.Solve kernel, WorkPool pool, CpuBackend memory) {
    this.kernel = kernel;
    left = Matrices.of(kernel.left(), kernel.size(), kernel.size());
    right = Matrices.of(kernel.right(), kernel.size(), kernel.columns());
    this.pool = pool;
    this.memory = memory;
    long work = (long) kernel.size() * kernel.size() * (kernel.size() + kernel.columns());
    batch = new Batch(kernel.batch(), work, pool);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] from = CpuBuffer.of(inputs[0]).floats;
    float[] given = CpuBuffer.of(inputs[1]).floats;
    float[] to = CpuBuffer.of(output).floats;
    int size = kernel.size();
    int columns = kernel.columns();
    batch.run(b -> {
      Lu lu = new Lu(left.of(from, b), memory, pool);
      try {
        if (lu.dependent() >= 0) {
          throw new Singular(b, lu.dependent());
        }
        lu.solve(
            right.of(given, b),
            new Matrix(to, b * size * columns, size, columns, Math.max(1, columns), 1));
      } finally {
        lu.release();
      }
    });
  }
}
