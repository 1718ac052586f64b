package dev.tensorcord.bot;

/**
 * One of several values to pick from.
 *
 * @param name what the member reads, up to 100 characters
 * @param value what the command gets, up to 100 characters
 */
public record Choice(String name, String value) {
  /** A choice whose value is its name. */
  public static Choice of(String value) {
    return new Choice(value, value);
  }
}
