package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.backend.Singular;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;

/** What the ops of linear algebra share: matrices in the last two axes, batches before them. */
final class Matrices {
  private record Key(Factoring how, Shape shape) {}

  private static final Plans<Key> FACTORS = new Plans<>(Matrices::plan);

  private Matrices() {}

  /**
   * The tensor as float32 matrices.
   *
   * @throws Fault if it has less than two axes, or complex numbers
   */
  static Tensor of(String op, Tensor x) {
    if (x.rank() < 2) {
      throw Fault.of(
          "%s: a matrix is needed, with a rank >= 2, but got rank %d: %s."
              .formatted(op, x.rank(), x.shape()),
          "Reshape n numbers to [n,1] or [1,n].");
    }
    if (!x.dtype().isPlain()) {
      throw Fault.of(
          "%s: a float32 tensor is needed, not %s.".formatted(op, x.dtype()),
          "Take the real part first.");
    }
    return x.dtype() == DType.FLOAT32 ? x : x.cast(DType.FLOAT32);
  }

  /**
   * The tensor as square float32 matrices.
   *
   * @throws Fault if they are not square
   */
  static Tensor square(String op, Tensor x) {
    Tensor matrices = of(op, x);
    if (rows(x) != columns(x)) {
      throw Fault.of(
          "%s: a square matrix is needed, not %s: %d rows, %d columns."
              .formatted(op, x.shape(), rows(x), columns(x)),
          "For more equations than unknowns, or fewer, there is linalg.lstsq.");
    }
    return matrices;
  }

  static int rows(Tensor x) {
    return x.shape().dim(x.rank() - 2);
  }

  static int columns(Tensor x) {
    return x.shape().dim(x.rank() - 1);
  }

  /** The axes before the last {@code count}, then others. */
  static int[] dims(Tensor x, int count, int... then) {
    int kept = x.rank() - count;
    int[] dims = Arrays.copyOf(x.shape().toArray(), kept + then.length);
    System.arraycopy(then, 0, dims, kept, then.length);
    return dims;
  }

  /** The last two axes exchanged. */
  static Tensor turned(Tensor x) {
    int[] order = new int[x.rank()];
    Arrays.setAll(order, i -> i);
    order[x.rank() - 2] = x.rank() - 1;
    order[x.rank() - 1] = x.rank() - 2;
    return x.transpose(order);
  }

  /** Ones on the diagonal. */
  static Tensor identity(int size) {
    float[] values = new float[size * size];
    for (int i = 0; i < size; i++) {
      values[i * (size + 1)] = 1;
    }
    return Tensors.tensor(values, size, size);
  }

  /** Vectors as the diagonals of matrices. */
  static Tensor diagonal(Tensor vectors) {
    int size = columns(vectors);
    return vectors.reshape(dims(vectors, 1, 1, size)).mul(identity(size));
  }

  /** 1 below the diagonal, {@code on} on it, 0 above. */
  static Tensor lower(int size, double on) {
    float[] values = new float[size * size];
    for (int i = 0; i < size; i++) {
      Arrays.fill(values, i * size, i * size + i, 1);
      values[i * (size + 1)] = (float) on;
    }
    return Tensors.tensor(values, size, size);
  }

  /** Runs a factoring: for each matrix of the batch, the numbers that it gives, in one axis. */
  static Tensor factor(String op, Factoring how, Tensor x) {
    try {
      return factors(how, x);
    } catch (Singular e) {
      throw singular(op, x, e);
    }
  }

  static Tensor factors(Factoring how, Tensor x) {
    long words = room(how, rows(x), columns(x));
    Session.current().foresee(Shape.of((int) Math.min(Integer.MAX_VALUE, words)), DType.FLOAT32);
    return FACTORS.get(new Key(how, x.shape())).run(x);
  }

  /** How many floats a device may take for a while, to each matrix of so many rows and columns. */
  private static long room(Factoring how, long rows, long columns) {
    long less = Math.min(rows, columns);
    return switch (how) {
      case INVERSE -> 2 * rows * rows;
      case DETERMINANT, CHOLESKY -> rows * rows;
      case QR -> 2 * (rows * columns + 2 * rows * less);
      case FULL_QR -> 2 * (rows * columns + 2 * rows * rows);
      case EIGEN -> 10 * rows * rows;
      case SINGULAR_VALUES -> 8 * rows * columns + 12 * less * less;
      case FULL_SINGULAR_VALUES ->
          8 * rows * columns + 8 * less * less + 4 * (rows * rows + columns * columns);
    };
  }

  /** Why a matrix cannot be inverted, and what to do. */
  static Fault singular(String op, Tensor x, Singular e) {
    boolean alone = x.rank() == 2;
    int size = rows(x);
    return Fault.of(
        "%s: %s is singular: its row %d is %s, as far as single precision tells."
            .formatted(
                op,
                alone ? "the matrix" : "matrix %d of the batch".formatted(e.batch()),
                e.row(),
                e.row() == 0 ? "zero" : "made of the rows before it"),
        "Add a small multiple of the identity, such as a.add(tf.eye(%d).mul(1e-3)), or use linalg.lstsq."
            .formatted(size));
  }

  /** A part of what a factoring gives. */
  static Tensor part(Tensor packed, int from, int... dims) {
    int[] begin = new int[packed.rank()];
    int[] size = packed.shape().toArray();
    begin[packed.rank() - 1] = from;
    size[packed.rank() - 1] = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    return packed.slice(begin, size).reshape(dims(packed, 1, dims));
  }

  private static Plans.Plan plan(Key key) {
    Shape shape = key.shape();
    int rank = shape.rank();
    int[] dims = Arrays.copyOf(shape.toArray(), rank - 1);
    int batch = Shape.of(Arrays.copyOf(dims, rank - 2)).size();
    Kernel.Factor kernel =
        new Kernel.Factor(key.how(), batch, shape.dim(rank - 2), shape.dim(rank - 1));
    dims[rank - 2] = kernel.length();
    return Plans.Plan.of(Shape.of(dims), DType.FLOAT32, kernel);
  }

  /** How a dense batch of matrices is read, the batch repeated if there is one of them. */
  static View view(Shape shape, int batch, boolean turned) {
    int columns = shape.dim(shape.rank() - 1);
    int matrix = columns * shape.dim(shape.rank() - 2);
    int step = batch == 1 || shape.size() == matrix * batch ? matrix : 0;
    return new View(Element.F32, 0, turned ? List.of(step, 1, columns) : List.of(step, columns, 1));
  }
}
