package dev.tensorcord.jobs.digits.hands;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A drawing made of strokes, each a list of points {@code x, y, x, y}. */
record Strokes(List<double[]> strokes, double width, double pressure) implements Drawing {
  private static final int PIECES = 10;

  /**
   * Brings the strokes to a height of 1. Something flat, such as a dash, is brought to a width of
   * 1.
   */
  static Strokes of(List<double[]> raw, double stretch) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (double[] stroke : raw) {
      for (int i = 0; i < stroke.length; i += 2) {
        left = Math.min(left, stroke[i]);
        right = Math.max(right, stroke[i]);
        top = Math.min(top, stroke[i + 1]);
        bottom = Math.max(bottom, stroke[i + 1]);
      }
    }
    double scale = 1 / Math.max(bottom - top, (right - left) / 4);
    List<double[]> strokes = new ArrayList<>();
    for (double[] stroke : raw) {
      double[] moved = new double[stroke.length];
      for (int i = 0; i < stroke.length; i += 2) {
        moved[i] = (stroke[i] - left) * scale * stretch;
        moved[i + 1] = (stroke[i + 1] - top) * scale;
      }
      strokes.add(moved);
    }
    return new Strokes(strokes, (right - left) * scale * stretch, 0.25);
  }

  /** The same with a slant, and with every point moved a little as an unsure hand does. */
  Strokes by(Random random, double slant, double shake) {
    List<double[]> moved = new ArrayList<>();
    for (double[] stroke : strokes) {
      double[] next = stroke.clone();
      for (int i = 0; i < next.length; i += 2) {
        next[i] += slant * (0.5 - next[i + 1]) + shake * random.nextGaussian();
        next[i + 1] += shake * random.nextGaussian();
      }
      moved.add(next);
    }
    return of(moved, 1);
  }

  @Override
  public void fill(Graphics2D graphics, double pen) {
    for (double[] stroke : strokes) {
      double[] line = smooth(stroke);
      int points = line.length / 2;
      for (int i = 0; i + 1 < points; i++) {
        double along = i / (double) points;
        double press = 1 + pressure * Math.sin(Math.PI * (0.15 + 1.6 * along));
        graphics.setStroke(
            new BasicStroke((float) (pen * press), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(
            new Line2D.Double(line[2 * i], line[2 * i + 1], line[2 * i + 2], line[2 * i + 3]));
      }
    }
  }

  /** Catmull-Rom through the points; two points stay a straight line. */
  private static double[] smooth(double[] stroke) {
    int count = stroke.length / 2;
    return IntStream.rangeClosed(0, (count - 1) * PIECES)
        .boxed()
        .flatMapToDouble(step -> {
          int i = Math.min(step / PIECES, Math.max(0, count - 2));
          double t = (step - i * PIECES) / (double) PIECES;
          return IntStream.of(0, 1).mapToDouble(axis -> spline(stroke, i, t, axis));
        })
        .toArray();
  }

  private static double spline(double[] stroke, int i, double t, int axis) {
    int last = stroke.length / 2 - 1;
    double a = stroke[2 * Math.max(0, i - 1) + axis];
    double b = stroke[2 * i + axis];
    double c = stroke[2 * Math.min(last, i + 1) + axis];
    double d = stroke[2 * Math.min(last, i + 2) + axis];
    return 0.5
        * (2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t * t * t);
  }
}
