package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Singular;

/** Matrices taken apart, one after the other; small ones side by side. */
final class FactorProgram implements Program {
  private final Kernel.Factor kernel;
  private final Batch batch;
  private final WorkPool pool;
  private final CpuBackend memory;

  FactorProgram(Kernel.Factor kernel, WorkPool pool, CpuBackend memory) {
    this.kernel = kernel;
    this.pool = pool;
    this.memory = memory;
    long work = (long) kernel.rows() * kernel.columns() * Math.max(kernel.rows(), kernel.columns());
    batch = new Batch(kernel.batch(), work, pool);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    int size = kernel.rows() * kernel.columns();
    float[] from = CpuBuffer.of(inputs[0]).floats;
    float[] to = CpuBuffer.of(output).floats;
    int length = kernel.length();
    batch.run(b -> {
      Matrix a =
          new Matrix(
              from, b * size, kernel.rows(), kernel.columns(), Math.max(1, kernel.columns()), 1);
      int at = b * length;
      switch (kernel.how()) {
        case INVERSE -> inverse(a, to, at, b);
        case DETERMINANT -> to[at] = (float) determinant(a);
        case CHOLESKY -> Cholesky.factor(memory, pool, a, to, at, b);
        case QR -> Householder.of(a).write(Math.min(a.rows(), a.columns()), to, at);
        case FULL_QR -> Householder.of(a).write(a.rows(), to, at);
        case EIGEN -> Eigen.write(a, pool, to, at);
        case SINGULAR_VALUES -> SingularValues.write(a, pool, false, to, at);
        case FULL_SINGULAR_VALUES -> SingularValues.write(a, pool, true, to, at);
      }
    });
  }

  private void inverse(Matrix a, float[] to, int at, int index) {
    int size = a.rows();
    Lu lu = new Lu(a, memory, pool);
    try {
      if (lu.dependent() >= 0) {
        throw new Singular(index, lu.dependent());
      }
      lu.inverse(new Matrix(to, at, size, size, Math.max(1, size), 1));
    } finally {
      lu.release();
    }
  }

  private double determinant(Matrix a) {
    Lu lu = new Lu(a, memory, pool);
    double determinant = lu.determinant();
    lu.release();
    return determinant;
  }

  static CpuBuffer scratch(CpuBackend memory, int count) {
    return CpuBuffer.of(memory.allocate(Element.F32, count));
  }
}
