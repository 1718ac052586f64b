package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A recurrent layer that reads series from the front, and another that reads them from behind. */
final class Bidirectional extends Layer {
  private static final List<String> MODES = List.of("concat", "sum", "ave", "mul");

  private final RnnLayer given;
  private final RnnLayer forward;
  private final RnnLayer backward;
  private final String mergeMode;

  Bidirectional(Settings settings) {
    super("Bidirectional", settings);
    Layer layer = settings.layer("layer");
    if (!(layer instanceof RnnLayer recurrent)) {
      throw Fault.of(
          "Bidirectional: the layer %s does not read series step by step.".formatted(layer),
          "Give it a recurrent one, such as tf.layers.lstm({units: 8}).");
    }
    given = recurrent;
    mergeMode = settings.isNull("mergeMode") ? null : settings.word("mergeMode", MODES, "concat");
    forward = copy(recurrent, "forward_", recurrent.goesBackwards());
    backward = copy(recurrent, "backward_", !recurrent.goesBackwards());
  }

  private static RnnLayer copy(RnnLayer of, String prefix, boolean goBackwards) {
    Config config =
        Config.of(of.settings()).with("goBackwards", goBackwards).with("name", prefix + of.name());
    return (RnnLayer) Layers.copy(of, config);
  }

  @Override
  protected List<Layer> inner() {
    return List.of(forward, backward);
  }

  /** What the layer of one direction is given: the series, and its half of the states. */
  private static <T> List<T> half(List<T> all, int which) {
    int states = (all.size() - 1) / 2;
    List<T> part = new ArrayList<>(all.subList(0, 1));
    part.addAll(all.subList(1 + which * states, 1 + (which + 1) * states));
    return part;
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    if (shapes.size() % 2 == 0) {
      throw Fault.of(
          "The layer %s begins with %d states, which are no halves for two directions."
              .formatted(name(), shapes.size() - 1),
          "Give the states of the forward layer, then as many of the backward one.");
    }
    List<BatchShape> one = forward.outputShapes(half(shapes, 0));
    BatchShape out = one.getFirst();
    List<BatchShape> states = one.subList(1, one.size());
    List<BatchShape> all = new ArrayList<>();
    all.add("concat".equals(mergeMode) ? out.with(-1, 2 * out.dim(-1)) : out);
    if (mergeMode == null) {
      all.add(out);
    }
    all.addAll(states);
    all.addAll(states);
    return all;
  }

  @Override
  protected void makeWeights(List<BatchShape> shapes) {
    buildInner(0, forward, "/" + forward.name(), half(shapes, 0));
    buildInner(1, backward, "/" + backward.name(), half(shapes, 1));
  }

  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    List<Tensor> out = new ArrayList<>(Collections.nCopies(results, null));
    for (int i = 0; given.returnsSequences() && i < (mergeMode == null ? 2 : 1); i++) {
      out.set(i, masks.getFirst());
    }
    return out;
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    List<Tensor> ahead = forward.compute(half(xs, 0), half(masks, 0), pass.at(0));
    List<Tensor> back = backward.compute(half(xs, 1), half(masks, 1), pass.at(1));
    Tensor y = ahead.getFirst();
    Tensor z = back.getFirst();
    if (given.returnsSequences()) {
      List<Tensor> steps = new ArrayList<>(z.unstack(1));
      Collections.reverse(steps);
      z = Tensors.stack(steps, 1);
    }
    List<Tensor> all = new ArrayList<>();
    switch (mergeMode) {
      case null -> {
        all.add(y);
        all.add(z);
      }
      case "concat" -> all.add(y.concat(z, -1));
      case "sum" -> all.add(y.add(z));
      case "ave" -> all.add(y.add(z).mul(0.5));
      default -> all.add(y.mul(z));
    }
    all.addAll(ahead.subList(1, ahead.size()));
    all.addAll(back.subList(1, back.size()));
    return all;
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("layer", given);
    settings.put("mergeMode", mergeMode);
  }
}
