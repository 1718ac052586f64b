package dev.tensorcord.backend.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What elimination does to rows of a matrix, which lie in one piece. */
final class Rows {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final Warm WARM = warming();

  private Rows() {}

  /** {@code values[to + i] += factor · values[from + i]} for each of {@code count}. */
  static void add(float factor, float[] values, int from, int to, int count) {
    int done = WARM.up() ? lanes(factor, values, from, to, count) : 0;
    plain(factor, values, from, to, done, count);
  }

  static int lanes(float factor, float[] values, int from, int to, int count) {
    int end = LANES.loopBound(count);
    for (int i = 0; i < end; i += LANES.length()) {
      FloatVector.fromArray(LANES, values, from + i)
          .fma(FloatVector.broadcast(LANES, factor), FloatVector.fromArray(LANES, values, to + i))
          .intoArray(values, to + i);
    }
    return end;
  }

  /** The same, without naming lanes. */
  static void plain(float factor, float[] values, int from, int to, int start, int count) {
    for (int i = start; i < count; i++) {
      values[to + i] = Math.fma(values[from + i], factor, values[to + i]);
    }
  }

  static void scale(float factor, float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] *= factor;
    }
  }

  private static Warm warming() {
    float[] values = new float[16 * LANES.length()];
    int half = values.length / 2;
    return new Warm(
        () -> lanes(2, values, 0, half, half), () -> plain(2, values, 0, half, 0, half));
  }
}
