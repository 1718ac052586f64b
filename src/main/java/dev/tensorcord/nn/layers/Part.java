package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import java.util.Map;

/**
 * What a layer is made of beside its numbers: an initializer, a regularizer, a constraint. A model
 * file names its class and holds its settings.
 */
public interface Part {
  /** Its name in a model file. */
  String className();

  /** Its settings under a script's names, in a model file's order. */
  Map<String, Object> settings();

  /** How a kind of part is found by its name. */
  @FunctionalInterface
  interface Finder<P> {
    P find(String name, Config config);
  }

  /** What a setting holds: nothing, a part, its name, or {@code {className, config}}. */
  static <P> P read(Settings settings, String key, Class<P> type, Finder<P> finder) {
    return switch (settings.get(key)) {
      case null -> null;
      case String name -> finder.find(name, Config.of());
      case Map<?, ?> map when map.get("className") instanceof String name ->
          finder.find(name, config(map.get("config")).lenient());
      case Object other -> {
        if (type.isInstance(other)) {
          yield type.cast(other);
        }
        throw settings.wrong(key, other, "a name in quotes");
      }
    };
  }

  private static Config config(Object settings) {
    if (settings == null) {
      return Config.of();
    }
    if (settings instanceof Map<?, ?> map) {
      Map<String, Object> named = new java.util.LinkedHashMap<>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      return Config.of(named);
    }
    throw Fault.of("A config must be a list of settings, not %s.".formatted(settings), "Drop it.");
  }

  /** {@code VarianceScaling} to {@code varianceScaling}. */
  static String uncapitalized(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
