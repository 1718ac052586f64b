package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Reductions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bound that a weight is brought back to after every step of training. A norm is the length of
 * the values along an axis, by default those that lead into one unit.
 *
 * @param className the name in a model file
 * @param settings as a model file holds them
 */
public record Constraint(String className, Map<String, Object> settings) implements Part {
  private static final double TINY = 1e-7;

  /** The names that scripts know. */
  public static final List<String> NAMES = List.of("maxNorm", "minMaxNorm", "nonNeg", "unitNorm");

  /**
   * The one of this name.
   *
   * @throws Fault if there is none, or a setting is wrong
   */
  public static Constraint of(String name, Config config) {
    String known = Part.uncapitalized(name);
    if (!NAMES.contains(known)) {
      throw Fault.of("There is no constraint \"%s\".".formatted(name), Nearest.remedy(name, NAMES));
    }
    Settings given = new Settings(known, config);
    Map<String, Object> settings = new LinkedHashMap<>();
    switch (known) {
      case "maxNorm" -> settings.put("maxValue", given.number("maxValue", 0, 1e30, 2));
      case "minMaxNorm" -> {
        settings.put("minValue", given.number("minValue", 0, 1e30, 0));
        settings.put("maxValue", given.number("maxValue", 0, 1e30, 1));
        settings.put("rate", given.number("rate", 0, 1, 1));
      }
      default -> {}
    }
    if (!known.equals("nonNeg")) {
      settings.put("axis", given.whole("axis", -6, 0));
    }
    given.done();
    return new Constraint(Character.toUpperCase(known.charAt(0)) + known.substring(1), settings);
  }

  static Constraint from(Settings settings, String key) {
    return Part.read(settings, key, Constraint.class, Constraint::of);
  }

  /** The values, brought within the bound. */
  public Tensor apply(Tensor w) {
    return switch (className) {
      case "NonNeg" -> w.relu();
      case "UnitNorm" -> w.div(norms(w).add(TINY));
      case "MaxNorm" -> scaled(w, 0, number("maxValue"), 1);
      default -> scaled(w, number("minValue"), number("maxValue"), number("rate"));
    };
  }

  private Tensor scaled(Tensor w, double least, double most, double rate) {
    Tensor norms = norms(w);
    Tensor due = norms.maximum(least).minimum(most).mul(rate).add(norms.mul(1 - rate));
    return w.mul(due.div(norms.add(TINY)));
  }

  private Tensor norms(Tensor w) {
    return Reductions.SUM.apply(w.square(), true, (int) number("axis")).sqrt();
  }

  private double number(String key) {
    return ((Number) settings.get(key)).doubleValue();
  }
}
