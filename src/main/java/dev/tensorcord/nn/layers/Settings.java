package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@link Config} for somebody whose name stands in what goes wrong. What is asked for is
 * what there is: {@link #done} refuses every other setting. Belongs to one thread.
 */
public final class Settings {
  private static final int MOST_AXES = 6;

  private final String owner;
  private final Config config;
  private final Set<String> asked = new LinkedHashSet<>();

  /** The settings of {@code owner}, such as {@code Dense}. */
  public Settings(String owner, Config config) {
    this.owner = owner;
    this.config = config;
  }

  String owner() {
    return owner;
  }

  /**
   * @throws Fault if a setting was never asked for
   */
  public void done() {
    for (String key : config.toMap().keySet()) {
      if (!asked.contains(key) && config.toMap().get(key) != null && !config.isLenient()) {
        throw Fault.of(
            "%s: there is no setting \"%s\".".formatted(owner, key), Nearest.remedy(key, asked));
      }
    }
  }

  /** Whether this is set. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /** Whether this is set to null, where that is no way to leave it out. */
  boolean isNull(String key) {
    return !has(key) && config.toMap().containsKey(key);
  }

  /** What this is set to, whatever it is; null for nothing. */
  public Object get(String key) {
    asked.add(key);
    return config.toMap().get(key);
  }

  /** Names that may stand there but change nothing here. */
  public void ignore(String... keys) {
    asked.addAll(Arrays.asList(keys));
  }

  /** A setting that must be there. */
  public Object needed(String key, String example) {
    if (!has(key)) {
      throw Fault.of(
          "%s: the setting \"%s\" is missing.".formatted(owner, key),
          "Give it, for example {%s: %s}.".formatted(key, example));
    }
    return get(key);
  }

  /** A whole number from {@code least} on that must be there. */
  public int whole(String key, int least) {
    return whole(key, needed(key, Integer.toString(Math.max(least, 8))), least);
  }

  /** A whole number from {@code least} on. */
  public int whole(String key, int least, int otherwise) {
    return has(key) ? whole(key, get(key), least) : otherwise;
  }

  private int whole(String key, Object value, int least) {
    if (value instanceof Number number
        && number.doubleValue() == number.intValue()
        && number.intValue() >= least) {
      return number.intValue();
    }
    throw wrong(key, value, "a whole number of at least " + least);
  }

  /** A whole number of any sign, or null. */
  public Integer seed() {
    return has("seed") ? (Integer) whole("seed", get("seed"), Integer.MIN_VALUE) : null;
  }

  /** A number between two, both allowed. */
  public double number(String key, double low, double high, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (get(key) instanceof Number number
        && number.doubleValue() >= low
        && number.doubleValue() <= high) {
      return number.doubleValue();
    }
    throw wrong(key, get(key), range(low, high));
  }

  private static String range(double low, double high) {
    if (high == Double.MAX_VALUE) {
      return low == -Double.MAX_VALUE ? "a number" : "a number from %s on".formatted(plain(low));
    }
    return "a number from %s to %s".formatted(plain(low), plain(high));
  }

  /** A number of any size. */
  public double number(String key, double otherwise) {
    return number(key, -Double.MAX_VALUE, Double.MAX_VALUE, otherwise);
  }

  /** True or false; a number is true unless it is 0. */
  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return switch (get(key)) {
      case Boolean flag -> flag;
      case Number number -> number.doubleValue() != 0;
      default -> throw wrong(key, get(key), "true or false");
    };
  }

  /** A word. */
  public String text(String key, String otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (get(key) instanceof String text) {
      return text;
    }
    throw wrong(key, get(key), "a word in quotes");
  }

  /** A word out of some. */
  public String word(String key, List<String> allowed, String otherwise) {
    String word = text(key, otherwise);
    if (!allowed.contains(word)) {
      throw wrong(key, word, "one of: " + String.join(", ", allowed));
    }
    return word;
  }

  /** {@code 'valid'} or {@code 'same'}. */
  public String padding() {
    return word("padding", List.of("valid", "same"), "valid");
  }

  /** Whether the channels lie along axis 1 and not along the last. */
  public boolean channelsFirst() {
    return word("dataFormat", List.of("channelsLast", "channelsFirst"), "channelsLast")
        .equals("channelsFirst");
  }

  /** {@code count} sizes, given as one number for all or as a list. */
  public int[] sizes(String key, int count, int[] otherwise) {
    Object value = get(key);
    if (value == null) {
      return otherwise.clone();
    }
    if (value instanceof Number) {
      int[] all = new int[count];
      Arrays.fill(all, whole(key, value, 1));
      return all;
    }
    if (value instanceof List<?> list && list.size() == count) {
      return list.stream().mapToInt(each -> whole(key, each, 1)).toArray();
    }
    throw wrong(
        key,
        value,
        count == 1 ? "a whole number" : "a whole number, or a list of %d".formatted(count));
  }

  /** Whole numbers from {@code least} on, given as a list or as one. */
  public int[] wholes(String key, int least) {
    return switch (get(key)) {
      case null -> null;
      case List<?> list -> list.stream().mapToInt(each -> whole(key, each, least)).toArray();
      case Object one -> new int[] {whole(key, one, least)};
    };
  }

  /** The widths before and after along height and width: a number, two, or two pairs. */
  public int[][] borders(String key, int[][] otherwise) {
    Object value = get(key);
    if (value == null) {
      return otherwise;
    }
    Object height = value instanceof List<?> list && list.size() == 2 ? list.get(0) : value;
    Object width = value instanceof List<?> list && list.size() == 2 ? list.get(1) : value;
    return new int[][] {border(key, value, height), border(key, value, width)};
  }

  private int[] border(String key, Object all, Object side) {
    if (side instanceof Number) {
      int width = whole(key, side, 0);
      return new int[] {width, width};
    }
    if (side instanceof List<?> pair && pair.size() == 2) {
      return pair.stream().mapToInt(each -> whole(key, each, 0)).toArray();
    }
    throw wrong(key, all, "a width, such as 1, or [[top, bottom], [left, right]]");
  }

  /** The type of the values where data enters. */
  DType inputType() {
    List<String> types = List.of("float32", "int32", "bool");
    String given = word("inputDType", types, "float32");
    // Files of newer programs hold a policy here in place of a word.
    String type = get("dtype") instanceof Map<?, ?> ? given : word("dtype", types, given);
    return DType.valueOf(type.toUpperCase(Locale.ROOT));
  }

  /** What comes in, if the layer is told: {@code batchInputShape}, or {@code inputShape}. */
  BatchShape inputShape() {
    ignore("batchSize", "inputDType");
    boolean batch = has("batchInputShape");
    List<Integer> dims = new ArrayList<>();
    if (!batch) {
      if (!has("inputShape")) {
        return null;
      }
      dims.add(has("batchSize") ? (Integer) whole("batchSize", get("batchSize"), 1) : null);
    }
    dims.addAll(dims(batch ? "batchInputShape" : "inputShape"));
    return BatchShape.of(
        dims.stream().mapToInt(dim -> dim == null ? BatchShape.ANY : dim).toArray());
  }

  /** A list of sizes, null for those that are open. */
  List<Integer> dims(String key) {
    Object value = get(key);
    List<?> list = value instanceof Number ? List.of(value) : value instanceof List<?> l ? l : null;
    if (list == null || list.size() > MOST_AXES) {
      throw wrong(key, value, "a list of up to %d sizes, such as [28, 28, 1]".formatted(MOST_AXES));
    }
    List<Integer> dims = new ArrayList<>();
    for (Object each : list) {
      boolean open = each == null || each instanceof Number number && number.doubleValue() == -1;
      dims.add(open ? null : (Integer) whole(key, each, 1));
    }
    return dims;
  }

  /** A layer that another one works with. */
  Layer layer(String key) {
    if (needed(key, "tf.layers.lstmCell({units: 8})") instanceof Layer layer) {
      return layer;
    }
    throw wrong(key, get(key), "a layer, such as tf.layers.dense({units: 8})");
  }

  /** Tensors, or null. */
  List<Tensor> tensors(String key) {
    Object value = get(key);
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list && list.stream().allMatch(Tensor.class::isInstance)) {
      return list.stream().map(Tensor.class::cast).toList();
    }
    throw wrong(key, value, "a list of tensors");
  }

  /** How a layer's weight of this name begins, is held small and is bounded. */
  WeightRule rule(String part, String initializer) {
    return new WeightRule(
        part,
        Initializer.from(this, part + "Initializer", initializer),
        Regularizer.from(this, part + "Regularizer"),
        Constraint.from(this, part + "Constraint"));
  }

  /** The function after a layer's sums. */
  Activation activation(String key, String otherwise) {
    return get(key) instanceof Activation itself
        ? itself
        : Activation.of(owner, text(key, otherwise));
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A fault: a setting cannot be what it is. */
  public Fault wrong(String key, Object value, String wanted) {
    String given = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return Fault.of(
        "%s: the setting \"%s\" cannot be %s."
            .formatted(owner, key, given.length() > 60 ? given.substring(0, 60) + "…" : given),
        "Give it " + wanted + ".");
  }
}
