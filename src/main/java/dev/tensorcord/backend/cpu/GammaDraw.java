package dev.tensorcord.backend.cpu;

/**
 * Numbers of a gamma distribution (Marsaglia, Tsang: A Simple Method for Generating Gamma
 * Variables, ACM TOMS 2000). Some draws are thrown away, so each element has a stream of its own:
 * the generator's second counter is the element, its first the draw.
 */
final class GammaDraw {
  private GammaDraw() {}

  /** The number at a place, of a shape above 0 and the rate 1. */
  static double of(double shape, long seed, int place) {
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    for (int draw = 0; ; draw++) {
      int[] words = Philox.words(draw, 0, place, 1, (int) seed, (int) (seed >>> 32));
      double normal = NormalQuantile.of(unit(words[0], words[1]));
      double root = 1 + c * normal;
      if (root <= 0) {
        continue;
      }
      double v = root * root * root;
      double u = unit(words[2], words[3]);
      if (Math.log(u) < normal * normal / 2 + d * (1 - v + Math.log(v))) {
        return shape < 1 ? d * v * boost(shape, seed, place) : d * v;
      }
    }
  }

  /** What makes a number of the shape + 1 one of the shape. */
  private static double boost(double shape, long seed, int place) {
    int[] words = Philox.words(0, 0, place, 2, (int) seed, (int) (seed >>> 32));
    return Math.pow(unit(words[0], words[1]), 1 / shape);
  }

  private static double unit(int high, int low) {
    return RandomProgram.unit(((long) high << 32) | (low & 0xFFFFFFFFL));
  }
}
