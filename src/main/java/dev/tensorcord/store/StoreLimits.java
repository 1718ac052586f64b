package dev.tensorcord.store;

/**
 * How much is kept; {@code config/limits.yaml} names them {@code store.runs_per_member} and {@code
 * store.json_chars}.
 *
 * @param runsPerMember how many finished runs of one member are kept; older ones are dropped
 * @param jsonChars how long the parameters or the result of one run may be, in characters
 */
public record StoreLimits(int runsPerMember, int jsonChars) {
  /** The width of the columns. */
  static final int MOST_CHARS = 1_000_000;

  /** Checks that the limits fit the tables. */
  public StoreLimits {
    if (runsPerMember < 1) {
      throw new IllegalArgumentException("store.runs_per_member must be at least 1");
    }
    if (jsonChars < 2 || jsonChars > MOST_CHARS) {
      throw new IllegalArgumentException("store.json_chars must be 2 to " + MOST_CHARS);
    }
  }
}
