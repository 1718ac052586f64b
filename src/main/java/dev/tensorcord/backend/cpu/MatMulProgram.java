package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.View;
import java.util.List;

/**
 * Matrix products, one for each pair in a batch. Tiny ones run plain loops at once, the others go
 * through {@link Product}; many small ones are shared out whole, few large ones in parts.
 */
final class MatMulProgram implements Program {
  /** Multiplications below which nothing but the loop is worth its while. */
  private static final long TINY = 128;

  private final Kernel.MatMul kernel;
  private final WorkPool pool;
  private final Product product;
  private final long work;
  private final Batch many;

  MatMulProgram(Kernel.MatMul kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    product = new Product(pool, backend);
    work = (long) kernel.rows() * kernel.columns() * kernel.inner();
    many = new Batch(kernel.batch(), work, pool);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer left = CpuBuffer.of(inputs[0]);
    CpuBuffer right = CpuBuffer.of(inputs[1]);
    CpuBuffer out = CpuBuffer.of(output);
    if (kernel.left().element() == Element.I32) {
      boolean alone = work * kernel.batch() < Product.ALONE;
      pool.run(kernel.batch(), alone, b -> integers(left.ints, right.ints, out.ints, b));
    } else if (work <= TINY) {
      for (int b = 0; b < kernel.batch(); b++) {
        plain(left.floats, right.floats, out.floats, b);
      }
    } else {
      many.run(b ->
          product.multiply(
              left(left.floats, b), right(right.floats, b), Product.Into.SET, out(out, b)));
    }
  }

  private Matrix left(float[] values, int batch) {
    return matrix(values, kernel.left(), batch, kernel.rows(), kernel.inner());
  }

  private Matrix right(float[] values, int batch) {
    return matrix(values, kernel.right(), batch, kernel.inner(), kernel.columns());
  }

  private Matrix out(CpuBuffer out, int batch) {
    int columns = kernel.columns();
    return new Matrix(
        out.floats, batch * kernel.rows() * columns, kernel.rows(), columns, columns, 1);
  }

  /** A matrix of a batch, as a view has it. */
  static Matrix matrix(float[] values, View view, int batch, int rows, int columns) {
    List<Integer> strides = view.strides();
    int offset = view.offset() + batch * strides.get(0);
    return new Matrix(values, offset, rows, columns, strides.get(1), strides.get(2));
  }

  private void plain(float[] left, float[] right, float[] out, int batch) {
    Matrix a = left(left, batch);
    Matrix b = right(right, batch);
    int to = batch * a.rows() * b.columns();
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        float sum = 0;
        int l = a.at(i, 0);
        int r = b.at(0, j);
        for (int p = 0; p < b.rows(); p++) {
          sum = Math.fma(left[l], right[r], sum);
          l += a.column();
          r += b.row();
        }
        out[to++] = sum;
      }
    }
  }

  /** Whole numbers, which wrap as sums of them do. */
  private void integers(int[] left, int[] right, int[] out, int batch) {
    Matrix a = left(null, batch);
    Matrix b = right(null, batch);
    int to = batch * a.rows() * b.columns();
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        int sum = 0;
        int l = a.at(i, 0);
        int r = b.at(0, j);
        for (int p = 0; p < b.rows(); p++) {
          sum += left[l] * right[r];
          l += a.column();
          r += b.row();
        }
        out[to++] = sum;
      }
    }
  }
}
