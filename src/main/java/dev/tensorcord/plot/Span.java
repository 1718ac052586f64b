package dev.tensorcord.plot;

import java.util.Arrays;

/** A stretch of an axis; never empty. */
record Span(double least, double most) {
  static Span of(double[] values) {
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    if (most - least <= 1e-12 * Math.max(Math.abs(least), Math.abs(most))) {
      double around = least == 0 ? 1 : Math.abs(least) / 10;
      return new Span(least - around, most + around);
    }
    return new Span(least, most);
  }

  double width() {
    return most - least;
  }

  Span padded(double share) {
    return new Span(least - share * width(), most + share * width());
  }

  Span with(Span other) {
    return new Span(Math.min(least, other.least), Math.max(most, other.most));
  }

  /** This, cut to another. */
  Span within(Span other) {
    double low = Math.clamp(least, other.least, other.most);
    return new Span(low, Math.clamp(most, other.least, other.most));
  }
}
