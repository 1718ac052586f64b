package dev.tensorcord.sandbox.script;

/** A snippet is not JavaScript. */
final class ScriptError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int at;

  /**
   * @param at the place in the snippet, in characters
   */
  ScriptError(String message, int at) {
    super(message);
    this.at = at;
  }

  int at() {
    return at;
  }
}
