package dev.tensorcord.localguild.client;

/** Something that Discord's client would not let a member do, in one sentence. */
final class ClientError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientError(String sentence) {
    super(sentence);
  }

  /** The error whose sentence this pattern makes. */
  static ClientError of(String pattern, Object... values) {
    return new ClientError(pattern.formatted(values));
  }
}
