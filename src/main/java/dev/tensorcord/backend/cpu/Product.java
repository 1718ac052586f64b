package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;
import java.util.Arrays;

/**
 * The blocked matrix product that all linear algebra stands on, after Goto and van de Geijn:
 * Anatomy of High-Performance Matrix Multiplication, ACM TOMS 2008. A block of the right matrix is
 * packed into panels that stay in the second cache, while strips of six rows of the left pass by in
 * the first; threads share the result's columns and rows, so that each packs for itself and none
 * waits for another.
 *
 * <p>The inner axis is summed in blocks of {@link #DEPTH}, which bounds the rounding error and is
 * the same on any number of threads.
 */
final class Product {
  /** Rows of a packed block. */
  static final int DEPTH = 256;

  /** Columns of a packed block. */
  private static final int BREADTH = 512;

  /** Multiplications below which one thread is faster than two. */
  static final long ALONE = 1 << 21;

  /** Floats of the right matrix up to which it is read where it stands. */
  private static final int IN_PLACE = 1 << 13;

  private static final int LEFT_IN_PLACE = 1 << 15;

  /** Rows of the left for which it is not worth packing. */
  private static final int FEW = 2 * Tile.ROWS;

  private final WorkPool pool;
  private final CpuBackend memory;

  Product(WorkPool pool, CpuBackend memory) {
    this.pool = pool;
    this.memory = memory;
  }

  /** What becomes of the product. */
  enum Into {
    /** It takes the place of what was there. */
    SET,
    ADD,
    SUBTRACT
  }

  /** Multiplies on as many threads as the work is worth; c's columns lie side by side. */
  void multiply(Matrix a, Matrix b, Into how, Matrix c) {
    long work = (long) c.rows() * c.columns() * a.columns();
    if (work < ALONE || pool.threads() == 1) {
      alone(a, b, how, c);
      return;
    }
    // Columns first: threads that share them pack no panel twice.
    int panels = c.columns() / (2 * Tile.COLUMNS);
    int wide = Math.max(Math.ceilDiv(c.columns(), BREADTH), Math.clamp(panels, 1, pool.threads()));
    int high = Math.ceilDiv(2 * pool.threads(), wide);
    int width = roundUp(Math.ceilDiv(c.columns(), wide), Tile.COLUMNS);
    int height = roundUp(Math.ceilDiv(c.rows(), high), Tile.ROWS);
    int across = Math.ceilDiv(c.columns(), width);
    int down = Math.ceilDiv(c.rows(), height);
    pool.run(
        across * down,
        part -> {
          int i = part / across * height;
          int j = part % across * width;
          int rows = Math.min(height, c.rows() - i);
          int columns = Math.min(width, c.columns() - j);
          alone(
              a.part(i, 0, rows, a.columns()),
              b.part(0, j, b.rows(), columns),
              how,
              c.part(i, j, rows, columns));
        });
  }

  private static int roundUp(int number, int unit) {
    return Math.ceilDiv(number, unit) * unit;
  }

  /** Multiplies on the caller's thread. Something has to be there along the inner axis. */
  void alone(Matrix a, Matrix b, Into how, Matrix c) {
    if (c.rows() == 1) {
      row(a, b, how, c);
      return;
    }
    if (c.columns() == 1 && c.row() == 1) {
      row(b.transposed(), a.transposed(), how, c.transposed());
      return;
    }
    int inner = a.columns();
    int breadth = Math.min(BREADTH, roundUp(c.columns(), Tile.WIDTH));
    CpuBuffer panels = scratch(Math.min(DEPTH, inner) * breadth);
    CpuBuffer strip = scratch(Tile.ROWS * Packing.STRIP);
    CpuBuffer tile = scratch(Tile.ROWS * Tile.COLUMNS);
    for (int j = 0; j < c.columns(); j += BREADTH) {
      int columns = Math.min(BREADTH, c.columns() - j);
      for (int p = 0; p < inner; p += DEPTH) {
        int depth = Math.min(DEPTH, inner - p);
        new Block(
                a.part(0, p, a.rows(), depth),
                b.part(p, j, depth, columns),
                how == Into.SUBTRACT,
                how != Into.SET || p > 0,
                c.part(0, j, c.rows(), columns),
                panels.floats,
                strip.floats,
                tile.floats)
            .run();
      }
    }
    tile.release();
    strip.release();
    panels.release();
  }

  private static void row(Matrix a, Matrix b, Into how, Matrix c) {
    if (how == Into.SET) {
      Arrays.fill(c.values(), c.offset(), c.offset() + c.columns(), 0);
    }
    RowProduct.add(a, b, how == Into.SUBTRACT ? -1 : 1, c);
  }

  private CpuBuffer scratch(int count) {
    return CpuBuffer.of(memory.allocate(Element.F32, count));
  }

  /** One block of the right matrix, and all rows of the left. */
  private record Block(
      Matrix a,
      Matrix b,
      boolean negate,
      boolean add,
      Matrix c,
      float[] panels,
      float[] strip,
      float[] tile) {

    void run() {
      int full = inPlace();
      Packing.right(b.part(0, full, b.rows(), b.columns() - full), panels);
      boolean packed =
          negate || c.columns() > 2 * Tile.COLUMNS || a.column() * a.columns() > LEFT_IN_PLACE;
      for (int i = 0; i < c.rows(); i += Tile.ROWS) {
        int high = c.rows() - i;
        if (high < Tile.ROWS && c.rows() > Tile.ROWS && !add) {
          i = c.rows() - Tile.ROWS; // Some rows again, to the same values.
          high = Tile.ROWS;
        }
        strip(i, Math.min(high, Tile.ROWS), full, packed || high < Tile.ROWS);
      }
    }

    /** Columns of the right matrix that are read where they stand, all or whole panels. */
    private int inPlace() {
      if (b.column() != 1 || b.rows() * b.row() > IN_PLACE && c.rows() > FEW) {
        return 0;
      }
      // The last panel may read what stands behind, as long as something does: it is left out.
      int whole = b.columns() / Tile.COLUMNS * Tile.COLUMNS;
      return b.at(b.rows() - 1, whole) + Tile.COLUMNS <= b.values().length ? b.columns() : whole;
    }

    /** A strip of the left times all panels. */
    private void strip(int i, int high, int full, boolean packed) {
      Matrix rows = a.part(i, 0, high, a.columns());
      boolean inRows = a.column() == 1;
      if (packed && inRows) {
        Packing.leftRows(rows, negate, strip);
      } else if (packed) {
        Packing.leftColumns(rows, negate, strip);
      }
      float[] left = packed ? strip : a.values();
      int l = packed ? 0 : a.at(i, 0);
      int leftRow = !packed ? a.row() : inRows ? Packing.STRIP : 1;
      int leftStep = !packed ? a.column() : inRows ? 1 : Tile.ROWS;
      int width;
      for (int j = 0; j < c.columns(); j += width) {
        int wide = c.columns() - j;
        width = Tile.width(wide);
        boolean here = j < full;
        float[] right = here ? b.values() : panels;
        int r = here ? b.at(0, j) : (j - full) * b.rows();
        int step = here ? b.row() : width;
        boolean whole = high == Tile.ROWS && wide >= width;
        float[] out = whole ? c.values() : tile;
        int o = whole ? c.at(i, j) : 0;
        int outRow = whole ? c.row() : width;
        Tile.multiply(
            width,
            left,
            l,
            leftRow,
            leftStep,
            right,
            r,
            step,
            b.rows(),
            whole && add,
            out,
            o,
            outRow);
        if (!whole) {
          store(width, c.at(i, j), high, Math.min(width, wide));
        }
      }
    }

    /** Puts or adds the part of a tile that lies within the result. */
    private void store(int width, int to, int high, int wide) {
      float[] out = c.values();
      for (int i = 0; i < high; i++) {
        int from = i * width;
        for (int j = 0; j < wide; j++) {
          out[to + j] = add ? out[to + j] + tile[from + j] : tile[from + j];
        }
        to += c.row();
      }
    }
  }
}
