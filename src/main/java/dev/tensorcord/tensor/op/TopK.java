package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The largest values along the last axis, and whether a class is among them. */
public final class TopK {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("topk", "x, k: whole = 1, sorted: flag = true")
              .does(call -> {
                TopK found = of(call.tensor("x"), call.whole("k"));
                Map<String, Tensor> both = new LinkedHashMap<>();
                both.put("values", found.values());
                both.put("indices", found.indices());
                return both;
              })
              .sample("values", x -> of(x[0], 2).values(), Shape.of(3, 5))
              .doc(
                  "The k largest along the last axis, from the largest down, and their places.",
                  "tf.topk([[1, 5], [4, 3]], 1).indices.print()"),
          Operation.of("inTopKAsync", "predictions, targets, k: whole = 1")
              .does(call ->
                  inTopK(call.tensor("predictions"), call.tensor("targets"), call.whole("k")))
              .doc(
                  "Whether each target is among the k largest of its predictions.",
                  "tf.inTopKAsync([[0.1, 0.9], [0.8, 0.2]], [1, 1], 1).then(y => y.print())"));

  private final Tensor values;
  private final Tensor indices;

  private TopK(Tensor values, Tensor indices) {
    this.values = values;
    this.indices = indices;
  }

  /** The values, from the largest down; a gradient flows back to where they come from. */
  public Tensor values() {
    return values;
  }

  /** Their places along the last axis, int32. */
  public Tensor indices() {
    return indices;
  }

  /**
   * The k largest along the last axis, the first of equals first.
   *
   * @throws Fault if x has no axis, or fewer values than k along the last one
   */
  public static TopK of(Tensor x, int k) {
    Numeric.check("topk", x);
    if (x.rank() == 0) {
      throw Fault.of(
          "topk() expects the input to be of rank 1 or higher", "A single number has no largest.");
    }
    int last = x.rank() - 1;
    int size = x.shape().dim(last);
    if (k < 0 || k > size) {
      throw Fault.of(
          "'k' passed to topk() must be %s but got %d"
              .formatted(k < 0 ? ">= 0" : "<= the last dimension (%d)".formatted(size), k),
          "Ask for at most as many as there are.");
    }
    Shape shape = x.shape().with(last, k);
    Session.current().foresee(shape, DType.INT32);
    int rows = size == 0 ? 0 : x.size() / size;
    int[] places = new int[shape.size()];
    int[] flat = new int[shape.size()];
    double[] from = Numeric.values(x);
    for (int row = 0; row < rows && k > 0; row++) {
      List<Integer> best = largest(from, row * size, size, k);
      for (int i = 0; i < k; i++) {
        places[row * k + i] = best.get(i);
        flat[row * k + i] = row * size + best.get(i);
      }
    }
    Tensor all = Tensors.tensor(flat, flat.length);
    Tensor line = x.reshape(x.size());
    Tensor values =
        flat.length == 0
            ? Tensors.fill(shape, 0, x.dtype())
            : Gather.apply(line, all, 0).reshape(shape);
    all.dispose();
    line.dispose();
    return new TopK(values, Tensors.tensor(places, shape.toArray()));
  }

  /** A heap of the best so far, its worst on top; NaN comes after all numbers. */
  private static List<Integer> largest(double[] values, int from, int size, int k) {
    Comparator<Integer> better =
        Comparator.<Integer>comparingDouble(
                i -> Double.isNaN(values[from + i]) ? Double.POSITIVE_INFINITY : -values[from + i])
            .thenComparing(i -> Double.isNaN(values[from + i]))
            .thenComparing(Comparator.naturalOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(k, better.reversed());
    for (int i = 0; i < size; i++) {
      if (best.size() < k) {
        best.add(i);
      } else if (better.compare(i, best.peek()) < 0) {
        best.poll();
        best.add(i);
      }
    }
    List<Integer> sorted = new ArrayList<>(best);
    sorted.sort(better);
    return sorted;
  }

  /**
   * Whether each target is among the places of the k largest predictions; bool.
   *
   * @param predictions with the classes along the last axis
   * @param targets a class for each row of them
   * @throws Fault if the shapes do not belong together, or there are fewer classes than k
   */
  public static Tensor inTopK(Tensor predictions, Tensor targets, int k) {
    if (predictions.rank() < 2) {
      throw Fault.of(
          "inTopK() expects the predictions to be of rank 2 or higher, but got %d"
              .formatted(predictions.rank()),
          "Give one row of predictions for each target.");
    }
    int last = predictions.rank() - 1;
    int classes = predictions.shape().dim(last);
    List<Integer> rows = predictions.shape().dims().subList(0, last);
    if (!targets.shape().dims().equals(rows)) {
      throw Fault.of(
          "inTopK: predictions of shape %s need targets of shape %s, not %s."
              .formatted(predictions.shape(), Shape.of(rows), targets.shape()),
          "Give one target for each row of predictions.");
    }
    if (k < 1 || k > classes) {
      throw Fault.of(
          "'k' passed to inTopK() must be > 0 && <= the predictions last dimension (%d), but got %d"
              .formatted(classes, k),
          "Ask for at most as many as there are classes.");
    }
    TopK found = of(predictions, k);
    int[] places = (int[]) found.indices().array();
    found.values().dispose();
    found.indices().dispose();
    double[] wanted = Numeric.values(targets);
    boolean[] in = new boolean[targets.size()];
    for (int i = 0; i < places.length; i++) {
      in[i / k] |= places[i] == wanted[i / k];
    }
    return Tensors.tensor(in, targets.shape().toArray());
  }
}
