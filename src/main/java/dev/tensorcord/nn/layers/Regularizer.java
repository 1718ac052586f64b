package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A price on large weights, added to the loss: l1 · Σ|w| + l2 · Σw².
 *
 * @param l1 the price on the sum of the sizes
 * @param l2 the price on the sum of the squares
 */
public record Regularizer(double l1, double l2) implements Part {
  private static final double DEFAULT = 0.01;

  /** The names that scripts know. */
  public static final List<String> NAMES = List.of("l1", "l2", "l1l2");

  /**
   * {@code l1}, {@code l2} or {@code l1l2}; each price is 0.01 unless it is set.
   *
   * @throws Fault if there is none of this name, or a setting is wrong
   */
  public static Regularizer of(String name, Config config) {
    String known = Part.uncapitalized(name).replace("L2", "l2");
    if (!NAMES.contains(known)) {
      throw Fault.of(
          "There is no regularizer \"%s\".".formatted(name), Nearest.remedy(name, NAMES));
    }
    Settings settings = new Settings(known, config);
    boolean one = !known.equals("l2");
    boolean two = !known.equals("l1");
    double l1 = one ? settings.number("l1", 0, Double.MAX_VALUE, DEFAULT) : 0;
    double l2 = two ? settings.number("l2", 0, Double.MAX_VALUE, DEFAULT) : 0;
    settings.done();
    return new Regularizer(l1, l2);
  }

  static Regularizer from(Settings settings, String key) {
    return Part.read(settings, key, Regularizer.class, Regularizer::of);
  }

  /** The price of these values, one number. */
  public Tensor apply(Tensor x) {
    Tensor price = l1 == 0 ? null : x.abs().sum().mul(l1);
    if (l2 != 0) {
      Tensor squares = x.square().sum().mul(l2);
      price = price == null ? squares : price.add(squares);
    }
    return price == null ? Tensors.scalar(0) : price;
  }

  @Override
  public String className() {
    return "L1L2";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("l1", l1);
    settings.put("l2", l2);
    return settings;
  }
}
