package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Scanning;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** Running sums and products along an axis. */
public final class Scans {
  private static final String SIGNATURE =
      "x, axis: whole = 0, exclusive: flag = false, reverse: flag = false";

  static final List<Operation> ROWS =
      List.of(
          row("cumsum", Scanning.SUM)
              .sample("row", x -> cumsum(x[0], 0, false, false), Shape.of(5))
              .sample("exclusive columns", x -> cumsum(x[0], 0, true, false), Shape.of(3, 2))
              .sample("backwards", x -> cumsum(x[0], -1, false, true), Shape.of(2, 3))
              .doc(
                  "At each place along an axis, the sum up to there; exclusive leaves the place "
                      + "itself out, reverse begins at the end.",
                  "tf.tensor1d([1, 2, 3, 4]).cumsum().print()"),
          row("cumprod", Scanning.PROD)
              .sample("row", x -> cumprod(x[0], 0, false, false), Shape.of(5))
              .sample("exclusive columns", x -> cumprod(x[0], 0, true, false), Shape.of(3, 2))
              .sample("backwards", x -> cumprod(x[0], -1, false, true), Shape.of(2, 3))
              .doc(
                  "At each place along an axis, the product up to there; exclusive leaves the place "
                      + "itself out, reverse begins at the end.",
                  "tf.tensor1d([1, 2, 3, 4]).cumprod().print()"));

  private record Key(
      Scanning how, Shape shape, DType dtype, int axis, boolean exclusive, boolean reverse) {}

  private static final Plans<Key> PLANS = new Plans<>(Scans::plan);

  private Scans() {}

  private static Operation row(String name, Scanning how) {
    return Operation.of(name, SIGNATURE)
        .does(call ->
            apply(
                name,
                how,
                call.tensor("x"),
                call.whole("axis"),
                call.flag("exclusive"),
                call.flag("reverse")));
  }

  /**
   * Running sums; of bool tensors int32.
   *
   * @param exclusive whether an element itself does not count
   * @param reverse whether it runs from the end
   */
  public static Tensor cumsum(Tensor x, int axis, boolean exclusive, boolean reverse) {
    return apply("cumsum", Scanning.SUM, x, axis, exclusive, reverse);
  }

  /** Running products; of bool tensors int32. The parameters are those of {@link #cumsum}. */
  public static Tensor cumprod(Tensor x, int axis, boolean exclusive, boolean reverse) {
    return apply("cumprod", Scanning.PROD, x, axis, exclusive, reverse);
  }

  private static Tensor apply(
      String op, Scanning how, Tensor x, int axis, boolean exclusive, boolean reverse) {
    int along = Axes.one(op, x.shape(), axis);
    DType dtype = x.dtype().with(DType.INT32);
    if (!dtype.isPlain()) {
      throw Numeric.fault(op, dtype);
    }
    Tensor typed = x.dtype() == DType.BOOL ? x.cast(DType.INT32) : x;
    Tensor y = PLANS.get(new Key(how, x.shape(), dtype, along, exclusive, reverse)).run(typed);
    if (typed != x) {
      typed.dispose();
    }
    Tape.record(
        (input, dy, in, out) ->
            how == Scanning.SUM
                ? cumsum(dy, along, exclusive, !reverse)
                : ofProduct(dy, in[0], out, along, exclusive, reverse),
        y,
        x);
    return y;
  }

  /**
   * What reaches an element of a running product: all products that it is in, without itself. By
   * division where no 0 came before; at the first 0 with a 1 in its place; 0 behind it.
   */
  private static Tensor ofProduct(
      Tensor dy, Tensor x, Tensor y, int axis, boolean exclusive, boolean reverse) {
    Tensor isZero = x.equal(0);
    Tensor zeros = cumsum(isZero, axis, false, reverse);
    Tensor first = isZero.logicalAnd(zeros.equal(1));
    Tensor others = first.where(x.onesLike(), x);
    Tensor without = cumprod(others, axis, exclusive, reverse);
    Tensor atFirst = cumsum(dy.mul(without), axis, exclusive, !reverse);
    Tensor divisor = isZero.where(x.onesLike(), x);
    Tensor before = cumsum(dy.mul(y), axis, exclusive, !reverse).div(divisor);
    return zeros.equal(0).where(before, first.where(atFirst, x.zerosLike()));
  }

  private static Plans.Plan plan(Key key) {
    Shape shape = key.shape();
    int outer = 1;
    int inner = 1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      outer *= axis < key.axis() ? shape.dim(axis) : 1;
      inner *= axis > key.axis() ? shape.dim(axis) : 1;
    }
    Element element = key.dtype().element();
    Kernel kernel =
        new Kernel.Scan(
            key.how(),
            outer,
            shape.dim(key.axis()),
            inner,
            key.exclusive(),
            key.reverse(),
            element);
    return Plans.Plan.of(shape, key.dtype(), kernel);
  }
}
