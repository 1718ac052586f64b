package dev.tensorcord.data.digits;

import java.util.List;

/**
 * A pen whose nib is an ellipse: round, or flat and held at an angle, so that strokes are thick in
 * one direction and thin in another. Draws antialiased by distance, alike on every machine.
 *
 * @param radius half of the nib's narrow side, in pixels
 * @param flatness how many times longer the nib is than narrow; 1 is round
 * @param angle of the nib's long side
 * @param waver how much the pressure changes along a path, 0 to 1
 */
record Pen(double radius, double flatness, double angle, double waver, double phase) {

  /** Draws a path of {@code {x, y}} in pixels. */
  void draw(Ink ink, List<double[]> path) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int i = 0; i + 1 < path.size(); i++) {
      double pressure = 1 + waver * Math.sin(phase + i * 0.45);
      segment(ink, path.get(i), path.get(i + 1), radius * pressure, cos, sin);
    }
  }

  private void segment(Ink ink, double[] a, double[] b, double r, double cos, double sin) {
    double reach = r * flatness + 1;
    int left = Math.max(0, (int) Math.floor(Math.min(a[0], b[0]) - reach));
    int right = Math.min(ink.side() - 1, (int) Math.ceil(Math.max(a[0], b[0]) + reach));
    int top = Math.max(0, (int) Math.floor(Math.min(a[1], b[1]) - reach));
    int bottom = Math.min(ink.side() - 1, (int) Math.ceil(Math.max(a[1], b[1]) + reach));
    // In coordinates along the nib, its long side shortened, the nib is a circle.
    double ax = (a[0] * cos + a[1] * sin) / flatness;
    double ay = a[1] * cos - a[0] * sin;
    double dx = (b[0] * cos + b[1] * sin) / flatness - ax;
    double dy = b[1] * cos - b[0] * sin - ay;
    double length = dx * dx + dy * dy;
    float[] values = ink.values();
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double px = (x * cos + y * sin) / flatness - ax;
        double py = y * cos - x * sin - ay;
        double t = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0, 1);
        double ex = px - t * dx;
        double ey = py - t * dy;
        float covered = (float) (r + 0.5 - Math.sqrt(ex * ex + ey * ey));
        int at = y * ink.side() + x;
        if (covered > values[at]) {
          values[at] = Math.min(1, covered);
        }
      }
    }
  }
}
