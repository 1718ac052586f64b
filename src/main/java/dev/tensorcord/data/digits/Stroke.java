package dev.tensorcord.data.digits;

import java.util.ArrayList;
import java.util.List;

/**
 * One movement of the pen: points, and how it passes through them.
 *
 * @param closed whether it ends where it began
 * @param corner for each point, whether the pen turns sharply there
 */
record Stroke(boolean closed, double[] x, double[] y, boolean[] corner) {
  /** Straight pieces that a smooth curve between two points is made of. */
  private static final int PIECES = 5;

  static Stroke parse(String text) {
    String[] words = text.split("\\s+");
    int count = words.length - 1;
    double[] x = new double[count];
    double[] y = new double[count];
    boolean[] corner = new boolean[count];
    for (int i = 0; i < count; i++) {
      String word = words[i + 1];
      corner[i] = words[0].equals("/") || word.startsWith("!");
      String[] pair = (word.startsWith("!") ? word.substring(1) : word).split(",");
      x[i] = Double.parseDouble(pair[0]);
      y[i] = Double.parseDouble(pair[1]);
    }
    return new Stroke(words[0].equals("o"), x, y, corner);
  }

  /** The same movement by an unsteady hand: each point about so far off. */
  Stroke jittered(Dice dice, double deviation) {
    double[] newX = new double[x.length];
    double[] newY = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      newX[i] = x[i] + dice.about(deviation);
      newY[i] = y[i] + dice.about(deviation);
    }
    return new Stroke(closed, newX, newY, corner);
  }

  /** Its path as {@code {x, y}}: a Catmull-Rom spline (1974) between corners, else straight. */
  List<double[]> path() {
    List<double[]> path = new ArrayList<>();
    int count = x.length;
    int spans = closed ? count : count - 1;
    path.add(new double[] {x[0], y[0]});
    for (int span = 0; span < spans; span++) {
      int from = span;
      int to = (span + 1) % count;
      int before =
          corner[from] ? from : closed ? (span + count - 1) % count : Math.max(0, span - 1);
      int after = corner[to] ? to : closed ? (span + 2) % count : Math.min(count - 1, span + 2);
      int pieces = corner[from] && corner[to] ? 1 : PIECES;
      for (int i = 1; i <= pieces; i++) {
        double t = (double) i / pieces;
        path.add(
            new double[] {
              spline(x[before], x[from], x[to], x[after], t),
              spline(y[before], y[from], y[to], y[after], t)
            });
      }
    }
    return path;
  }

  private static double spline(double p0, double p1, double p2, double p3, double t) {
    return 0.5
        * (2 * p1
            + t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))));
  }
}
