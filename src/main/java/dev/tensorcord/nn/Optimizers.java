package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Nearest;
import dev.tensorcord.nn.layers.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Optimizers by TensorFlow.js's names, with its settings and defaults: a row each. */
public final class Optimizers {
  private static final double ANY = Double.MAX_VALUE;

  /**
   * A kind of optimizer.
   *
   * @param namedRate the learning rate where {@code compile} has the name alone
   */
  private record Row(double namedRate, Function<Settings, Optimizer> make) {}

  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  static {
    row("sgd", 0.01, s -> Optimizer.sgd(rate(s, 0.01)));
    row(
        "momentum",
        0.01,
        s ->
            Optimizer.momentum(
                rate(s, 0.01), s.number("momentum", 0, 1, 0.9), s.flag("useNesterov", false)));
    row(
        "adagrad",
        0.01,
        s -> adagrad(rate(s, 0.01), s.number("initialAccumulatorValue", 0, ANY, 0.1)));
    row("adadelta", 1, s -> adadelta(rate(s, 0.001), rho(s, "rho", 0.95), tiny(s)));
    row(
        "adam",
        0.001,
        s -> Optimizer.adam(rate(s, 0.001), rho(s, "beta1", 0.9), rho(s, "beta2", 0.999), tiny(s)));
    row(
        "adamax",
        0.002,
        s ->
            adamax(
                rate(s, 0.002),
                rho(s, "beta1", 0.9),
                rho(s, "beta2", 0.999),
                tiny(s),
                s.number("decay", 0, ANY, 0)));
    row(
        "rmsprop",
        0.001,
        s ->
            rmsprop(
                rate(s, 0.001),
                rho(s, "decay", 0.9),
                s.number("momentum", 0, 1, 0),
                tiny(s),
                s.flag("centered", false)));
  }

  private Optimizers() {}

  private static void row(String name, double namedRate, Function<Settings, Optimizer> make) {
    ROWS.put(name, new Row(namedRate, make));
  }

  private static Optimizer adagrad(double rate, double initial) {
    Map<String, Object> settings = Map.of("initialAccumulatorValue", initial);
    return OptimizerKind.ADAGRAD.of(new Adagrad(rate, initial), settings);
  }

  private static Optimizer adadelta(double rate, double rho, double epsilon) {
    Map<String, Object> settings = Map.of("rho", rho, "epsilon", epsilon);
    return OptimizerKind.ADADELTA.of(new Adadelta(rate, rho, epsilon), settings);
  }

  private static Optimizer adamax(
      double rate, double beta1, double beta2, double epsilon, double decay) {
    Map<String, Object> settings =
        Map.of("beta1", beta1, "beta2", beta2, "epsilon", epsilon, "decay", decay);
    return OptimizerKind.ADAMAX.of(new Adamax(rate, beta1, beta2, epsilon, decay), settings);
  }

  private static Optimizer rmsprop(
      double rate, double decay, double momentum, double epsilon, boolean centered) {
    Map<String, Object> settings =
        Map.of("decay", decay, "momentum", momentum, "epsilon", epsilon, "centered", centered);
    Optimizer made = new RmsProp(rate, decay, momentum, epsilon, centered);
    return OptimizerKind.RMSPROP.of(made, settings);
  }

  private static double rate(Settings settings, double otherwise) {
    return settings.number("learningRate", 0, ANY, otherwise);
  }

  private static double rho(Settings settings, String name, double otherwise) {
    return settings.number(name, 0, 1, otherwise);
  }

  private static double tiny(Settings settings) {
    return settings.number("epsilon", 0, ANY, LossFunction.TINY);
  }

  /** The names that scripts know. */
  public static List<String> names() {
    return List.copyOf(ROWS.keySet());
  }

  /**
   * The one of this name, such as {@code adam}.
   *
   * @param config {@code learningRate} and its own settings
   * @throws Fault if there is none, or a setting is wrong
   */
  public static Optimizer of(String name, Config config) {
    Row row = ROWS.get(name.toLowerCase(Locale.ROOT));
    if (row == null) {
      throw Fault.of(
          "There is no optimizer \"%s\".".formatted(name), Nearest.remedy(name, ROWS.keySet()));
    }
    Settings settings = new Settings(name, config);
    Optimizer optimizer = row.make.apply(settings);
    settings.done();
    return optimizer;
  }

  /** The one of this name with the settings that {@code compile} gives it. */
  public static Optimizer named(String name) {
    Row row = ROWS.get(name.toLowerCase(Locale.ROOT));
    return of(name, row == null ? Config.of() : Config.of("learningRate", row.namedRate));
  }
}
