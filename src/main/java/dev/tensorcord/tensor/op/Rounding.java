package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import java.util.Locale;

/** How a window's last, incomplete step counts: TensorFlow.js's {@code dimRoundingMode}. */
public enum Rounding {
  /** It does not count. */
  FLOOR,
  /** It counts from half a stride on. */
  ROUND,
  /** It counts. */
  CEIL;

  /** How many whole steps a distance is, once rounded. */
  long steps(long distance, int stride) {
    return switch (this) {
      case FLOOR -> Math.floorDiv(distance, (long) stride);
      case ROUND -> Math.floorDiv(2 * distance + stride, 2L * stride);
      case CEIL -> Math.ceilDiv(distance, (long) stride);
    };
  }

  /**
   * The rounding that an op's argument says; down where it is left out.
   *
   * @throws Fault if there is none of that name, or the padding leaves nothing to round
   */
  static Rounding of(Call call) {
    if (!call.has("dimRoundingMode")) {
      return FLOOR;
    }
    String word = call.text("dimRoundingMode");
    if (call.get("pad") instanceof String pad) {
      throw Fault.of(
          "%s: the padding must be a whole number with dimRoundingMode '%s', not '%s'."
              .formatted(call.op(), word, pad),
          "Leave dimRoundingMode out, or give the padding in pixels.");
    }
    for (Rounding each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw Fault.of(
        "%s: there is no dimRoundingMode '%s'.".formatted(call.op(), word),
        "Use 'floor', 'round' or 'ceil'.");
  }
}
