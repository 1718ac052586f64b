package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorBuffer;
import dev.tensorcord.tensor.TensorLike;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.Variable;
import dev.tensorcord.tensor.grad.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where tensors come from, as scripts call it; {@link Tensors} is the same for Java. */
public final class Creation {
  static final List<Operation> ROWS = rows();

  private Creation() {}

  private static List<Operation> rows() {
    List<Operation> rows =
        new ArrayList<>(
            List.of(
                Operation.of("tensor", "values?: object, shape?: shape, dtype?: dtype")
                    .does(call -> tensor(call, call.shape("shape")))
                    .doc(
                        "A tensor of these values: a number, a list, or lists within lists.",
                        "tf.tensor([1, 2, 3, 4], [2, 2]).print()"),
                Operation.of("scalar", "value?: object, dtype?: dtype")
                    .does(Creation::scalar)
                    .doc("A tensor of one value.", "tf.scalar(3.14).print()"),
                Operation.of("tensor1d", "values?: object, dtype?: dtype")
                    .does(call -> tensor(call, 1, null))
                    .doc("A tensor of one axis.", "tf.tensor1d([1, 2, 3]).print()"),
                Operation.of("fill", "shape: shape, value: object, dtype?: dtype")
                    .does(call -> fill(call.shape("shape"), call.get("value"), call.dtype("dtype")))
                    .doc("The same value everywhere.", "tf.fill([2, 2], 4).print()"),
                Operation.of("zeros", "shape: shape, dtype: dtype = float32")
                    .does(call -> Tensors.fill(call.shape("shape"), 0, call.dtype("dtype")))
                    .doc("Zeros.", "tf.zeros([2, 2]).print()"),
                Operation.of("ones", "shape: shape, dtype: dtype = float32")
                    .does(call -> Tensors.fill(call.shape("shape"), 1, call.dtype("dtype")))
                    .doc("Ones.", "tf.ones([2, 2]).print()"),
                Operation.of("zerosLike", "x")
                    .does(call -> apart(call.tensor("x"), call.tensor("x").zerosLike()))
                    .sample("all", x -> apart(x[0], x[0].zerosLike()), Shape.of(3))
                    .doc("As many zeros, of the same type.", "tf.zerosLike([1, 2]).print()"),
                Operation.of("onesLike", "x")
                    .does(call -> apart(call.tensor("x"), call.tensor("x").onesLike()))
                    .sample("all", x -> apart(x[0], x[0].onesLike()), Shape.of(3))
                    .doc("As many ones, of the same type.", "tf.onesLike([1, 2]).print()"),
                Operation.of(
                        "range",
                        "start: number, stop: number, step: number = 1, dtype: dtype = float32")
                    .does(call ->
                        Tensors.range(
                            call.number("start"),
                            call.number("stop"),
                            call.number("step"),
                            call.dtype("dtype")))
                    .doc(
                        "From start in steps to before stop; a step of 1 counts down where needed.",
                        "tf.range(0, 9, 2).print()"),
                Operation.of("linspace", "start: number, stop: number, num: whole")
                    .does(call ->
                        Tensors.linspace(
                            call.number("start"), call.number("stop"), call.whole("num")))
                    .doc(
                        "So many numbers evenly from start to stop, both included.",
                        "tf.linspace(0, 9, 10).print()"),
                Operation.of(
                        "eye",
                        "numRows: whole, numColumns?: whole, batchShape?: ints, "
                            + "dtype: dtype = float32")
                    .does(call ->
                        eye(
                            call.whole("numRows"),
                            call.has("numColumns")
                                ? call.whole("numColumns")
                                : call.whole("numRows"),
                            call.some("batchShape"),
                            call.dtype("dtype")))
                    .doc(
                        "Ones on the diagonal, zeros elsewhere; repeated for a batch.",
                        "tf.eye(3).print()"),
                Operation.of("diag", "x")
                    .does(call -> diag(call.tensor("x")))
                    .sample("row", x -> diag(x[0]), Shape.of(4))
                    .sample("table", x -> diag(x[0]), Shape.of(2, 3))
                    .doc(
                        "The values on the diagonal of a tensor of twice the axes, zeros elsewhere.",
                        "tf.diag([1, 2, 3]).print()"),
                Operation.of("clone", "x: any")
                    .does(call -> clone(call.tensor("x")))
                    .sample("whole", x -> clone(x[0]), Shape.of(3))
                    .doc("Another tensor of the same values.", "tf.tensor([1, 2]).clone().print()"),
                Operation.of(
                        "variable",
                        "initialValue: any, trainable: flag = true, name?: text, dtype?: dtype")
                    .does(Creation::variable)
                    .doc(
                        "A tensor whose values can be replaced: what training moves.",
                        "tf.variable(tf.tensor([1, 2])).print()"),
                Operation.of("buffer", "shape: shape, dtype: dtype = float32, values?: object")
                    .does(Creation::buffer)
                    .doc(
                        "Values that are set one by one, and then made a tensor.",
                        "const b = tf.buffer([2, 2]); b.set(3, 0, 1); b.toTensor().print()"),
                Operation.of("print", "x: any, verbose: flag = false")
                    .does(call -> call.tensor("x").toString(call.flag("verbose")))
                    .doc(
                        "The tensor as text; verbose with its type, rank and shape.",
                        "tf.print(tf.tensor([1, 2]), true)")));
    for (int rank = 2; rank <= 6; rank++) {
      rows.add(ofRank(rank));
    }
    return List.copyOf(rows);
  }

  private static Operation ofRank(int rank) {
    String ones = "[1" + ", 1".repeat(rank - 1) + "]";
    return Operation.of("tensor%dd".formatted(rank), "values?: object, shape?: ints, dtype?: dtype")
        .does(call -> tensor(call, rank, call.ints("shape")))
        .doc(
            "A tensor of %d axes, from nested lists, or from one list and a shape.".formatted(rank),
            "tf.tensor%dd([7], %s).print()".formatted(rank, ones));
  }

  private static Tensor tensor(Call call, Shape shape) {
    Object values = call.get("values");
    if (values instanceof Tensor) {
      throw Fault.of(
          "%s: the values are a tensor already.".formatted(call.op()),
          "Use tf.clone(x) for another of the same values.");
    }
    if (call.dtype("dtype") == DType.COMPLEX64) {
      throw Fault.of(
          "Cannot construct a complex64 tensor directly.", "Please use tf.complex(real, imag).");
    }
    return TensorLike.of(call.op(), values, shape, call.dtype("dtype"));
  }

  /** As {@link #tensor}, of so many axes. */
  private static Tensor tensor(Call call, int rank, int[] shape) {
    if (shape != null && shape.length != rank) {
      throw Fault.of(
          "%s() requires shape to have %d numbers, not %d."
              .formatted(call.op(), rank, shape.length),
          "Give one size for each axis.");
    }
    int own = TensorLike.rank(call.get("values"), call.dtype("dtype"));
    boolean flat = (own == 1 && shape != null) || !call.has("values");
    if (own != rank && !flat) {
      throw Fault.of(
          "%s() requires values to be %s, but they have %d axes."
              .formatted(
                  call.op(),
                  rank == 1 ? "a flat list" : "nested lists, or a list with a shape",
                  own),
          "Give lists within lists, as deep as there are axes.");
    }
    return tensor(call, shape == null ? null : Shape.of(shape));
  }

  private static Tensor scalar(Call call) {
    if (TensorLike.rank(call.get("value"), call.dtype("dtype")) != 0) {
      throw Fault.of(
          "Error creating a new Scalar: value must be a primitive (number|boolean|string)",
          "Use tf.tensor for lists.");
    }
    Call plain = new Call("scalar", TENSOR, call.get("value"), Shape.SCALAR, call.dtype("dtype"));
    return tensor(plain, Shape.SCALAR);
  }

  private static final Signature TENSOR =
      Signature.of("values?: object, shape?: shape, dtype?: dtype");

  /**
   * The same value everywhere.
   *
   * @param value a number, a boolean or a string
   * @param dtype null for that of the value
   * @throws Fault if the value is of another kind
   */
  static Tensor fill(Shape shape, Object value, DType dtype) {
    if (value instanceof String text && (dtype == null || dtype.isText())) {
      Session.current().foresee(shape, DType.STRING);
      String[] texts = new String[shape.size()];
      Arrays.fill(texts, text);
      return Tensor.ofTexts(texts, shape);
    }
    return switch (value) {
      case Number number ->
          Tensors.fill(shape, number.doubleValue(), dtype == null ? DType.FLOAT32 : dtype);
      case Boolean flag -> Tensors.fill(shape, flag ? 1 : 0, dtype == null ? DType.BOOL : dtype);
      default ->
          throw Fault.of(
              "fill: the value must be a number, a boolean or a string.",
              "tf.fill([2, 2], 4) is a table of fours.");
    };
  }

  /**
   * Ones on the diagonal of a matrix, zeros elsewhere.
   *
   * @param batch up to three axes in front, along which it is repeated
   * @throws Fault if there are more
   */
  public static Tensor eye(int rows, int columns, int[] batch, DType dtype) {
    if (batch.length > 3) {
      throw Fault.of(
          "eye() currently supports only 1D and 2D batchShapes, but received %dD."
              .formatted(batch.length),
          "Give at most three sizes.");
    }
    Shape shape = Shape.of(rows, columns);
    Session.current().foresee(shape, dtype);
    double[] values = new double[shape.size()];
    for (int i = 0; i < Math.min(rows, columns); i++) {
      values[i * columns + i] = 1;
    }
    Tensor one = Tensors.tensor(values, rows, columns);
    Tensor typed = one.cast(dtype);
    one.dispose();
    if (batch.length == 0) {
      return typed;
    }
    int[] dims = Arrays.copyOf(batch, batch.length + 2);
    dims[batch.length] = rows;
    dims[batch.length + 1] = columns;
    Tensor many = typed.broadcastTo(Shape.of(dims));
    typed.dispose();
    return many;
  }

  /** The values on the diagonal: with a row of zeros behind each but the last, and cut up anew. */
  public static Tensor diag(Tensor x) {
    Numeric.check("diag", x);
    int n = x.size();
    int[] dims = Arrays.copyOf(x.shape().toArray(), 2 * x.rank());
    System.arraycopy(dims, 0, dims, x.rank(), x.rank());
    if (n == 0) {
      return Tensors.fill(Shape.of(dims), 0, x.dtype());
    }
    Tensor column = x.reshape(n, 1).pad(new int[][] {{0, 0}, {0, n}}, 0);
    return column.reshape(n * (n + 1)).slice(0, n * n).reshape(dims);
  }

  /** Made of x, but not of its values: the gradient is 0. */
  private static Tensor apart(Tensor x, Tensor y) {
    Tape.record((input, dy, in, out) -> dy.zerosLike(), y, x);
    return y;
  }

  /** Another tensor of the same values. */
  public static Tensor clone(Tensor x) {
    Tensor y = x.copy();
    Tape.record((input, dy, in, out) -> dy, y, x);
    return y;
  }

  private static Tensor variable(Call call) {
    Tensor initial = call.tensor("initialValue");
    DType dtype = call.dtype("dtype");
    Tensor typed = dtype == null || dtype == initial.dtype() ? initial : initial.cast(dtype);
    return Variable.of(typed, call.text("name"), call.flag("trainable"));
  }

  private static TensorBuffer buffer(Call call) {
    Shape shape = call.shape("shape");
    if (!call.has("values")) {
      return TensorBuffer.of(shape, call.dtype("dtype"));
    }
    Tensor values = TensorLike.of("buffer", call.get("values"), shape, call.dtype("dtype"));
    TensorBuffer buffer = TensorBuffer.of(values);
    values.dispose();
    return buffer;
  }
}
