package dev.tensorcord.jobs.fit;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.plot.NumberText;

/** Says why a loss ran away, in figures that are computed from the data. */
public final class Divergence {
  private Divergence() {}

  static Fault explain(FitJob job, double lr, int step, double loss) {
    double largest = job.largestRate();
    String event =
        "The loss %s at step %,d"
            .formatted(Double.isNaN(loss) ? "was no longer a number" : "became infinite", step);
    if (step == 0 || !(largest > 0)) {
      return beyondNumbers();
    }
    if (lr > largest) {
      String suggested = suggestion(largest);
      return Fault.of(
          "%s: lr %s is too large for this data; the largest safe one is about %s."
              .formatted(event, NumberText.text(lr, 3), NumberText.text(largest, 2)),
          "Try `lr:%s`%s."
              .formatted(
                  suggested,
                  job.basis() == Basis.POWERS
                      ? ", or `basis:legendre`, which brings x to the range from −1 to 1 first"
                      : ""));
    }
    return Fault.of(
        "%s: with lr %s the numbers left what 32 bits can hold."
            .formatted(event, NumberText.text(lr, 3)),
        "Try `optimizer:%s lr:%s`."
            .formatted(job.optimizer().word(), NumberText.text(job.optimizer().usual(), 2)));
  }

  static Fault beyondNumbers() {
    return Fault.of(
        "The powers of these x are too large for 32-bit numbers.",
        "Try `basis:legendre`, which brings x to the range from −1 to 1 first.");
  }

  /** A round learning rate a little below the largest safe one, as it is typed. */
  public static String suggestion(double largest) {
    double power = Math.pow(10, Math.floor(Math.log10(largest)));
    double digit = Math.floor(largest / power);
    if (digit * power > 0.95 * largest) {
      digit = Math.floor(9 * largest / power) / 10;
    }
    return new java.math.BigDecimal(digit * power)
        .round(new java.math.MathContext(2))
        .stripTrailingZeros()
        .toPlainString();
  }
}
