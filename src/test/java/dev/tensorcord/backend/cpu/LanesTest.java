package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.backend.cpu.PoolTile.Shown;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that names lanes gives the bits of the plain loop that stands in for it at first. */
final class LanesTest {
  private static final int LANES = ConvTile.WIDTH;
  private static final int LENGTH = 37;

  private final float[] x = random(1, 2_000);
  private final float[] w = random(2, 3 * LENGTH * 2 * LANES);
  private final float[] found = new float[ConvTile.SUMS * LANES];
  private final float[] due = new float[ConvTile.SUMS * LANES];

  static Stream<TileShape> blocks() {
    return Stream.of(
        TileShape.places(12, 1),
        TileShape.places(6, 2),
        TileShape.places(4, 1),
        TileShape.places(2, 2),
        TileShape.places(2, 3),
        TileShape.rows(6),
        TileShape.rows(4),
        TileShape.rows(1),
        TileShape.floats(12, 1),
        TileShape.floats(6, 2),
        TileShape.patches(3, 3),
        TileShape.patches(2, 3),
        TileShape.patches(3, 1),
        TileShape.patches(5, 1),
        TileShape.taps(4, 4),
        TileShape.taps(3, 2));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void blocksOfSums(TileShape shape) {
    float[] numbers = random(8, 2_000);
    float[] vectors = random(9, 400 * LANES);
    int[] table = new SplittableRandom(6).ints(180, 0, 300).toArray();
    float[] sums = new float[shape.numbers() * shape.vectors() * LANES];
    float[] sumsDue = sums.clone();
    Arrays.fill(sums, 7);
    TileKernel loop = TileWriter.write(shape);
    for (int length : new int[] {0, 1, 9, LENGTH}) {
      shape.sums(numbers, vectors, 300 + LANES, 61, table, 3, 5, 2, 3, length, sumsDue);
      loop.sums(numbers, vectors, 300 + LANES, 61, table, 3, 5, 2, 3, length, sums);
      assertThat(sums).as("%s, %d steps", shape, length).isEqualTo(sumsDue);
      assertThat(length > 0).isEqualTo(sums[0] != 0);
    }
  }

  /** One row of places after the other is what two rows at once give. */
  @Test
  void convolutionsOfTwoRows() {
    int[] runs = {0, 160, 320};
    float[] upper = new float[6 * LANES];
    float[] lower = new float[6 * LANES];
    float[] both = new float[12 * LANES];
    TileShape single = TileShape.places(6, 1);
    single.sums(x, w, 0, 9, runs, 3, 1, 0, 3, LENGTH, upper);
    single.sums(x, w, 0, 9, runs, 3 + 160, 1, 0, 3, LENGTH, lower);
    TileShape.rows(6).sums(x, w, 0, 9, null, 3, 1, 160, 4, LENGTH, both);
    for (int i = 0; i < 6 * LANES; i++) {
      int at = i / LANES * 2 * LANES + i % LANES;
      assertThat(both[at]).isEqualTo(upper[i]);
      assertThat(both[at + LANES]).isEqualTo(lower[i]);
    }
  }

  @Test
  void theLargestOfPlacesInTheLanes() {
    float[] sums = random(6, PixelTile.SIZE);
    sums[5] = Float.NaN;
    sums[7] = sums[7 + LANES];
    float[] places = new float[found.length];
    float[] placesDue = new float[found.length];
    for (boolean relu : new boolean[] {false, true}) {
      PixelTile.largestPlain(sums, w, 2, relu, due, placesDue, 3, LANES + 5);
      PixelTile.largestLanes(sums, w, 2, relu, found, places, 3, LANES + 5);
      assertThat(found).isEqualTo(due);
      assertThat(places).isEqualTo(placesDue);
    }
  }

  @Test
  void sumsOfPatchesAtPlaces() {
    int count = 23;
    SplittableRandom random = new SplittableRandom(7);
    int[] starts = random.ints(count, 0, 400).toArray();
    int[] shifts = random.ints(256, 0, 400).toArray();
    byte[] places = new byte[3 * count];
    random.nextBytes(places);
    w[2 + 2 * 5] = 0;
    PatchTile.Entries entries = new PatchTile.Entries(new float[count], new int[count]);
    entries.gather(count, w, places, 2, 2, starts, shifts);
    float[] numbers = new float[count];
    int[] begins = new int[count];
    int kept = 0;
    for (int e = 0; e < count; e++) {
      if (w[2 + 2 * e] != 0) {
        numbers[kept] = w[2 + 2 * e];
        begins[kept++] = starts[e] + shifts[places[2 + 2 * e] & 0xFF];
      }
    }
    assertThat(kept).isEqualTo(count - 1);
    for (int rows : new int[] {3, 2}) {
      PatchTile.sums(rows, PatchTile.WIDE, entries, x, 5, 70, found);
      TileShape.patches(rows, PatchTile.WIDE)
          .sums(numbers, x, 5, 70, begins, 0, 1, 0, 1, kept, due);
      assertThat(found).isEqualTo(due);
    }
    float[] to = x.clone();
    float[] toDue = x.clone();
    PatchTile.addPlain(due, 2, PatchTile.WIDE, toDue, 3, 51);
    PatchTile.addLanes(due, 2, PatchTile.WIDE, to, 3, 51);
    assertThat(to).isEqualTo(toDue);
  }

  @Test
  void finishing() {
    float[] tile = random(3, ConvTile.SUMS * LANES);
    for (boolean relu : new boolean[] {false, true}) {
      ConvTile.finishPlain(tile, 0, 2, 6, 0, LANES + 1, w, 3, relu, due, 1, LANES + 2);
      ConvTile.finish(tile, 0, 2, 6, LANES + 1, w, 3, relu, found, 1, LANES + 2);
      assertThat(found).isEqualTo(due);
      ConvTile.finishPlain(tile, 0, 1, 12, 0, LANES, null, 0, relu, due, 0, LANES);
      ConvTile.finish(tile, 0, 1, 12, LANES, null, 0, relu, found, 0, LANES);
      assertThat(found).isEqualTo(due);
    }
  }

  @Test
  void poolsWithWhatIsNoNumber() {
    int channels = 2 * LANES;
    x[7] = Float.NaN;
    x[2 * channels + 3] = Float.POSITIVE_INFINITY;
    for (int i = 0; i < 9; i++) {
      x[i * channels + 5] = Float.NaN;
    }
    Shown shown = new Shown(0, 3, 3, 3 * channels, channels);
    float[] places = new float[channels];
    float[] placesDue = new float[channels];
    assertThat(PoolTile.placesLanes(x, shown, found, 0, places, 1, 4, channels))
        .isEqualTo(channels);
    PoolTile.placesPlain(x, shown, due, 0, placesDue, 1, 4, 0, channels);
    assertThat(found).isEqualTo(due);
    assertThat(places).isEqualTo(placesDue);
    assertThat(PoolTile.largestLanes(x, shown, found, 0, channels)).isEqualTo(channels);
    PoolTile.largestPlain(x, shown, due, 0, 0, channels);
    assertThat(found).isEqualTo(due);
    assertThat(PoolTile.chosenLanes(x, shown, w, found, 1, channels)).isEqualTo(channels);
    PoolTile.chosenPlain(x, shown, w, due, 1, 0, channels);
    assertThat(found).isEqualTo(due);
    assertThat(found[6]).isZero();
    float[] back = new float[x.length];
    float[] backDue = new float[x.length];
    assertThat(PoolTile.backLanes(x, shown, w, 0, back, channels)).isEqualTo(channels);
    PoolTile.backPlain(x, shown, w, 0, backDue, 0, channels);
    assertThat(back).isEqualTo(backDue);
  }

  @Test
  void averages() {
    int channels = 2 * LANES;
    x[7] = Float.NaN;
    x[2 * channels + 3] = Float.POSITIVE_INFINITY;
    for (int high : new int[] {0, 1, 3}) {
      Shown shown = new Shown(1, high, 3, 3 * channels, channels);
      assertThat(AverageTile.averageLanes(x, shown, found, 0, channels)).isEqualTo(channels);
      AverageTile.averagePlain(x, shown, due, 0, 0, channels);
      assertThat(found).isEqualTo(due);
      float[] back = x.clone();
      float[] backDue = x.clone();
      assertThat(AverageTile.shareLanes(w, 0, shown, back, channels)).isEqualTo(channels);
      AverageTile.sharePlain(w, 0, shown, backDue, 0, channels);
      assertThat(back).isEqualTo(backDue);
    }
  }

  @Test
  void productsOfWindows() {
    int channels = 2 * LANES;
    Shown left = new Shown(3, 2, 3, 4 * channels, channels);
    Shown right = new Shown(5, 2, 3, 3 * channels + 1, channels + 1);
    assertThat(DepthwiseTile.meetLanes(x, left, w, 7, 3 * channels, found, 1, channels))
        .isEqualTo(channels);
    DepthwiseTile.meetPlain(x, left, w, 7, 3 * channels, due, 1, 0, channels);
    assertThat(found).isEqualTo(due);
    float[] sums = x.clone();
    float[] sumsDue = x.clone();
    assertThat(DepthwiseTile.addLanes(due, 1, w, left, sums, right, channels)).isEqualTo(channels);
    DepthwiseTile.addPlain(due, 1, w, left, sumsDue, right, 0, channels);
    assertThat(sums).isEqualTo(sumsDue);
  }

  @Test
  void choices() {
    int n = 5 * LANES;
    float[] a = random(4, n);
    float[] b = random(5, n);
    a[3] = Float.NaN;
    b[4] = Float.NaN;
    a[6] = b[6];
    int[] test = new int[n];
    int[] testDue = new int[n];
    assertThat(Choices.less(a, 0, b, 0, test, 0, n)).isEqualTo(n);
    Choices.plain(false, a, 0, b, 0, testDue, 0, 0, n);
    assertThat(test).isEqualTo(testDue);
    assertThat(Choices.lessOrEqual(a, 0, b, 0, test, 0, n)).isEqualTo(n);
    Choices.plain(true, a, 0, b, 0, testDue, 0, 0, n);
    assertThat(test).isEqualTo(testDue);
    float[] chosen = new float[n];
    float[] chosenDue = new float[n];
    Choices.lanes(test, 0, a, 0, b, 0, chosen, 0, n);
    Choices.plain(test, 0, a, 0, b, 0, chosenDue, 0, 0, n);
    assertThat(chosen).isEqualTo(chosenDue);
  }

  private static float[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
