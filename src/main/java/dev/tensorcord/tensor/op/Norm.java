package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The length of vectors and matrices, measured in several ways. */
public final class Norm {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("norm", "x, ord: object = euclidean, axis?: ints, keepDims: flag = false")
              .does(call ->
                  apply(
                      call.tensor("x"), order(call.get("ord")), call.flag("keepDims"), axes(call)))
              .sample("of all", x -> apply(x[0], Order.EUCLIDEAN, false), Shape.of(2, 3))
              .sample("of rows", x -> apply(x[0], Order.EUCLIDEAN, true, 1), Shape.of(2, 3))
              .sample(
                  "of a matrix", x -> apply(x[0], Order.EUCLIDEAN, false, 0, 2), Shape.of(2, 2, 3))
              .sample(
                  "1",
                  Op.Domain.ANY.apartFromZero(),
                  x -> apply(x[0], Order.ONE, false, 0),
                  Shape.of(3, 2))
              .sample(
                  "1 of a matrix",
                  Op.Domain.ANY.apartFromZero(),
                  x -> apply(x[0], Order.ONE, false, 0, 1),
                  Shape.of(3, 2))
              .sample(
                  "largest",
                  Op.Domain.POSITIVE,
                  x -> apply(x[0], Order.LARGEST, false, 1),
                  Shape.of(3, 2))
              .sample(
                  "smallest",
                  Op.Domain.POSITIVE,
                  x -> apply(x[0], Order.SMALLEST, false, 1),
                  Shape.of(3, 2))
              .doc(
                  "The length of a vector: 'euclidean', 1, Infinity or -Infinity.",
                  "tf.tensor1d([3, 4]).norm().print()"),
          Operation.of("euclideanNorm", "x, axis?: ints, keepDims: flag = false")
              .does(call ->
                  apply(call.tensor("x"), Order.EUCLIDEAN, call.flag("keepDims"), axes(call)))
              .sample("of columns", x -> apply(x[0], Order.EUCLIDEAN, false, 0), Shape.of(2, 3))
              .doc("The root of the sum of squares.", "tf.euclideanNorm([3, 4]).print()"));

  private Norm() {}

  private static int[] axes(Call call) {
    if (Axes.none(call)) {
      throw Fault.of(
          "%s: a list of no axes has no length.".formatted(call.op()),
          "Name one or two axes, or leave the list out for all values.");
    }
    return call.some("axis");
  }

  /** How a length is measured. */
  public enum Order {
    /** The root of the sum of squares; of a matrix too, where it is Frobenius'. */
    EUCLIDEAN,
    /** The sum of absolute values; of a matrix the largest such sum of a column. */
    ONE,
    /** The largest absolute value; of a matrix the largest sum of a row. */
    LARGEST,
    /** The smallest absolute value; of a matrix the smallest sum of a row. */
    SMALLEST,
    /** The root of the sum of squares of a matrix. */
    FROBENIUS,
    /** The root of the sum of squares of a vector. */
    TWO
  }

  private static Order order(Object value) {
    return switch (value) {
      case Number n when n.doubleValue() == 1 -> Order.ONE;
      case Number n when n.doubleValue() == 2 -> Order.TWO;
      case Number n when n.doubleValue() == Double.POSITIVE_INFINITY -> Order.LARGEST;
      case Number n when n.doubleValue() == Double.NEGATIVE_INFINITY -> Order.SMALLEST;
      case String word when word.equals("euclidean") -> Order.EUCLIDEAN;
      case String word when word.equals("fro") -> Order.FROBENIUS;
      default ->
          throw Fault.of(
              "norm: invalid ord value: %s.".formatted(value),
              "Use 'euclidean', 'fro', 1, 2, Infinity or -Infinity.");
    };
  }

  /**
   * Measures.
   *
   * @param given axes: one for vectors, two for matrices; none for all values as one vector
   * @param keepDims whether the axes stay, with a size of 1
   * @throws Fault if there are more axes, or none such, or the measure is not for them
   */
  public static Tensor apply(Tensor x, Order order, boolean keepDims, int... given) {
    int[] axes = Arrays.stream(given).map(axis -> Axes.one("norm", x.shape(), axis)).toArray();
    boolean matrix = axes.length == 2;
    if (axes.length > 2 || (matrix && axes[0] == axes[1])) {
      throw Fault.of(
          "norm: invalid axis: vectors have one, matrices two different ones, not %d."
              .formatted(axes.length),
          "Name one or two axes, or none for all values.");
    }
    if (x.rank() > 0 && (matrix ? order == Order.TWO : order == Order.FROBENIUS)) {
      throw Fault.of(
          "norm: invalid ord value: %s is not for %s."
              .formatted(matrix ? "2" : "'fro'", matrix ? "matrices" : "vectors"),
          "Use 'euclidean'.");
    }
    return Scope.tidy(() -> {
      Tensor y = x.rank() == 0 ? x.abs() : measure(x, order, axes);
      return keepDims ? y.reshape(kept(x.shape(), axes)) : y;
    });
  }

  private static Tensor measure(Tensor x, Order order, int... axes) {
    boolean matrix = axes.length == 2;
    return switch (order) {
      case EUCLIDEAN, FROBENIUS, TWO -> x.square().sum(axes).sqrt();
      case ONE -> matrix ? x.abs().sum(axes[0]).max(left(axes[1], axes[0])) : x.abs().sum(axes);
      case LARGEST -> matrix ? rowSums(x, axes).max(left(axes[0], axes[1])) : x.abs().max(axes);
      case SMALLEST -> matrix ? rowSums(x, axes).min(left(axes[0], axes[1])) : x.abs().min(axes);
    };
  }

  private static Tensor rowSums(Tensor x, int... axes) {
    return x.abs().sum(axes[1]);
  }

  /** Where an axis is when another is gone. */
  private static int left(int axis, int gone) {
    return axis > gone ? axis - 1 : axis;
  }

  private static int[] kept(Shape shape, int... axes) {
    int[] dims = shape.toArray();
    for (int axis : Axes.some("norm", shape, axes)) {
      dims[axis] = 1;
    }
    return dims;
  }
}
