package dev.tensorcord.data;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Points of a plane in the order in which they were given: {@code x[i]} and {@code y[i]}, all
 * finite. The arrays belong to the record from then on; nobody writes to them.
 */
public record Points(double[] x, double[] y) implements Serializable {
  /** Magnitudes above this are refused everywhere: their squares would leave what we compute in. */
  public static final double MOST = 1e100;

  public Points {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x and " + y.length + " y");
    }
  }

  /** How many there are. */
  public int size() {
    return x.length;
  }

  /** How many different x there are. */
  public int distinctX() {
    return (int) Arrays.stream(x).distinct().count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
  }

  /** As people type them: {@code 0,1.1 1,5.9}. {@link PointsText} reads it back exactly. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      text.append(i == 0 ? "" : " ").append(Numeral.of(x[i])).append(',').append(Numeral.of(y[i]));
    }
    return text.toString();
  }
}
