package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Examples for each input of a model, labels for each output, and what each example counts.
 *
 * @param weights for each output a number for each example, or null; empty for none at all
 */
public record Examples(List<Tensor> xs, List<Tensor> ys, List<Tensor> weights) {
  /** Examples that all count the same. */
  public static Examples of(List<Tensor> xs, List<Tensor> ys) {
    return new Examples(List.copyOf(xs), List.copyOf(ys), List.of());
  }

  /** Examples for one input and one output. */
  public static Examples of(Tensor x, Tensor y) {
    return of(List.of(x), List.of(y));
  }

  /** How many there are. */
  int count() {
    return xs.getFirst().shape().dim(0);
  }

  /** The same, all counting alike. */
  Examples unweighted() {
    return of(xs, ys);
  }

  /** Some of them in a row. */
  Examples part(int from, int size) {
    return each(tensor -> tensor.slice(from, size));
  }

  /** Those at int32 places. */
  Examples at(Tensor places) {
    return each(tensor -> tensor.gather(places));
  }

  /** The same with each tensor changed. */
  Examples each(UnaryOperator<Tensor> change) {
    return new Examples(
        xs.stream().map(change).toList(), ys.stream().map(change).toList(), changed(change));
  }

  private List<Tensor> changed(UnaryOperator<Tensor> change) {
    List<Tensor> all = new ArrayList<>();
    weights.forEach(weight -> all.add(weight == null ? null : change.apply(weight)));
    return all;
  }

  /**
   * @throws Fault if there are not as many labels as examples
   */
  Examples checked() {
    int count = count();
    for (Tensor x : xs) {
      if (x.shape().dim(0) != count) {
        throw Fault.of(
            "One input has %d examples, another %d.".formatted(count, x.shape().dim(0)),
            "Give each input as many, in the same order.");
      }
    }
    for (Tensor y : ys) {
      if (y.rank() == 0 || y.shape().dim(0) != count) {
        throw Fault.of(
            "There are %d examples, and labels of shape %s.".formatted(count, y.shape()),
            "Give as many labels as examples, in the same order.");
      }
    }
    for (Tensor weight : weights) {
      if (weight != null && (weight.rank() == 0 || weight.shape().dim(0) != count)) {
        throw Fault.of(
            "There are %d examples, and weights of shape %s.".formatted(count, weight.shape()),
            "Give one weight for each example.");
      }
    }
    return this;
  }
}
