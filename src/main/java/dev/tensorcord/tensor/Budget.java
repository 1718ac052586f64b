package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;

/**
 * The most memory that tensors may take.
 *
 * @param bytes the limit
 * @param key the limit's name in the table of limits, told to the member who meets it
 */
public record Budget(long bytes, String key) {
  /** No limit of ours. */
  public static final Budget NONE = new Budget(Long.MAX_VALUE, "none");

  Fault exceeded(Shape shape, long used, long more) {
    return Fault.limit(
        key,
        "A tensor of shape %s needs %s more memory, %s is in use"
            .formatted(shape, text(more), text(used)),
        text(bytes),
        "Use fewer or smaller tensors, or wrap steps in tidy so that what is done with is freed.");
  }

  private static String text(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    return bytes < 1 << 20
        ? "%.1f KiB".formatted(bytes / 1024.0)
        : "%.1f MiB".formatted(bytes / 1048576.0);
  }
}
