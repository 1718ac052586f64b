package dev.tensorcord.jobs.digits;

/**
 * How sure to be. A network that was trained long says 99 % where it is right in 95 of 100 cases;
 * dividing its scores by one number, the temperature, mends that and leaves every answer as it is
 * (Guo, Pleiss, Sun and Weinberger: On Calibration of Modern Neural Networks, ICML 2017).
 */
final class Calibration {
  private static final int BINS = 15;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Calibration() {}

  /**
   * The temperature for which the labels are least surprising, by golden-section search.
   *
   * @param scores a row of {@code labels.length} rows each as long
   */
  static double temperature(float[] scores, int[] labels) {
    double low = Math.log(0.2);
    double high = Math.log(5);
    while (high - low > 1e-4) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (surprise(scores, labels, Math.exp(left)) < surprise(scores, labels, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /** The mean of minus the logarithm of the right label's probability. */
  static double surprise(float[] scores, int[] labels, double temperature) {
    int width = scores.length / labels.length;
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < width; k++) {
        most = Math.max(most, scores[i * width + k]);
      }
      double whole = 0;
      for (int k = 0; k < width; k++) {
        whole += Math.exp((scores[i * width + k] - most) / temperature);
      }
      sum += Math.log(whole) - (scores[i * width + labels[i]] - most) / temperature;
    }
    return sum / labels.length;
  }

  /**
   * How far sureness and being right lie apart on average: the expected calibration error, over 15
   * bins of sureness.
   *
   * @param probabilities a row for each label
   */
  static double error(float[] probabilities, int[] labels) {
    int width = probabilities.length / labels.length;
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < width; k++) {
        best = probabilities[i * width + k] > probabilities[i * width + best] ? k : best;
      }
      float sureness = probabilities[i * width + best];
      int bin = Math.clamp((int) (sureness * BINS), 0, BINS - 1);
      sure[bin] += sureness;
      right[bin] += best == labels[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sure[bin] - right[bin]) / labels.length;
    }
    return error;
  }
}
