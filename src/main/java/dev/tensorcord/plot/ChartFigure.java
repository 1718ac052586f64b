package dev.tensorcord.plot;

import java.util.List;

/**
 * Lines and points over one pair of axes.
 *
 * @param title shown above; empty for none
 * @param xTitle what lies along the lower axis; empty for none
 * @param yTitle what lies along the left axis; empty for none
 */
public record ChartFigure(String title, String xTitle, String yTitle, List<Series> series) {
  /**
   * One line, or one set of points.
   *
   * @param name as it stands in the legend; empty for none
   * @param xs as many as {@code ys}; not to be changed once given
   * @param line whether the points are joined, in their order
   */
  public record Series(String name, double[] xs, double[] ys, boolean line) {}

  /** Copies the list. */
  public ChartFigure {
    series = List.copyOf(series);
  }
}
