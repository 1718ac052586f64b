package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one layer or initializer, under TensorFlow.js's names: from Java, from a model
 * file or from a member's script, they are read and checked in one place. Immutable.
 *
 * <pre>{@code
 * Layers.dense(Config.of("units", 10, "activation", "softmax"))
 * }</pre>
 */
public final class Config {
  private final Map<String, Object> settings;

  private Config(Map<String, Object> settings) {
    this.settings = Collections.unmodifiableMap(settings);
  }

  /**
   * Settings as a map: numbers, booleans, strings, lists and maps of such. A null is as good as
   * none.
   */
  public static Config of(Map<String, ?> settings) {
    Map<String, Object> copy = new LinkedHashMap<>(settings);
    copy.values().removeIf(value -> value == null);
    return new Config(copy);
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

  /** Whether this is set. */
  boolean has(String key) {
    return settings.containsKey(key);
  }

  Object get(String key) {
    return settings.get(key);
  }

  /**
   * @throws Fault if a setting has a name that {@code owner} does not know
   */
  void only(String owner, Set<String> known) {
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        throw Fault.of(
            "%s: there is no setting \"%s\".".formatted(owner, key),
            "It has: " + String.join(", ", known.stream().sorted().toList()) + ".");
      }
    }
  }

  /** A setting that must be left at what it is without being set: ours have nothing else. */
  void unset(String owner, String key) {
    if (has(key)) {
      throw Fault.of(
          "%s: the setting \"%s\" is not built in here.".formatted(owner, key), "Leave it out.");
    }
  }

  /** A whole number from {@code least} on. */
  int whole(String owner, String key, int least) {
    if (!has(key)) {
      throw Fault.of(
          "%s: the setting \"%s\" is missing.".formatted(owner, key),
          "Give it a whole number, such as {%s: %d}.".formatted(key, Math.max(least, 8)));
    }
    return whole(owner, key, get(key), least);
  }

  private static int whole(String owner, String key, Object value, int least) {
    if (value instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= least) {
      return number.intValue();
    }
    throw wrong(owner, key, value, "a whole number of at least " + least);
  }

  double number(String owner, String key, double low, double high, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (get(key) instanceof Number number
        && number.doubleValue() >= low
        && number.doubleValue() <= high) {
      return number.doubleValue();
    }
    throw wrong(owner, key, get(key), "a number from %s to %s".formatted(plain(low), plain(high)));
  }

  boolean flag(String owner, String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (get(key) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(owner, key, get(key), "true or false");
  }

  String text(String owner, String key, String otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (get(key) instanceof String text) {
      return text;
    }
    throw wrong(owner, key, get(key), "a word in quotes");
  }

  String word(String owner, String key, List<String> allowed, String otherwise) {
    String word = text(owner, key, otherwise);
    if (!allowed.contains(word)) {
      throw wrong(owner, key, word, "one of: " + String.join(", ", allowed));
    }
    return word;
  }

  /** Two sizes, given as one number for both or as a list of two. */
  int[] pair(String owner, String key, int[] otherwise) {
    return switch (get(key)) {
      case null -> otherwise.clone();
      case Number number -> {
        int both = whole(owner, key, number, 1);
        yield new int[] {both, both};
      }
      case List<?> list when list.size() == 2 ->
          new int[] {whole(owner, key, list.get(0), 1), whole(owner, key, list.get(1), 1)};
      case Object other -> throw wrong(owner, key, other, "a whole number, or a list of two");
    };
  }

  /** The shape of one example, if the layer is told: {@code inputShape} or a batch's shape. */
  Shape shape(String owner) {
    if (has("batchInputShape")) {
      List<Integer> dims = dims(owner, "batchInputShape");
      return Shape.of(dims.subList(1, dims.size()));
    }
    return has("inputShape") ? Shape.of(dims(owner, "inputShape")) : null;
  }

  private List<Integer> dims(String owner, String key) {
    if (!(get(key) instanceof List<?> list) || list.isEmpty() || list.size() > 5) {
      throw wrong(owner, key, get(key), "a list of up to five sizes, such as [28, 28, 1]");
    }
    List<Integer> dims = new ArrayList<>();
    for (Object each : list) {
      boolean batch = dims.isEmpty() && key.equals("batchInputShape");
      dims.add(batch ? (Integer) 0 : (Integer) whole(owner, key, each, 1));
    }
    return dims;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static Fault wrong(String owner, String key, Object value, String wanted) {
    String given = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return Fault.of(
        "%s: the setting \"%s\" cannot be %s."
            .formatted(owner, key, given.length() > 60 ? given.substring(0, 60) + "…" : given),
        "Give it " + wanted + ".");
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
