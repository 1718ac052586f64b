package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;

/** Slices of a tensor in an order of the caller's, some of them twice if he likes. */
public final class Gather {
  static final Operation OP =
      Operation.of("gather", "x, indices: int32, axis: object = 0, batchDims: whole = 0")
          .does(Gather::read)
          .sample("numbers", x -> sample(x[0], 0), Shape.of(4))
          .sample("rows", x -> sample(x[0], 0), Shape.of(3, 2))
          .sample("columns", x -> sample(x[0], 1), Shape.of(2, 3, 2))
          .sample("batch", x -> batchSample(x[0]), Shape.of(2, 2, 3))
          .doc(
              "The slices of a tensor at int32 places along an axis, the first if none is given.",
              "tf.tensor1d([10, 20, 30]).gather(tf.tensor1d([2, 0], 'int32')).print()");

  private static final Plans<Key> TAKE = new Plans<>(Gather::take);
  private static final Plans<Key> GIVE = new Plans<>(Gather::give);

  private record Key(Shape x, Shape places, int axis, DType dtype) {
    int outer() {
      return product(x, 0, axis);
    }

    int inner() {
      return product(x, axis + 1, x.rank()) * dtype.width();
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

  private static Tensor read(Call call) {
    int[] axis = (int[]) Kind.INTS.read("gather", "axis", call.get("axis"));
    if (axis.length == 0) {
      throw Fault.of("gather: there is no axis in the list.", "Give one axis, such as 0.");
    }
    return apply(call.tensor("x"), call.tensor("indices"), axis[0], call.whole("batchDims"));
  }

  /**
   * Gathers.
   *
   * @param places int32, of any shape, each from 0 to before the axis's size
   * @throws Fault if a place or the axis is not there, or the places are not int32
   */
  public static Tensor apply(Tensor x, Tensor places, int axis) {
    int along = Axes.one("gather", x.shape(), axis);
    checked(x, places, along);
    Tensor y = picked(x, places, along);
    Key key = new Key(x.shape(), places.shape(), along, x.dtype());
    Tape.record((input, dy, in, out) -> input == 0 ? give(dy, in[1], key) : null, y, x, places);
    return y;
  }

  /**
   * Gathers, each example of a batch with places of its own.
   *
   * @param batchDims how many of the first axes, of x and of the places alike, are the batch's
   * @throws Fault if these differ, or lie behind the axis
   */
  public static Tensor apply(Tensor x, Tensor places, int axis, int batchDims) {
    int along = Axes.one("gather", x.shape(), axis);
    int rank = places.rank();
    int batch = batchDims < 0 ? batchDims + rank : batchDims;
    if (batch < 0 || batch > rank) {
      throw Fault.of(
          "gather: Expect batchDims in the range of [-%d, %d], but got %d."
              .formatted(rank, rank, batchDims),
          "The places have the batch's axes first.");
    }
    if (batch > along) {
      throw Fault.of(
          "gather: batchDims (%d) must be less than or equal to axis (%d).".formatted(batch, along),
          "The batch's axes lie before the axis that is gathered along.");
    }
    if (batch == 0) {
      return apply(x, places, along);
    }
    for (int i = 0; i < batch; i++) {
      if (x.shape().dim(i) != places.shape().dim(i)) {
        throw Fault.of(
            "gather: x.shape[%d], %d, should be equal to indices.shape[%d], %d."
                .formatted(i, x.shape().dim(i), i, places.shape().dim(i)),
            "Their first %d sizes must be the same.".formatted(batch));
      }
    }
    return batched(x, checked(x, places, along), places.shape(), along, batch);
  }

  /** All slices of the batch as rows, and the places among these. */
  private static Tensor batched(Tensor x, int[] places, Shape shape, int axis, int batch) {
    int size = x.shape().dim(axis);
    int examples = product(x.shape(), 0, batch);
    int outer = product(x.shape(), batch, axis);
    int inner = product(x.shape(), axis + 1, x.rank());
    int each = product(shape, batch, shape.rank());
    int[] rows = new int[examples * outer * each];
    int at = 0;
    for (int row = 0; row < examples * outer; row++) {
      for (int i = 0; i < each; i++) {
        rows[at++] = row * size + places[row / outer * each + i];
      }
    }
    int[] dims = new int[x.rank() - 1 + shape.rank() - batch];
    for (int i = 0; i < dims.length; i++) {
      int after = i - axis - (shape.rank() - batch);
      dims[i] =
          i < axis
              ? x.shape().dim(i)
              : after < 0 ? shape.dim(batch + i - axis) : x.shape().dim(axis + 1 + after);
    }
    Tensor flat = x.reshape(examples * outer * size, inner);
    return apply(flat, Tensors.tensor(rows, rows.length), 0).reshape(dims);
  }

  private static int[] checked(Tensor x, Tensor places, int along) {
    if (places.dtype() != DType.INT32) {
      throw Fault.of(
          "gather: int32 places are needed, not %s.".formatted(places.dtype()),
          "Make them with tf.tensor1d([…], 'int32'), or cast('int32').");
    }
    int size = x.shape().dim(along);
    int[] values = (int[]) places.array();
    for (int place : values) {
      if (place < 0 || place >= size) {
        throw Fault.of(
            "gather: there is no place %d along axis %d of %s (GatherV2: the index value %d is not in [0, %d])."
                .formatted(place, along, x.shape(), place, size - 1),
            size == 0
                ? "This axis is empty: there is nothing to take."
                : "Places are counted from 0; the last one is %d.".formatted(size - 1));
      }
    }
    return values;
  }

  /** The slices at places that are known to be there; of any type, and with no gradient. */
  static Tensor picked(Tensor x, Tensor places, int axis) {
    Key key = new Key(x.shape(), places.shape(), axis, x.dtype());
    return x.dtype().isText() ? texts(x.texts(), places, key) : TAKE.get(key).run(x, places);
  }

  private static Tensor texts(String[] from, Tensor places, Key key) {
    int[] at = (int[]) places.array();
    int size = key.x().dim(key.axis());
    int inner = key.inner();
    String[] to = new String[key.outer() * at.length * inner];
    for (int o = 0; o < key.outer(); o++) {
      for (int i = 0; i < at.length; i++) {
        int target = (o * at.length + i) * inner;
        System.arraycopy(from, (o * size + at[i]) * inner, to, target, inner);
      }
    }
    return Tensor.ofTexts(to, key.y());
  }

  /**
   * The opposite of gathering: slices added up at places along the first axis, 0 where none leads.
   *
   * @param slices the places' axes, then those of a slice
   * @param places int32, each known to be from 0 to before {@code size}
   */
  static Tensor scattered(Tensor slices, Tensor places, int size) {
    int[] dims = new int[1 + slices.rank() - places.rank()];
    dims[0] = size;
    for (int i = 1; i < dims.length; i++) {
      dims[i] = slices.shape().dim(places.rank() + i - 1);
    }
    return give(slices, places, new Key(Shape.of(dims), places.shape(), 0, slices.dtype()));
  }

  private static Tensor give(Tensor dy, Tensor places, Key key) {
    Tensor dx = GIVE.get(key).run(dy, places);
    Tape.record(
        (input, ddx, in, out) -> input == 0 ? again(ddx, in[1], key) : null, dx, dy, places);
    return dx;
  }

  private static Tensor again(Tensor ddx, Tensor places, Key key) {
    Tensor ddy = picked(ddx, places, key.axis());
    Tape.record((input, dy, in, out) -> input == 0 ? give(dy, in[1], key) : null, ddy, ddx, places);
    return ddy;
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
    Element element = key.dtype().element();
    int size = key.x().dim(key.axis());
    Kernel kernel =
        new Kernel.Scatter(key.outer(), size, key.inner(), key.places().size(), element);
    return Plans.Plan.of(key.x(), key.dtype(), kernel);
  }

  private static int product(Shape shape, int from, int to) {
    int product = 1;
    for (int i = from; i < to; i++) {
      product *= shape.dim(i);
    }
    return product;
  }

  private static Tensor sample(Tensor x, int axis) {
    return apply(x, Tensors.tensor(new int[] {2, 0, 2, 1}, 2, 2), axis);
  }

  private static Tensor batchSample(Tensor x) {
    return apply(x, Tensors.tensor(new int[] {2, 0, 1, 1}, 2, 2), 2, 1);
  }
}
