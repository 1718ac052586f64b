package dev.tensorcord.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A made-up fit to draw. */
final class Sample {
  private Sample() {}

  static FitFigure figure(int size, double scale) {
    Random random = new Random(1);
    double[] x = random.doubles(size, -3, 2).map(v -> v * scale).toArray();
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      y[i] = truth(scale).applyAsDouble(x[i]) + 0.7 * scale * random.nextGaussian();
    }
    double[] grid = FitFigure.grid(x, 200);
    return new FitFigure(
        "x",
        "y",
        x,
        y,
        grid,
        curve(grid, 0, scale),
        curve(grid, 1, scale),
        loss(200),
        "y = 2.00x² + 4.00x + 8.00");
  }

  static DoubleUnaryOperator truth(double scale) {
    return v -> ((2 * v / scale + 4) * v / scale + 8) * scale;
  }

  static double[] curve(double[] grid, double share, double scale) {
    double[] y = new double[grid.length];
    for (int i = 0; i < grid.length; i++) {
      double start = scale * (12 - 2.5 * grid[i] / scale);
      y[i] = share * truth(scale).applyAsDouble(grid[i]) + (1 - share) * start;
    }
    return y;
  }

  static FitFigure.LossLine loss(int steps) {
    int[] at = new int[steps + 1];
    double[] losses = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      at[i] = i;
      losses[i] = 0.42 + 60 * Math.exp(-i / 6.0);
    }
    return new FitFigure.LossLine("k7qm", at, losses, 0.419);
  }

  static List<FitFigure.Frame> frames(FitFigure figure, int count, double scale) {
    List<FitFigure.Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double share = 1 - Math.exp(-6.0 * i / count);
      frames.add(new FitFigure.Frame(i * 5, 60 * (1 - share), curve(figure.grid(), share, scale)));
    }
    return frames;
  }
}
