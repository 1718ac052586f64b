package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Session;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The names and seeds that layers get in a session, one after the other, if they are given none.
 * Belongs to the session's thread.
 */
public final class Naming {
  private static final Map<Session, Naming> OF_SESSIONS = new WeakHashMap<>();

  private final Map<String, Integer> counts = new HashMap<>();

  private Naming() {}

  /** Those of the thread's session. */
  public static Naming current() {
    synchronized (OF_SESSIONS) {
      return OF_SESSIONS.computeIfAbsent(Session.current(), _ -> new Naming());
    }
  }

  /** {@code prefix} with the next number behind it. */
  public String next(String prefix) {
    return prefix + counts.merge(prefix, 1, Integer::sum);
  }

  /** {@code max_pooling2d_MaxPooling2D1} for the first {@code MaxPooling2D}. */
  String ofLayer(String className) {
    return snakeCase(className) + "_" + next(className);
  }

  /** A seed of the session's, another each time. */
  public long seed() {
    return Session.current().nextSeed();
  }

  /** TensorFlow.js's rule for names in model files. */
  public static String snakeCase(String name) {
    String snake =
        name.replaceAll("(.)([A-Z][a-z0-9]+)", "$1_$2")
            .replaceAll("([a-z])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT);
    return snake.startsWith("_") ? "private" + snake : snake;
  }
}
