package dev.tensorcord.nn.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of one layer, initializer, optimizer or training, under TensorFlow.js's names: from
 * Java, from a model file or from a member's script. {@link Settings} reads and checks them.
 * Immutable.
 *
 * <pre>{@code
 * Layers.dense(Config.of("units", 10, "activation", "softmax"))
 * }</pre>
 */
public final class Config {
  private final Map<String, Object> settings;
  private final boolean lenient;

  private Config(Map<String, Object> settings, boolean lenient) {
    this.settings = Collections.unmodifiableMap(settings);
    this.lenient = lenient;
  }

  /**
   * Settings as a map: numbers, booleans, strings, tensors, layers, functions, lists and maps of
   * such. A null is as good as none, but where it has a meaning of its own.
   */
  public static Config of(Map<String, ?> settings) {
    return new Config(new LinkedHashMap<>(settings), false);
  }

  /**
   * Settings as names and values in turn.
   *
   * @throws IllegalArgumentException if a name is no string or has no value
   */
  public static Config of(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("names and values come in pairs");
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!(namesAndValues[i] instanceof String name)) {
        throw new IllegalArgumentException(namesAndValues[i] + " is no name");
      }
      settings.put(name, namesAndValues[i + 1]);
    }
    return of(settings);
  }

  /** The same, but names that nobody knows are passed over: files of other programs have some. */
  public Config lenient() {
    return new Config(settings, true);
  }

  boolean isLenient() {
    return lenient;
  }

  /** The same with one setting more or other. */
  public Config with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(settings);
    changed.put(name, value);
    return new Config(changed, lenient);
  }

  /** All settings. */
  public Map<String, Object> toMap() {
    return settings;
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
