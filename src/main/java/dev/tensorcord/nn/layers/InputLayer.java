package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import java.util.List;
import java.util.Map;

/** A place where data enters a model. */
public final class InputLayer extends Layer {
  private final boolean sparse;

  InputLayer(Settings settings) {
    super("InputLayer", settings);
    sparse = settings.flag("sparse", false);
    if (givenInput() == null) {
      throw Fault.of(
          "inputLayer: it must know the shape of an example.",
          "Give it an inputShape, such as [28, 28, 1] for grey images or [4] for four numbers.");
    }
    if (!settings.has("name")) {
      rename(Naming.current().next("input"));
    }
    trainable(false);
    enter(givenInput(), inputType());
  }

  /**
   * A tensor to come from outside, as TensorFlow.js's {@code tf.input}.
   *
   * @param config {@code shape} of an example or {@code batchShape}, {@code name}, {@code dtype}
   */
  public static SymbolicTensor of(Config config) {
    Settings given = new Settings("input", config);
    Object shape = given.get("shape");
    Object batchShape = given.get("batchShape");
    if ((shape == null) == (batchShape == null)) {
      throw Fault.of(
          "input: it takes the shape of an example, or the batchShape with all examples.",
          "Write tf.input({shape: [4]}) for examples of four numbers.");
    }
    Config layer =
        Config.of(
            "inputShape", shape,
            "batchInputShape", batchShape,
            "name", given.get("name"),
            "dtype", given.get("dtype"),
            "sparse", given.get("sparse"));
    given.done();
    return Layers.of("inputLayer", layer).nodes().getFirst().outputs().getFirst();
  }

  @Override
  public List<SymbolicTensor> connect(List<SymbolicTensor> inputs) {
    throw Fault.of(
        "The layer %s is where data enters: nothing comes before it.".formatted(name()),
        "Apply the layers behind it to its output.");
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("sparse", sparse);
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = super.settings();
    settings.remove("trainable");
    return settings;
  }
}
