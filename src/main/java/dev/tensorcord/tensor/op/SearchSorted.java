package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;

/** Where values would be put into sorted rows, by halving. */
public final class SearchSorted {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("searchSorted", "sortedSequence, values, side: text = left")
              .does(call -> {
                String side = call.text("side");
                if (!side.equals("left") && !side.equals("right")) {
                  throw Fault.of(
                      "searchSorted: the side must be 'left' or 'right', not '%s'.".formatted(side),
                      "'left' is before equal values, 'right' behind them.");
                }
                return apply(
                    call.op(),
                    call.tensor("sortedSequence"),
                    call.tensor("values"),
                    side.equals("left"));
              })
              .doc(
                  "Where values would be put into sorted rows: before equals, or behind them.",
                  "tf.searchSorted([0, 3, 9, 9, 10], [0, 4, 9]).print()"),
          bound("lowerBound", true, "How many of a sorted row are below each value."),
          bound("upperBound", false, "How many of a sorted row are not above each value."));

  private SearchSorted() {}

  private static Operation bound(String name, boolean left, String summary) {
    return Operation.of(name, "sortedSequence, values")
        .does(call -> apply(name, call.tensor("sortedSequence"), call.tensor("values"), left))
        .doc(summary, "tf.%s([0, 3, 9, 9, 10], [0, 4, 9]).print()".formatted(name));
  }

  /**
   * Places among sorted values, int32, as rows.
   *
   * @param sorted ascending along the last axis
   * @param values as many rows, of any length
   * @param left whether before equal values, or behind them
   * @throws Fault if there are not as many rows
   */
  public static Tensor apply(String op, Tensor sorted, Tensor values, boolean left) {
    Numeric.check(op, sorted);
    Numeric.check(op, values);
    int size = last(op, sorted);
    int count = last(op, values);
    int rows = sorted.size() / Math.max(1, size);
    if (size == 0 || count == 0 || rows != values.size() / count) {
      throw Fault.of(
          "%s: Leading dimension of 'sortedSequence' and 'values' must match: %s, %s."
              .formatted(op, sorted.shape(), values.shape()),
          "Give a row of values for each sorted row.");
    }
    double[] from = Numeric.values(sorted);
    double[] wanted = Numeric.values(values);
    int[] places = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      int row = i / count * size;
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        double there = from[row + middle];
        boolean before = left ? there < wanted[i] : there <= wanted[i];
        low = before ? middle + 1 : low;
        high = before ? high : middle;
      }
      places[i] = high;
    }
    return Tensors.tensor(places, rows, count);
  }

  private static int last(String op, Tensor x) {
    if (x.rank() == 0) {
      throw Fault.of(
          "%s: Sorted input argument must be at least 1-dimensional".formatted(op),
          "Put the number into a list.");
    }
    return x.shape().dim(x.rank() - 1);
  }
}
