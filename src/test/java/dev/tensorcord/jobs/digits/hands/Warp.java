// The projective map from a rectangle to any four corners (Heckbert, "Fundamentals of Texture
// Mapping", 1989).
package dev.tensorcord.jobs.digits.hands;

/** Nine coefficients a, b, c, d, e, f, g, h, 1 of a map of the plane. */
final class Warp {
  private Warp() {}

  /** Maps the corners of a rectangle, clockwise from the upper left, to the given four places. */
  static double[] between(double width, double height, double[] to) {
    double dx1 = to[2] - to[4];
    double dx2 = to[6] - to[4];
    double sx = to[0] - to[2] + to[4] - to[6];
    double dy1 = to[3] - to[5];
    double dy2 = to[7] - to[5];
    double sy = to[1] - to[3] + to[5] - to[7];
    double det = dx1 * dy2 - dx2 * dy1;
    double g = (sx * dy2 - dx2 * sy) / det;
    double h = (dx1 * sy - sx * dy1) / det;
    return new double[] {
      (to[2] - to[0] + g * to[2]) / width, (to[6] - to[0] + h * to[6]) / height, to[0],
      (to[3] - to[1] + g * to[3]) / width, (to[7] - to[1] + h * to[7]) / height, to[1],
      g / width, h / height
    };
  }

  static void map(double[] warp, double x, double y, double[] into) {
    double scale = 1 / (warp[6] * x + warp[7] * y + 1);
    into[0] = (warp[0] * x + warp[1] * y + warp[2]) * scale;
    into[1] = (warp[3] * x + warp[4] * y + warp[5]) * scale;
  }
}
