package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Nearest;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Reductions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a model does, to look at: numbers whose average counts. By TensorFlow.js's name, a row
 * each; every loss is one too.
 *
 * @param name as it stands in the logs
 */
public record Metric(String name, Loss function) {
  private static final Map<String, Metric> ROWS = new LinkedHashMap<>();

  static {
    row("binaryAccuracy", Metric::binaryAccuracy);
    row("categoricalAccuracy", (y, p) -> floats(y.argMax(-1).equal(p.argMax(-1))));
    row("sparseCategoricalAccuracy", Metric::sparseAccuracy);
    row("precision", (y, p) -> share(y, p, p));
    row("recall", (y, p) -> share(y, p, y));
    row("r2Score", Metric::r2);
  }

  private static void row(String name, Loss function) {
    ROWS.put(name, new Metric(name, function));
  }

  /** All names that scripts know. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(ROWS.keySet());
    names.addAll(LossFunction.names());
    return names;
  }

  /**
   * The one of this name; it stands in the logs as it is named here.
   *
   * @throws Fault if there is none
   */
  public static Metric of(String name) {
    Metric row = ROWS.get(name);
    if (row != null) {
      return row;
    }
    LossFunction loss = LossFunction.find(name);
    if (loss == null) {
      throw Fault.of("There is no metric \"%s\".".formatted(name), Nearest.remedy(name, names()));
    }
    return new Metric(name, loss.function());
  }

  /** The metric of predictions, to be averaged. */
  public Tensor of(Tensor labels, Tensor predictions) {
    return function.of(labels, predictions);
  }

  private static Tensor floats(Tensor bool) {
    return bool.cast(DType.FLOAT32);
  }

  private static Tensor binaryAccuracy(Tensor y, Tensor p) {
    return floats(floats(p.greater(0.5)).equal(y.cast(DType.FLOAT32))).mean(-1);
  }

  private static Tensor sparseAccuracy(Tensor y, Tensor p) {
    Tensor numbers = y.rank() == p.rank() ? y.reshape(without(y)) : y;
    return floats(p.argMax(-1).equal(numbers.cast(DType.INT32)));
  }

  private static int[] without(Tensor y) {
    return java.util.Arrays.copyOf(y.shape().toArray(), y.rank() - 1);
  }

  /** Of all that are 1 in {@code of}, the part that is 1 in both; 0 where there is none. */
  private static Tensor share(Tensor y, Tensor p, Tensor of) {
    Tensor both = floats(y.equal(1).logicalAnd(p.equal(1))).sum();
    Tensor all = floats(of.equal(1)).sum();
    return both.div(all.maximum(1));
  }

  private static Tensor r2(Tensor y, Tensor p) {
    Tensor rest = y.sub(p).square().sum();
    Tensor spread = y.sub(Reductions.MEAN.apply(y, false)).square().sum();
    return rest.div(spread).neg().add(1);
  }
}
