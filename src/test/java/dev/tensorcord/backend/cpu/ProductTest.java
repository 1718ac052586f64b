package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tensorcord.backend.cpu.Product.Into;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The blocked product is the formula's, for any shape and any way the matrices lie in memory. */
final class ProductTest {
  private static final CpuBackend MEMORY = new CpuBackend(new CpuSettings(1, 1 << 20));
  private static final Product ONE = new Product(new WorkPool(1), MEMORY);
  private static final Product THREE = new Product(new WorkPool(3), MEMORY);
  private static final List<int[]> SHAPES =
      List.of(
          new int[] {1, 1, 1},
          new int[] {1, 300, 200},
          new int[] {1, 300, 3},
          new int[] {200, 300, 1},
          new int[] {5, 7, 11},
          new int[] {6, 3, 64},
          new int[] {7, 256, 65},
          new int[] {13, 257, 10},
          new int[] {64, 64, 64},
          new int[] {100, 5, 700},
          new int[] {130, 520, 150},
          new int[] {150, 200, 600});

  @Test
  void isTheSumOfProductsHoweverTheMatricesLie() {
    for (int[] shape : SHAPES) {
      for (int way = 0; way < 8; way++) {
        Matrix a = matrix(shape[0], shape[1], (way & 1) != 0, (way & 4) != 0, 1);
        Matrix b = matrix(shape[1], shape[2], (way & 2) != 0, (way & 4) != 0, 2);
        for (Into how : Into.values()) {
          Matrix c = matrix(shape[0], shape[2], false, (way & 4) != 0, 3);
          float[] before = c.values().clone();
          THREE.multiply(a, b, how, c);
          check(a, b, how, c, before);
        }
      }
    }
  }

  @Test
  void leavesAllElseAsItWas() {
    Matrix c = matrix(20, 30, false, true, 3);
    float[] before = c.values().clone();
    Matrix part = c.part(2, 3, 11, 17);
    ONE.multiply(matrix(11, 9, false, false, 1), matrix(9, 17, false, false, 2), Into.SET, part);
    for (int i = 0; i < 11; i++) {
      Arrays.fill(c.values(), part.at(i, 0), part.at(i, 17), 0);
      Arrays.fill(before, part.at(i, 0), part.at(i, 17), 0);
    }
    assertThat(c.values()).isEqualTo(before);
  }

  @Test
  void hasTheSameBitsOnOneThreadAndOnThree() {
    for (int[] shape : SHAPES) {
      Matrix a = matrix(shape[0], shape[1], false, false, 1);
      Matrix b = matrix(shape[1], shape[2], true, false, 2);
      Matrix c = matrix(shape[0], shape[2], false, false, 3);
      Matrix d = matrix(shape[0], shape[2], false, false, 3);
      ONE.multiply(a, b, Into.SUBTRACT, c);
      THREE.multiply(a, b, Into.SUBTRACT, d);
      assertThat(d.values()).isEqualTo(c.values());
    }
  }

  /** More than one block of those that all threads pack together, along each axis. */
  @Test
  void isTheSameWhereAllThreadsPackTogether() {
    SplittableRandom random = new SplittableRandom(4);
    for (int[] shape : List.of(new int[] {310, 2060, 440}, new int[] {301, 450, 2070})) {
      for (int way = 0; way < 4; way++) {
        Matrix a = matrix(shape[0], shape[1], (way & 1) != 0, true, 1);
        Matrix b = matrix(shape[1], shape[2], (way & 2) != 0, true, 2);
        for (Into how : Into.values()) {
          Matrix c = matrix(shape[0], shape[2], false, true, 3);
          Matrix d = matrix(shape[0], shape[2], false, true, 3);
          float[] before = c.values().clone();
          ONE.multiply(a, b, how, c);
          THREE.multiply(a, b, how, d);
          assertThat(Arrays.equals(d.values(), c.values())).isTrue();
          int i = random.nextInt(shape[0]);
          int j = random.nextInt(shape[2] - 20);
          Matrix part = d.part(i, j, 1, 20);
          check(a.part(i, 0, 1, shape[1]), b.part(0, j, shape[1], 20), how, part, before);
        }
      }
    }
  }

  @Test
  void tilesHaveTheSameBitsWithAndWithoutLanes() {
    float[] left = random(6 * 40, 8);
    float[] right = random(40 * 80, 9);
    float[] prior = random(6 * 100, 10);
    for (int rows = 1; rows <= Tile.ROWS; rows++) {
      for (int width : new int[] {Tile.WIDTH, 2 * Tile.WIDTH, Tile.WIDEST}) {
        Tile tile = Tile.of(rows, width);
        for (int depth : new int[] {0, 1, 40}) {
          float[] cold = new float[6 * 100];
          float[] warm = new float[6 * 100];
          tile.sums(left, 0, 40, 1, right, 2, 77, depth, prior, 1, 90, cold, 3, 95);
          tile.lanes().sums(left, 0, 40, 1, right, 2, 77, depth, prior, 1, 90, warm, 3, 95);
          assertThat(warm).as("%d x %d, %d steps", rows, width, depth).isEqualTo(cold);
          assertThat(warm[3 + (rows - 1) * 95 + width - 1]).isNotZero();
          assertThat(warm[3 + (rows - 1) * 95 + width]).isZero();
        }
      }
    }
    Matrix row = new Matrix(right, 1, 40, Tile.WIDEST, 78, 1);
    float[] cold = new float[Tile.WIDEST];
    float[] warm = new float[Tile.WIDEST];
    RowProduct.plain(left, row, cold, 0);
    Tile.ROW.lanes().sums(left, 0, 0, 1, right, 1, 78, 40, warm, 0, 0, warm, 0, 0);
    assertThat(warm).isEqualTo(cold);
  }

  /** What a result's last rows are is the same whether rows stand before them or not. */
  @Test
  void lastRowsHaveTheSameBitsInAnyCompany() {
    for (int columns : new int[] {10, 64, 300}) {
      Matrix b = matrix(70, columns, false, false, 2);
      for (int rows = 1; rows < 14; rows++) {
        Matrix a = matrix(rows, 70, false, false, 1);
        Matrix c = matrix(rows, columns, false, false, 3);
        ONE.multiply(a, b, Into.SET, c);
        for (int i = 0; i < rows; i += 5) {
          Matrix few = matrix(rows - i, columns, false, false, 3);
          ONE.multiply(a.part(i, 0, rows - i, 70), b, Into.SET, few);
          assertThat(few.values())
              .as("%d of %d rows, %d columns", rows - i, rows, columns)
              .isEqualTo(Arrays.copyOfRange(c.values(), c.at(i, 0), c.at(rows, 0)));
        }
      }
    }
  }

  @Test
  void whatIsNoNumberStaysWhereItBelongs() {
    Matrix a = matrix(10, 12, false, false, 1);
    Matrix b = matrix(12, 70, false, false, 2);
    a.values()[3 * 12 + 5] = Float.NaN;
    b.values()[7 * 70 + 69] = Float.POSITIVE_INFINITY;
    Matrix c = matrix(10, 70, false, false, 3);
    ONE.multiply(a, b, Into.SET, c);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 70; j++) {
        assertThat(Float.isFinite(c.values()[c.at(i, j)])).isEqualTo(i != 3 && j != 69);
      }
    }
  }

  /** Random numbers; wide: with a margin, as a part of a larger matrix. */
  private static Matrix matrix(int rows, int columns, boolean turned, boolean wide, long seed) {
    int margin = wide ? 3 : 0;
    float[] values = random((rows + margin) * (columns + margin) + margin, seed);
    return turned
        ? new Matrix(values, margin, columns, rows, rows + margin, 1).transposed()
        : new Matrix(values, margin, rows, columns, columns + margin, 1);
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  private static void check(Matrix a, Matrix b, Into how, Matrix c, float[] before) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        double sum = 0;
        for (int p = 0; p < a.columns(); p++) {
          sum += (double) a.values()[a.at(i, p)] * b.values()[b.at(p, j)];
        }
        double old = before[c.at(i, j)];
        double due =
            switch (how) {
              case SET -> sum;
              case ADD -> old + sum;
              case SUBTRACT -> old - sum;
            };
        assertThat((double) c.values()[c.at(i, j)])
            .isCloseTo(due, within(1e-6 * (4 + a.columns() * 0.1)));
      }
    }
  }
}
