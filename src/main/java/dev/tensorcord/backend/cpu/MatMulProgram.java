package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/**
 * Matrix products, one for each pair in a batch. Tiny ones run plain loops at once, the others go
 * through {@link Product}; many small ones are shared out whole, few large ones in parts.
 */
final class MatMulProgram implements Program {
  /** Multiplications below which nothing but the loop is worth its while. */
  private static final long TINY = 128;

  private final Kernel.MatMul kernel;
  private final Matrices left;
  private final Matrices right;
  private final WorkPool pool;
  private final Product product;
  private final long work;
  private final Batch many;

  MatMulProgram(Kernel.MatMul kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    left = Matrices.of(kernel.left(), kernel.rows(), kernel.inner());
    right = Matrices.of(kernel.right(), kernel.inner(), kernel.columns());
    this.pool = pool;
    product = new Product(pool, backend);
    work = (long) kernel.rows() * kernel.columns() * kernel.inner();
    many = new Batch(kernel.batch(), work, pool);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer a = CpuBuffer.of(inputs[0]);
    CpuBuffer b = CpuBuffer.of(inputs[1]);
    CpuBuffer out = CpuBuffer.of(output);
    if (kernel.left().element() == Element.I32) {
      boolean alone = work * kernel.batch() < Product.ALONE;
      pool.run(kernel.batch(), alone, i -> integers(a.ints, b.ints, out.ints, i));
    } else if (work <= TINY) {
      for (int i = 0; i < kernel.batch(); i++) {
        plain(left.of(a.floats, i), right.of(b.floats, i), out.floats, i);
      }
    } else {
      many.run(i ->
          product.multiply(
              left.of(a.floats, i), right.of(b.floats, i), Product.Into.SET, out(out, i)));
    }
  }

  private Matrix out(CpuBuffer out, int batch) {
    int columns = kernel.columns();
    return new Matrix(
        out.floats, batch * kernel.rows() * columns, kernel.rows(), columns, columns, 1);
  }

  private static void plain(Matrix a, Matrix b, float[] out, int batch) {
    int to = batch * a.rows() * b.columns();
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        float sum = 0;
        int l = a.at(i, 0);
        int r = b.at(0, j);
        for (int p = 0; p < b.rows(); p++) {
          sum = Math.fma(a.values()[l], b.values()[r], sum);
          l += a.column();
          r += b.row();
        }
        out[to++] = sum;
      }
    }
  }

  /** Whole numbers, which wrap as sums of them do. */
  private void integers(int[] lefts, int[] rights, int[] out, int batch) {
    Matrix a = left.of(null, batch);
    Matrix b = right.of(null, batch);
    int to = batch * a.rows() * b.columns();
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        int sum = 0;
        int l = a.at(i, 0);
        int r = b.at(0, j);
        for (int p = 0; p < b.rows(); p++) {
          sum += lefts[l] * rights[r];
          l += a.column();
          r += b.row();
        }
        out[to++] = sum;
      }
    }
  }
}
