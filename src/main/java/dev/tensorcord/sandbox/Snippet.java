package dev.tensorcord.sandbox;

import java.util.Map;
import java.util.Objects;

/**
 * A member's code and what it may read.
 *
 * @param code JavaScript, as pasted
 * @param name what the code is called where a place in it is told, such as {@code snippet.js}
 * @param seed fixes what the code draws at random
 * @param files what the code may open, by name, such as the parts of a saved model; not to be
 *     changed once given
 */
public record Snippet(String code, String name, long seed, Map<String, byte[]> files) {
  /** Checks that nothing is missing. */
  public Snippet {
    Objects.requireNonNull(code);
    Objects.requireNonNull(name);
    files = Map.copyOf(files);
  }

  /** Code without files. */
  public static Snippet of(String code, long seed) {
    return new Snippet(code, "snippet.js", seed, Map.of());
  }
}
