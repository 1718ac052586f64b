package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** The coordinates of a grid's points from those along its axes. */
public final class Meshgrid {
  static final Operation OP =
      Operation.of("meshgrid", "x?, y?, options?: object")
          .does(Meshgrid::read)
          .sample("xy", x -> product(apply(x[0], x[1], false)), Shape.of(2), Shape.of(3))
          .sample("ij", x -> product(apply(x[0], x[1], true)), Shape.of(2), Shape.of(3))
          .doc(
              "The x and y coordinates of all points of a grid.",
              "tf.meshgrid([1, 2, 3], [4, 5])[0].print()");

  private Meshgrid() {}

  private static List<Tensor> read(Call call) {
    Object options = call.get("options");
    Object given = options instanceof Map<?, ?> map ? map.get("indexing") : options;
    boolean rows = "ij".equals(given);
    if (given != null && !rows && !"xy".equals(given)) {
      throw Fault.of("meshgrid: there is no indexing " + given + ".", "Use 'xy' or 'ij'.");
    }
    if (!call.has("x")) {
      return List.of();
    }
    return call.has("y")
        ? apply(call.tensor("x"), call.tensor("y"), rows)
        : List.of(call.tensor("x"));
  }

  /**
   * Both coordinates of all points.
   *
   * @param rows whether x runs along the first axis and y along the second, as a matrix is indexed;
   *     else the other way round, as a picture is
   */
  public static List<Tensor> apply(Tensor x, Tensor y, boolean rows) {
    Shape shape = rows ? Shape.of(x.size(), y.size()) : Shape.of(y.size(), x.size());
    Tensor a = rows ? x.reshape(-1, 1) : x.reshape(1, -1);
    Tensor b = rows ? y.reshape(1, -1) : y.reshape(-1, 1);
    return List.of(BroadcastTo.apply(a, shape), BroadcastTo.apply(b, shape));
  }

  private static Tensor product(List<Tensor> both) {
    return both.get(0).mul(both.get(1));
  }
}
