package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.List;

/** Slices of a tensor in an order of the caller's, some of them twice if he likes. */
public final class Gather {
  static final Operation OP =
      Operation.of("gather", "x: any, indices: int32, axis: whole = 0, batchDims: whole = 0")
          .does(call -> apply(call.tensor("x"), call.tensor("indices"), call.whole("axis")))
          .samples(samples())
          .doc(
              "The slices of a tensor at int32 places along an axis, the first if none is given.",
              "tf.tensor1d([10, 20, 30]).gather(tf.tensor1d([2, 0], 'int32')).print()");

  private static final Plans<Key> TAKE = new Plans<>(Gather::take);
  private static final Plans<Key> GIVE = new Plans<>(Gather::give);

  private record Key(Shape x, Shape places, int axis, DType dtype) {
    int outer() {
      return product(0, axis);
    }

    int inner() {
      return product(axis + 1, x.rank());
    }

    private int product(int from, int to) {
      int product = 1;
      for (int i = from; i < to; i++) {
        product *= x.dim(i);
      }
      return product;
    }

    /** The shape of x with the places' axes instead of the one that is gathered along. */
    Shape y() {
      int[] dims = new int[x.rank() - 1 + places.rank()];
      for (int i = 0; i < dims.length; i++) {
        dims[i] =
            i < axis
                ? x.dim(i)
                : i < axis + places.rank() ? places.dim(i - axis) : x.dim(i - places.rank() + 1);
      }
      return Shape.of(dims);
    }
  }

  private Gather() {}

  /**
   * Gathers.
   *
   * @param places int32, of any shape, each from 0 to before the axis's size
   * @throws Fault if a place or the axis is not there, or the places are not int32
   */
  public static Tensor apply(Tensor x, Tensor places, int axis) {
    int along = Axes.one("gather", x.shape(), axis);
    if (places.dtype() != DType.INT32) {
      throw Fault.of(
          "gather: int32 places are needed, not %s.".formatted(places.dtype()),
          "Make them with tf.tensor1d([…], 'int32'), or cast('int32').");
    }
    int size = x.shape().dim(along);
    for (int place : (int[]) places.array()) {
      if (place < 0 || place >= size) {
        throw Fault.of(
            "gather: there is no place %d along axis %d of %s.".formatted(place, along, x.shape()),
            size == 0 ? "The axis is empty." : "Places run from 0 to %d.".formatted(size - 1));
      }
    }
    return take(x, places, new Key(x.shape(), places.shape(), along, x.dtype()));
  }

  private static Tensor take(Tensor x, Tensor places, Key key) {
    Tensor y = TAKE.get(key).run(x, places);
    Tape.record((input, dy, in, out) -> input == 0 ? give(dy, in[1], key) : null, y, x, places);
    return y;
  }

  private static Tensor give(Tensor dy, Tensor places, Key key) {
    Tensor dx = GIVE.get(key).run(dy, places);
    Tape.record((input, ddx, in, out) -> input == 0 ? take(ddx, in[1], key) : null, dx, dy, places);
    return dx;
  }

  private static Plans.Plan take(Key key) {
    Kernel kernel =
        new Kernel.Gather(
            key.outer(),
            key.x().dim(key.axis()),
            key.inner(),
            key.places().size(),
            key.dtype().element());
    return Plans.Plan.of(key.y(), key.dtype(), kernel);
  }

  private static Plans.Plan give(Key key) {
    Kernel kernel =
        new Kernel.Scatter(key.outer(), key.x().dim(key.axis()), key.inner(), key.places().size());
    return Plans.Plan.of(key.x(), DType.FLOAT32, kernel);
  }

  private static List<Sample> samples() {
    return List.of(sample(Shape.of(4), 0), sample(Shape.of(3, 2), 0), sample(Shape.of(2, 3, 2), 1));
  }

  private static Sample sample(Shape shape, int axis) {
    return new Sample(
        "gather" + shape + axis,
        List.of(shape),
        List.of(Domain.ANY),
        x -> apply(x[0], Tensors.tensor(new int[] {2, 0, 2, 1}, 2, 2), axis));
  }
}
