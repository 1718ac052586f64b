package dev.tensorcord.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.backend.cpu.PoolTile.Shown;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Code that names lanes gives the bits of the plain loop that stands in for it at first. */
final class LanesTest {
  private static final int LANES = ConvTile.WIDTH;
  private static final int[] RUNS = {0, 160, 320};
  private static final int LENGTH = 37;

  private final float[] x = random(1, 2_000);
  private final float[] w = random(2, 3 * LENGTH * 2 * LANES);
  private final float[] found = new float[ConvTile.SUMS * LANES];
  private final float[] due = new float[ConvTile.SUMS * LANES];

  @Test
  void convolutions() {
    ConvTile.plain(1, 12, x, 3, 9, RUNS, LENGTH, w, 0, due);
    ConvTile.one(x, 3, 9, RUNS, LENGTH, w, 0, found);
    assertThat(found).isEqualTo(due);
    ConvTile.plain(1, 4, x, 5, 9, RUNS, LENGTH, w, 0, due);
    ConvTile.oneFew(x, 5, 9, RUNS, LENGTH, w, 0, found);
    assertThat(found).isEqualTo(due);
    ConvTile.plain(2, 6, x, 3, 9, RUNS, LENGTH, w, 0, due);
    ConvTile.two(x, 3, 9, RUNS, LENGTH, w, 0, found);
    assertThat(found).isEqualTo(due);
    ConvTile.plain(2, 2, x, 5, 9, RUNS, LENGTH, w, 0, due);
    ConvTile.twoFew(x, 5, 9, RUNS, LENGTH, w, 0, found);
    assertThat(found).isEqualTo(due);
  }

  @Test
  void convolutionsOfTwoRows() {
    for (int places : new int[] {6, 4}) {
      if (places == 6) {
        PairTile.six(x, 3, 9, 160, RUNS.length, LENGTH, w, 0, found);
      } else {
        PairTile.four(x, 3, 9, 160, RUNS.length, LENGTH, w, 0, found);
      }
      for (int row = 0; row < 2; row++) {
        ConvTile.plain(1, places, x, 3 + row * 160, 9, RUNS, LENGTH, w, 0, due);
        for (int i = 0; i < places * LANES; i++) {
          assertThat(found[(i / LANES * 2 + row) * LANES + i % LANES]).isEqualTo(due[i]);
        }
      }
    }
  }

  @Test
  void convolutionsWithPlacesInTheLanes() {
    int taps = 7;
    int[] offsets = new SplittableRandom(6).ints(4 * taps, 0, 300).toArray();
    float[] sums = new float[PixelTile.SIZE];
    float[] sumsDue = new float[PixelTile.SIZE];
    PixelTile.plain(x, 3, offsets, taps, w, 1, sumsDue);
    PixelTile.four(x, 3, offsets, taps, w, 1, sums);
    assertThat(sums).isEqualTo(sumsDue);
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
    for (int vectors : new int[] {PatchTile.WIDE, 1}) {
      PatchTile.plain(3, vectors, entries, x, 5, 70, due);
      if (vectors == 1) {
        PatchTile.three(entries, x, 5, 70, found);
      } else {
        PatchTile.threeWide(entries, x, 5, 70, found);
      }
      assertThat(found).isEqualTo(due);
    }
    PatchTile.plain(5, 1, entries, x, 5, 70, due);
    PatchTile.five(entries, x, 5, 70, found);
    assertThat(found).isEqualTo(due);
    PatchTile.plain(2, PatchTile.WIDE, entries, x, 5, 70, due);
    PatchTile.twoWide(entries, x, 5, 70, found);
    assertThat(found).isEqualTo(due);
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
  void filterGradients() {
    FilterTile.Places places = new FilterTile.Places(3, 10, 9, 130, 2 * LANES);
    FilterTile.plain(1, places, x, 2, w, 1, due);
    FilterTile.one(places, x, 2, w, 1, found);
    assertThat(found).isEqualTo(due);
    FilterTile.plain(2, places, x, 2, w, 0, due);
    FilterTile.two(places, x, 2, w, 0, found);
    assertThat(found).isEqualTo(due);
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
    assertThat(PoolTile.lanes(x, shown, found, 0, channels)).isEqualTo(channels);
    PoolTile.plain(x, shown, due, 0, 0, channels);
    assertThat(found).isEqualTo(due);
    float[] back = new float[x.length];
    float[] backDue = new float[x.length];
    assertThat(PoolTile.backLanes(x, shown, w, 0, back, channels)).isEqualTo(channels);
    PoolTile.backPlain(x, shown, w, 0, backDue, 0, channels);
    assertThat(back).isEqualTo(backDue);
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
