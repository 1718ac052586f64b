package dev.tensorcord.localguild.client;

import java.util.Arrays;

/** Something that Discord's client would not let a member do, in one sentence. */
final class ClientError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_VALUE = 100;

  ClientError(String sentence) {
    super(sentence);
  }

  /** The error whose sentence this pattern makes; a long value is cut, for it came from outside. */
  static ClientError of(String pattern, Object... values) {
    return new ClientError(
        pattern.formatted(Arrays.stream(values).map(ClientError::shown).toArray()));
  }

  private static Object shown(Object value) {
    return value instanceof String text && text.length() > LONGEST_VALUE
        ? text.substring(0, LONGEST_VALUE) + "…"
        : value;
  }
}
