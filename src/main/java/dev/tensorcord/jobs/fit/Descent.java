package dev.tensorcord.jobs.fit;

import dev.tensorcord.nn.Curvature;
import dev.tensorcord.nn.Optimizer;
import java.util.Locale;

/** The optimizers that a member can pick, each with a learning rate that suits it. */
public enum Descent {
  /** Plain gradient descent. */
  SGD(0.5) {
    @Override
    Optimizer optimizer(double lr) {
      return Optimizer.sgd(lr);
    }

    @Override
    double largestSafe(Curvature curvature) {
      return curvature.largestRate();
    }
  },

  /** Gradient descent that keeps nine tenths of its speed from step to step. */
  MOMENTUM(0.05) {
    @Override
    Optimizer optimizer(double lr) {
      return Optimizer.momentum(lr, KEPT, false);
    }

    @Override
    double largestSafe(Curvature curvature) {
      return curvature.largestRate(KEPT);
    }
  },

  /** Adam, whose steps have about the size of the learning rate whatever the data. */
  ADAM(0.2) {
    @Override
    Optimizer optimizer(double lr) {
      return Optimizer.adam(lr);
    }

    @Override
    double largestSafe(Curvature curvature) {
      return Double.POSITIVE_INFINITY;
    }
  };

  private static final double KEPT = 0.9;

  /** The part of the largest safe rate that is taken where the usual one would be too much. */
  private static final double CAUTION = 0.75;

  private final double usual;

  Descent(double usual) {
    this.usual = usual;
  }

  /** The name as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The learning rate where the data allows it. */
  public double usual() {
    return usual;
  }

  /** A learning rate for data that bends the loss so much. */
  double rate(Curvature curvature) {
    return Math.min(usual, CAUTION * largestSafe(curvature));
  }

  abstract Optimizer optimizer(double lr);

  /** The learning rate above which the loss runs away; infinite where there is no such. */
  abstract double largestSafe(Curvature curvature);
}
