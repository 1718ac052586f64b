package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;
import java.util.Arrays;

/**
 * The blocked matrix product that all linear algebra stands on, after Goto and van de Geijn:
 * Anatomy of High-Performance Matrix Multiplication, ACM TOMS 2008. A block of the right matrix is
 * packed into panels that stay in the second cache, while strips of six rows of the left pass by in
 * the first. Threads share the result's columns and rows: each packs for itself and none waits for
 * another, but for large products, whose right matrix is packed once by all.
 *
 * <p>The inner axis is summed in blocks of {@link #DEPTH}, which bounds the rounding error and is
 * the same on any number of threads.
 */
final class Product {
  /** Rows of a packed block. */
  static final int DEPTH = 256;

  /** Columns of a block that a thread packs for itself. */
  private static final int BREADTH = 512;

  /** Rows and columns of a block that all threads pack together. */
  private static final int SLAB = 8 * DEPTH;

  /** Multiplications from which packing together is worth a wait for all threads. */
  private static final long TOGETHER = 1 << 28;

  /** Parts for each thread: where one is held up the others take more of them. */
  private static final int SHARES = 4;

  /** Multiplications below which one thread is faster than two. */
  static final long ALONE = 1 << 21;

  /** Floats of the right matrix up to which it is read where it stands. */
  private static final int IN_PLACE = 1 << 13;

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
    } else if (work >= TOGETHER && c.rows() >= 2 * SHARES * FEW * pool.threads()) {
      together(a, b, how, c);
    } else {
      apart(a, b, how, c);
    }
  }

  /** Each thread packs for itself, and none waits for another. */
  private void apart(Matrix a, Matrix b, Into how, Matrix c) {
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

  /**
   * The right matrix is packed once, by all, and its panels pass by in the third cache; then the
   * threads share the rows, in strips over all columns.
   */
  private void together(Matrix a, Matrix b, Into how, Matrix c) {
    for (int j = 0; j < c.columns(); j += SLAB) {
      int columns = Math.min(SLAB, c.columns() - j);
      for (int p = 0; p < a.columns(); p += SLAB) {
        int depth = Math.min(SLAB, a.columns() - p);
        slab(
            a.part(0, p, a.rows(), depth),
            b.part(p, j, depth, columns),
            how == Into.SUBTRACT,
            how != Into.SET || p > 0,
            c.part(0, j, c.rows(), columns));
      }
    }
  }

  private void slab(Matrix a, Matrix b, boolean negate, boolean add, Matrix c) {
    int inner = a.columns();
    int breadth = roundUp(c.columns(), Tile.WIDTH);
    CpuBuffer panels = scratch(inner * breadth);
    int across = Math.ceilDiv(c.columns(), BREADTH);
    pool.run(
        across * Math.ceilDiv(inner, DEPTH),
        part -> {
          int p = part / across * DEPTH;
          int j = part % across * BREADTH;
          int depth = Math.min(DEPTH, inner - p);
          int columns = Math.min(BREADTH, c.columns() - j);
          Packing.right(b.part(p, j, depth, columns), panels.floats, p * breadth + j * depth);
        });
    int height = roundUp(Math.ceilDiv(c.rows(), SHARES * pool.threads()), Tile.ROWS);
    pool.run(
        Math.ceilDiv(c.rows(), height),
        part -> {
          int i = part * height;
          int rows = Math.min(height, c.rows() - i);
          CpuBuffer room = scratch(Block.room(rows, inner));
          for (int p = 0; p < inner; p += DEPTH) {
            int depth = Math.min(DEPTH, inner - p);
            new Block(
                    a.part(i, p, rows, depth),
                    b.part(p, 0, depth, c.columns()),
                    0,
                    panels.floats,
                    p * breadth,
                    negate,
                    add || p > 0,
                    c.part(i, 0, rows, c.columns()),
                    room.floats)
                .run();
          }
          room.release();
        });
    panels.release();
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
    int panels = Block.room(c.rows(), inner);
    CpuBuffer room = scratch(panels + Math.min(DEPTH, inner) * breadth);
    for (int j = 0; j < c.columns(); j += BREADTH) {
      int columns = Math.min(BREADTH, c.columns() - j);
      for (int p = 0; p < inner; p += DEPTH) {
        int depth = Math.min(DEPTH, inner - p);
        Matrix right = b.part(p, j, depth, columns);
        int here = inPlace(right, c.rows());
        Packing.right(right.part(0, here, depth, columns - here), room.floats, panels);
        new Block(
                a.part(0, p, a.rows(), depth),
                right,
                here,
                room.floats,
                panels,
                how == Into.SUBTRACT,
                how != Into.SET || p > 0,
                c.part(0, j, c.rows(), columns),
                room.floats)
            .run();
      }
    }
    room.release();
  }

  /** Columns of the right matrix that are read where they stand, all or whole panels. */
  private static int inPlace(Matrix b, int rows) {
    if (b.column() != 1 || b.rows() * b.row() > IN_PLACE && rows > FEW) {
      return 0;
    }
    // The last panel may read what stands behind, as long as something does: it is left out.
    int whole = b.columns() / Tile.COLUMNS * Tile.COLUMNS;
    return b.at(b.rows() - 1, whole) + Tile.COLUMNS <= b.values().length ? b.columns() : whole;
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
}
