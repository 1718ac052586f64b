package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Config;
import dev.tensorcord.nn.layers.Settings;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How to fit, with TensorFlow.js's names and defaults. Immutable.
 *
 * <pre>{@code
 * model.fit(x, y, FitOptions.epochs(20).batches(64).split(0.1).watched(callback));
 * }</pre>
 */
public final class FitOptions {
  private final Config config;

  final int batchSize;
  final int epochs;
  final int initialEpoch;
  final boolean shuffle;
  final double validationSplit;
  final Object validationData;
  final int validationBatchSize;
  final int validationBatches;
  final int batchesPerEpoch;
  final List<Callback> callbacks;
  final Object classWeight;
  final Object sampleWeight;
  final Object yieldEvery;
  final long seed;

  private FitOptions(String owner, Config config) {
    this.config = config;
    Settings settings = new Settings(owner, config);
    boolean dataset = owner.equals("fitDataset");
    batchSize = dataset ? 0 : settings.whole("batchSize", 1, 32);
    epochs = settings.whole("epochs", 1, 1);
    initialEpoch = settings.whole("initialEpoch", 0, 0);
    shuffle = !dataset && settings.flag("shuffle", true);
    validationSplit = dataset ? 0 : settings.number("validationSplit", 0, Math.nextDown(1.0), 0);
    validationData = settings.get("validationData");
    validationBatchSize = dataset ? settings.whole("validationBatchSize", 1, 32) : batchSize;
    validationBatches = dataset ? settings.whole("validationBatches", 1, 0) : 0;
    batchesPerEpoch = dataset ? settings.whole("batchesPerEpoch", 1, 0) : 0;
    classWeight = settings.get("classWeight");
    sampleWeight = dataset ? null : settings.get("sampleWeight");
    yieldEvery = yieldEvery(settings);
    callbacks = callbacks(settings);
    seed = settings.get("seed") instanceof Number given ? given.longValue() : 0;
    settings.ignore("verbose");
    settings.done();
  }

  private static Object yieldEvery(Settings settings) {
    Object given = settings.has("yieldEvery") ? settings.get("yieldEvery") : "auto";
    boolean fits =
        given instanceof Number number && number.doubleValue() >= 0
            || given instanceof String word
                && List.of("auto", "batch", "epoch", "never").contains(word);
    if (!fits) {
      throw settings.wrong(
          "yieldEvery", given, "'auto', 'batch', 'epoch', 'never' or milliseconds");
    }
    return given;
  }

  private static List<Callback> callbacks(Settings settings) {
    Object given = settings.get("callbacks");
    List<?> all = given == null ? List.of() : given instanceof List<?> list ? list : List.of(given);
    List<Callback> callbacks = new ArrayList<>();
    for (Object each : all) {
      if (!(each instanceof Callback callback)) {
        throw settings.wrong(
            "callbacks", each, "an object with functions such as onEpochEnd, or a list of such");
      }
      callbacks.add(callback);
    }
    return List.copyOf(callbacks);
  }

  /**
   * As a script gives them for {@code fit}: {@code batchSize}, {@code epochs}, {@code
   * initialEpoch}, {@code shuffle}, {@code validationSplit}, {@code validationData} [x, y], {@code
   * callbacks}, {@code classWeight}, {@code sampleWeight}, {@code yieldEvery}.
   *
   * @throws Fault if one is not known or wrong
   */
  public static FitOptions of(Config config) {
    return new FitOptions("fit", config);
  }

  /**
   * As a script gives them for {@code fitDataset}: {@code epochs}, {@code batchesPerEpoch}, {@code
   * validationData}, {@code validationBatches}, {@code validationBatchSize} and those of {@code
   * fit} that fit.
   */
  public static FitOptions ofDataset(Config config) {
    return new FitOptions("fitDataset", config);
  }

  /** So many epochs in batches of 32, shuffled. */
  public static FitOptions epochs(int epochs) {
    return of(Config.of("epochs", epochs));
  }

  private FitOptions with(String name, Object value) {
    return of(config.with(name, value));
  }

  /** The same in batches of this size. */
  public FitOptions batches(int size) {
    return with("batchSize", size);
  }

  /** The same with orders of another seed. */
  public FitOptions seeded(long other) {
    return with("seed", other);
  }

  /** The same in the order in which the examples come. */
  public FitOptions inOrder() {
    return with("shuffle", false);
  }

  /** The same with the last part of the examples held back. */
  public FitOptions split(double part) {
    return with("validationSplit", part);
  }

  /** The same with examples to validate with. */
  public FitOptions validated(Tensor x, Tensor y) {
    return with("validationData", List.of(x, y));
  }

  /** The same, watched. */
  public FitOptions watched(Callback... by) {
    return with("callbacks", List.of(by));
  }

  /** The same, each class counting as much as this says, by its number. */
  public FitOptions weighted(java.util.Map<Integer, Double> classes) {
    return with("classWeight", classes);
  }
}
