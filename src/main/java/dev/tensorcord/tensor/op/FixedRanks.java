package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ops under the names that TensorFlow.js gives them for tensors of 1 to 4 axes. */
final class FixedRanks {
  static final List<Operation> ROWS = rows();

  private FixedRanks() {}

  private static List<Operation> rows() {
    List<Operation> rows = new ArrayList<>();
    for (int rank = 1; rank <= 4; rank++) {
      rows.add(concat(rank));
      rows.add(slice(rank));
      rows.add(reverse(rank));
      rows.add(pad(rank));
    }
    return List.copyOf(rows);
  }

  private static Operation concat(int rank) {
    String name = "concat" + rank + "d";
    String ones = nested("1", rank);
    return Operation.of(name, rank == 1 ? "tensors: tensors" : "tensors: tensors, axis: whole = 0")
        .does(call -> Concat.apply(call.tensors("tensors"), rank == 1 ? 0 : call.whole("axis")))
        .doc(
            "concat for tensors of %d axes.".formatted(rank),
            "tf.%s([%s, %s]%s).print()".formatted(name, ones, ones, rank == 1 ? "" : ", 1"));
  }

  private static Operation slice(int rank) {
    String name = "slice" + rank + "d";
    String signature = rank == 1 ? "x, begin: whole, size: whole" : "x, begin: ints, size?: ints";
    return Operation.of(name, signature)
        .does(call -> {
          Tensor x = ranked(call, rank);
          return rank == 1
              ? Slice.apply(x, new int[] {call.whole("begin")}, new int[] {call.whole("size")})
              : Slice.apply(x, call.ints("begin"), call.some("size"));
        })
        .doc(
            "slice for tensors of %d axes.".formatted(rank),
            "tf.%s(%s, %s, %s).print()"
                .formatted(name, nested("1", rank), list("0", rank), list("1", rank)));
  }

  private static Operation reverse(int rank) {
    String name = "reverse" + rank + "d";
    return Operation.of(name, rank == 1 ? "x" : "x, axis?: ints")
        .does(call -> {
          Tensor x = ranked(call, rank);
          return rank > 1 && call.has("axis")
              ? Reverse.apply(x, call.ints("axis"))
              : Reverse.apply(x);
        })
        .doc(
            "reverse for tensors of %d axes.".formatted(rank),
            "tf.%s(%s).print()".formatted(name, nested("1, 2", rank)));
  }

  private static Operation pad(int rank) {
    String name = "pad" + rank + "d";
    return Operation.of(name, "x, paddings: object, constantValue: number = 0")
        .does(call -> {
          Object given = call.get("paddings");
          Object pairs = rank == 1 ? List.of(given) : given;
          int[][] around = Pad.widths(name, pairs, rank);
          return Pad.apply(ranked(call, rank), around, call.number("constantValue"));
        })
        .doc(
            "pad for tensors of %d axes.".formatted(rank),
            "tf.%s(%s, %s).print()"
                .formatted(name, nested("1", rank), rank == 1 ? "[1, 0]" : list("[1, 0]", rank)));
  }

  private static Tensor ranked(Call call, int rank) {
    Tensor x = call.tensor("x");
    if (x.rank() != rank) {
      throw Fault.of(
          "%s: a tensor of %d axes is needed, not one of shape %s."
              .formatted(call.op(), rank, x.shape()),
          "Reshape it, or use %s, which takes any number of axes."
              .formatted(call.op().substring(0, call.op().length() - 2)));
    }
    return x;
  }

  private static String nested(String inner, int rank) {
    return "[".repeat(rank) + inner + "]".repeat(rank);
  }

  private static String list(String each, int rank) {
    return rank == 1 ? each : "[" + String.join(", ", Collections.nCopies(rank, each)) + "]";
  }
}
