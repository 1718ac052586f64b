package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A cell that steps through series [examples, steps, …] and remembers. Where a mask says that a
 * step does not count, the states stay as they are.
 */
final class RnnLayer extends Layer {
  private final Cell cell;
  private final boolean ownCell;
  private final boolean returnSequences;
  private final boolean returnState;
  private final boolean goBackwards;
  private final boolean stateful;
  private final boolean unroll;
  private int statefulExamples = BatchShape.ANY;
  private List<Tensor> kept = List.of();

  private RnnLayer(String className, Settings settings, Cell cell, boolean ownCell) {
    super(className, settings);
    this.cell = cell;
    this.ownCell = ownCell;
    returnSequences = settings.flag("returnSequences", false);
    returnState = settings.flag("returnState", false);
    goBackwards = settings.flag("goBackwards", false);
    stateful = settings.flag("stateful", false);
    unroll = settings.flag("unroll", false);
    settings.ignore("inputDim", "inputLength");
  }

  /** Around a cell, or a list of cells. */
  static RnnLayer of(Settings settings) {
    Object given = settings.needed("cell", "tf.layers.lstmCell({units: 8})");
    if (given instanceof List<?> list) {
      Settings stacked = new Settings("RNN", Config.of("cells", list));
      return new RnnLayer("RNN", settings, new StackedCells(stacked), false);
    }
    if (!(given instanceof Cell cell)) {
      throw settings.wrong("cell", given, "a cell, such as tf.layers.lstmCell({units: 8})");
    }
    return new RnnLayer("RNN", settings, cell, false);
  }

  /** With a cell of its own, both made from the same settings. */
  static Function<Settings, Layer> around(String className, Function<Settings, Cell> make) {
    return settings -> {
      Cell cell = make.apply(settings);
      cell.trainable(true);
      return new RnnLayer(className, settings, cell, true);
    };
  }

  boolean returnsSequences() {
    return returnSequences;
  }

  boolean returnsState() {
    return returnState;
  }

  boolean goesBackwards() {
    return goBackwards;
  }

  @Override
  protected List<Layer> inner() {
    return List.of(cell);
  }

  private static BatchShape step(BatchShape series) {
    return series.without(1);
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    BatchShape series = shapes.getFirst();
    int axes = cell instanceof ConvLstmCell ? 5 : 3;
    needAxes(
        series,
        axes,
        axes == 3
            ? "series [examples, steps, values]"
            : "films [examples, steps, height, width, channels]");
    List<BatchShape> states = cell.stateShapes(step(series));
    if (shapes.size() > 1 && shapes.size() != states.size() + 1) {
      throw Fault.of(
          "The layer %s has %d states, but begins with %d."
              .formatted(name(), states.size(), shapes.size() - 1),
          "Give one tensor for each state, or none.");
    }
    for (int i = 1; i < shapes.size(); i++) {
      if (!states.get(i - 1).fits(shapes.get(i))) {
        throw mismatch(
            shapes.get(i), "a state of shape " + states.get(i - 1), "Begin with such a state.");
      }
    }
    BatchShape out = states.getFirst();
    if (returnSequences) {
      out = out.part(0, 1).and(series.dim(1)).and(out.part(1, out.rank()).toArray());
    }
    List<BatchShape> all = new ArrayList<>(List.of(out));
    if (returnState) {
      all.addAll(states);
    }
    return all;
  }

  @Override
  protected void makeWeights(List<BatchShape> shapes) {
    BatchShape series = shapes.getFirst();
    if (stateful && !series.knows(0)) {
      throw Fault.of(
          "The layer %s is stateful: it must know how many examples a batch has.".formatted(name()),
          "Give the first layer a batchInputShape, such as [32, 10, 4].");
    }
    statefulExamples = series.dim(0);
    buildInner(0, cell, "", List.of(step(series)));
  }

  @Override
  boolean passesMasks() {
    return returnSequences;
  }

  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    List<Tensor> out = new ArrayList<>(Collections.nCopies(results, null));
    out.set(0, returnSequences ? masks.getFirst() : null);
    return out;
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    Tensor series = xs.getFirst();
    int count = series.shape().dim(1);
    if (count == 0) {
      throw Fault.of(
          "The layer %s: the series have no steps.".formatted(name()), "Give at least one.");
    }
    Cell.Run run = cell.begin(series, pass);
    List<Tensor> steps = run.prepare(series).unstack(1);
    List<Tensor> counting = masks.getFirst() == null ? null : masks.getFirst().unstack(1);
    List<Tensor> states = xs.size() > 1 ? xs.subList(1, xs.size()) : initial(series);
    List<Tensor> outputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = goBackwards ? count - 1 - i : i;
      List<Tensor> all = run.step(steps.get(at), states);
      Tensor y = all.getFirst();
      List<Tensor> fresh = all.subList(1, all.size());
      if (counting != null) {
        Tensor counts = counting.get(at);
        y = chosen(counts, y, states.getFirst());
        List<Tensor> old = states;
        List<Tensor> mixed = new ArrayList<>();
        for (int j = 0; j < fresh.size(); j++) {
          mixed.add(chosen(counts, fresh.get(j), old.get(j)));
        }
        fresh = mixed;
      }
      states = fresh;
      outputs.add(y);
    }
    if (stateful) {
      keep(states);
    }
    List<Tensor> results = new ArrayList<>();
    results.add(returnSequences ? Tensors.stack(outputs, 1) : outputs.getLast());
    if (returnState) {
      results.addAll(states);
    }
    return results;
  }

  /** The fresh values where a row counts, else the old ones. */
  private static Tensor chosen(Tensor counts, Tensor fresh, Tensor old) {
    Tensor wide = counts;
    while (wide.rank() < fresh.rank()) {
      wide = wide.expandDims(wide.rank());
    }
    return wide.where(fresh, old);
  }

  private List<Tensor> initial(Tensor series) {
    if (stateful && !kept.isEmpty()) {
      return kept;
    }
    return cell.stateShapes(step(BatchShape.of(series.shape()))).stream()
        .map(shape -> Tensors.zeros(shape.asShape()))
        .toList();
  }

  private void keep(List<Tensor> states) {
    List<Tensor> old = kept;
    kept = states.stream().map(state -> state.copy().keep()).toList();
    old.forEach(Tensor::dispose);
  }

  @Override
  public boolean isStateful() {
    return stateful;
  }

  /** How many examples each batch must have, if it is stateful. */
  int statefulExamples() {
    return statefulExamples;
  }

  @Override
  public void resetStates() {
    kept.forEach(Tensor::dispose);
    kept = List.of();
  }

  @Override
  public void dispose() {
    resetStates();
    super.dispose();
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    if (ownCell) {
      cell.describe(settings);
    } else {
      settings.put("cell", cell);
    }
    settings.put("returnSequences", returnSequences);
    settings.put("returnState", returnState);
    settings.put("goBackwards", goBackwards);
    settings.put("stateful", stateful);
    settings.put("unroll", unroll);
  }
}
