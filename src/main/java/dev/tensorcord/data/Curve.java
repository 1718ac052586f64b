package dev.tensorcord.data;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Curves to fit when no points are at hand: each is a formula with noise, drawn from a seed. */
public enum Curve {
  /** The quadratic that the first lesson predicts with. */
  QUADRATIC("y = 2x² + 4x + 8 with a little noise", 2) {
    @Override
    Points draw(Random random) {
      return noisy(random, spaced(40, -3, 2), x -> (2 * x + 4) * x + 8, 0.7);
    }
  },

  /** The cubic of TensorFlow.js's tutorial of 2018, made as it was made there. */
  CUBIC("the tutorial's cubic, y squeezed into 0 to 1", 3) {
    @Override
    Points draw(Random random) {
      double[] x = random.doubles(100, -1, 1).toArray();
      Points raw = noisy(random, x, v -> ((-0.8 * v - 0.2) * v + 0.9) * v + 0.5, 0.04);
      double least = Arrays.stream(raw.y()).min().orElseThrow();
      double most = Arrays.stream(raw.y()).max().orElseThrow();
      double[] y = Arrays.stream(raw.y()).map(v -> (v - least) / (most - least)).toArray();
      return new Points(x, y);
    }
  },

  /** One wave, which a polynomial follows only where it has seen points. */
  SINE("a sine wave with a little noise", 5) {
    @Override
    Points draw(Random random) {
      return noisy(random, spaced(60, -Math.PI, Math.PI), Math::sin, 0.05);
    }
  },

  /** A quadratic that hides in its noise. */
  NOISY("a parabola under much noise", 2) {
    @Override
    Points draw(Random random) {
      return noisy(random, spaced(80, -3, 3), x -> (0.5 * x - 1) * x + 2, 1.5);
    }
  },

  /** A line with six points far from it, which squared errors cannot overlook. */
  OUTLIERS("a straight line with six points far off", 1) {
    @Override
    Points draw(Random random) {
      Points line = noisy(random, spaced(40, 0, 10), x -> 1.5 * x + 2, 0.5);
      double[] y = line.y().clone();
      for (int i = 30; i < 36; i++) {
        y[i] -= 12 + 2 * random.nextDouble();
      }
      return new Points(line.x(), y);
    }
  };

  private static final int SAMPLES = 61;
  private static final double REACH = 3;

  private final String description;
  private final int degree;

  Curve(String description, int degree) {
    this.description = description;
    this.degree = degree;
  }

  /** The name as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, as part of a sentence. */
  public String description() {
    return description;
  }

  /** The degree of polynomial that suits it. */
  public int degree() {
    return degree;
  }

  /** The curve of that name. */
  public static Optional<Curve> named(String word) {
    return Arrays.stream(values()).filter(curve -> curve.word().equalsIgnoreCase(word)).findAny();
  }

  /** The same points for the same seed. */
  public Points points(long seed) {
    return draw(new Random(seed));
  }

  abstract Points draw(Random random);

  /**
   * Points of a formula without noise, for x from -3 to 3; places where it has no value are left
   * out.
   *
   * @throws Fault if it has a value nowhere
   */
  public static Dataset of(Expression formula) {
    double[] all = spaced(SAMPLES, -REACH, REACH);
    double[] x = Arrays.stream(all).filter(v -> Math.abs(formula.at(v)) <= Points.MOST).toArray();
    if (x.length < 2) {
      throw Fault.of(
          "This equation has no value for x from -3 to 3.",
          "Try one that has, such as `2x^2+4x+8`.");
    }
    double[] y = Arrays.stream(x).map(formula::at).map(v -> v + 0.0).toArray();
    int left = all.length - x.length;
    return Dataset.of(
        new Points(x, y),
        left == 0
            ? List.of()
            : List.of(
                "The equation has no value at %d of %d places from -3 to 3; they were left out."
                    .formatted(left, all.length)));
  }

  private static double[] spaced(int count, double from, double to) {
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      // Divided once and last, so that round places such as 0 come out round.
      x[i] = (from * (count - 1 - i) + to * i) / (count - 1);
    }
    return x;
  }

  private static Points noisy(Random random, double[] x, DoubleUnaryOperator curve, double noise) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = curve.applyAsDouble(x[i]) + noise * random.nextGaussian();
    }
    return new Points(x, y);
  }
}
