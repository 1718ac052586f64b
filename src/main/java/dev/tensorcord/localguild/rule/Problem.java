package dev.tensorcord.localguild.rule;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * One thing wrong with one field, in Discord's words.
 *
 * @param code such as {@code BASE_TYPE_MAX_LENGTH}
 * @param message such as "Must be 256 or fewer in length."
 */
record Problem(String code, String message) {

  static Problem required() {
    return new Problem("BASE_TYPE_REQUIRED", "This field is required");
  }

  /** A text or list outside {@code least} to {@code most}. */
  static Problem length(int least, int most) {
    return least == 0
        ? new Problem("BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.")
        : new Problem(
            "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
  }

  static Problem choices(Collection<?> allowed) {
    return new Problem("BASE_TYPE_CHOICES", "Value must be one of {" + joined(allowed) + "}.");
  }

  static Problem union(String field, Collection<?> allowed) {
    String comma = allowed.size() == 1 ? "," : "";
    return new Problem(
        "UNION_TYPE_CHOICES",
        "Value of field \"" + field + "\" must be one of (" + joined(allowed) + comma + ").");
  }

  private static String joined(Collection<?> values) {
    return values.stream()
        .map(value -> value instanceof String ? "'" + value + "'" : value.toString())
        .collect(Collectors.joining(", "));
  }
}
