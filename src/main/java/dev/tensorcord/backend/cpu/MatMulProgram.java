package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.View;

/**
 * Matrix product. Small ones run plain loops at once; larger ones are packed into panels that fit
 * the caches, after Goto and van de Geijn: Anatomy of High-Performance Matrix Multiplication, ACM
 * TOMS 2008.
 */
final class MatMulProgram implements Program {
  /** Multiplications below which packing costs more than it gains. */
  private static final long SMALL = 16 * 16 * 16;

  /** Multiplications below which one thread is faster than two. */
  private static final long ALONE = 1 << 21;

  private static final int INNER_BLOCK = 256;
  private static final int ROW_BLOCK = 16 * Tile.ROWS;
  private static final int COLUMN_BLOCK = 128 * Tile.COLUMNS / 2;

  private final Kernel.MatMul kernel;
  private final WorkPool pool;
  private final CpuBackend backend;

  MatMulProgram(Kernel.MatMul kernel, WorkPool pool, CpuBackend backend) {
    this.kernel = kernel;
    this.pool = pool;
    this.backend = backend;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] left = CpuBuffer.of(inputs[0]).floats;
    float[] right = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    long work = (long) kernel.rows() * kernel.columns() * kernel.inner();
    if (work <= SMALL || kernel.columns() < 4) {
      for (int b = 0; b < kernel.batch(); b++) {
        plain(left, offset(kernel.left(), b), right, offset(kernel.right(), b), out, b);
      }
      return;
    }
    boolean batches = work < ALONE && kernel.batch() > 1 && work * kernel.batch() >= ALONE;
    if (batches) {
      pool.run(kernel.batch(), b -> packed(left, right, out, b, false));
    } else {
      for (int b = 0; b < kernel.batch(); b++) {
        packed(left, right, out, b, work >= ALONE);
      }
    }
  }

  private static int offset(View view, int batch) {
    return view.offset() + batch * view.strides().get(0);
  }

  private void plain(float[] left, int l, float[] right, int r, float[] out, int batch) {
    int rows = kernel.rows();
    int columns = kernel.columns();
    int leftRow = kernel.left().strides().get(1);
    int leftStep = kernel.left().strides().get(2);
    int rightStep = kernel.right().strides().get(1);
    int rightColumn = kernel.right().strides().get(2);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float sum = 0;
        int a = l + i * leftRow;
        int b = r + j * rightColumn;
        for (int p = 0; p < kernel.inner(); p++) {
          sum += left[a] * right[b];
          a += leftStep;
          b += rightStep;
        }
        out[(batch * rows + i) * columns + j] = sum;
      }
    }
  }

  private void packed(float[] left, float[] right, float[] out, int batch, boolean split) {
    int outBase = batch * kernel.rows() * kernel.columns();
    int rowBlocks = (kernel.rows() + ROW_BLOCK - 1) / ROW_BLOCK;
    CpuBuffer panel = scratch(INNER_BLOCK * COLUMN_BLOCK);
    for (int column = 0; column < kernel.columns(); column += COLUMN_BLOCK) {
      int columns = Math.min(COLUMN_BLOCK, kernel.columns() - column);
      for (int inner = 0; inner < kernel.inner(); inner += INNER_BLOCK) {
        int depth = Math.min(INNER_BLOCK, kernel.inner() - inner);
        packRight(right, batch, inner, depth, column, columns, panel.floats);
        int firstColumn = column;
        int firstInner = inner;
        WorkPool.Part part =
            block ->
                rowBlock(
                    left,
                    batch,
                    block * ROW_BLOCK,
                    firstInner,
                    depth,
                    panel.floats,
                    out,
                    outBase + firstColumn,
                    columns);
        if (split) {
          pool.run(rowBlocks, part);
        } else {
          for (int block = 0; block < rowBlocks; block++) {
            part.run(block);
          }
        }
      }
    }
    panel.release();
  }

  private void rowBlock(
      float[] left,
      int batch,
      int row,
      int inner,
      int depth,
      float[] right,
      float[] out,
      int outBase,
      int columns) {
    int rows = Math.min(ROW_BLOCK, kernel.rows() - row);
    CpuBuffer packedLeft = scratch(ROW_BLOCK * INNER_BLOCK);
    CpuBuffer tile = scratch(Tile.ROWS * Tile.COLUMNS);
    packLeft(left, batch, row, rows, inner, depth, packedLeft.floats);
    int stride = kernel.columns();
    for (int j = 0; j < columns; j += Tile.COLUMNS) {
      for (int i = 0; i < rows; i += Tile.ROWS) {
        Tile.multiply(packedLeft.floats, i * depth, right, j * depth, depth, tile.floats);
        int at = outBase + (row + i) * stride + j;
        int high = Math.min(Tile.ROWS, rows - i);
        int wide = Math.min(Tile.COLUMNS, columns - j);
        Tile.store(tile.floats, out, at, stride, high, wide, inner > 0);
      }
    }
    tile.release();
    packedLeft.release();
  }

  private CpuBuffer scratch(int count) {
    return CpuBuffer.of(backend.allocate(Element.F32, count));
  }

  /** Panels of a few rows, column after column; rows that are not there count as 0. */
  private void packLeft(
      float[] left, int batch, int row, int rows, int inner, int depth, float[] to) {
    int rowStride = kernel.left().strides().get(1);
    int step = kernel.left().strides().get(2);
    int base = offset(kernel.left(), batch) + row * rowStride + inner * step;
    int at = 0;
    for (int i = 0; i < rows; i += Tile.ROWS) {
      int high = Math.min(Tile.ROWS, rows - i);
      for (int p = 0; p < depth; p++) {
        int from = base + i * rowStride + p * step;
        for (int k = 0; k < Tile.ROWS; k++) {
          to[at++] = k < high ? left[from + k * rowStride] : 0;
        }
      }
    }
  }

  /** Panels of a few columns, row after row; columns that are not there count as 0. */
  private void packRight(
      float[] right, int batch, int inner, int depth, int column, int columns, float[] to) {
    int step = kernel.right().strides().get(1);
    int columnStride = kernel.right().strides().get(2);
    int base = offset(kernel.right(), batch) + inner * step + column * columnStride;
    int at = 0;
    for (int j = 0; j < columns; j += Tile.COLUMNS) {
      int wide = Math.min(Tile.COLUMNS, columns - j);
      for (int p = 0; p < depth; p++) {
        int from = base + p * step + j * columnStride;
        if (wide == Tile.COLUMNS && columnStride == 1) {
          System.arraycopy(right, from, to, at, wide);
          at += wide;
          continue;
        }
        for (int k = 0; k < Tile.COLUMNS; k++) {
          to[at++] = k < wide ? right[from + k * columnStride] : 0;
        }
      }
    }
  }
}
