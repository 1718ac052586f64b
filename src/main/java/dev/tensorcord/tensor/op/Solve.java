package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Singular;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.Arrays;

/** The unknowns of as many equations: X with {@code A · X = B}. */
public final class Solve {
  static final Operation OP =
      Operation.of("linalg.solve", "a, b")
          .does(call -> apply(call.tensor("a"), call.tensor("b")))
          .sample("matrix", x -> apply(Inverse.heavy(x[0]), x[1]), Shape.of(3, 3), Shape.of(3, 2))
          .sample("vector", x -> apply(Inverse.heavy(x[0]), x[1]), Shape.of(3, 3), Shape.of(3))
          .sample("batch", x -> apply(Inverse.heavy(x[0]), x[1]), Shape.of(2, 2), Shape.of(2, 2, 1))
          .doc(
              "X with A · X = B, of a square A.",
              "tf.linalg.solve([[2, 1], [1, 3]], [3, 5]).print()");

  private record Key(Shape a, Shape b, boolean turned) {}

  private static final Plans<Key> PLANS = new Plans<>(Solve::plan);

  private Solve() {}

  /**
   * Solves for a vector b, or for each column of b; axes before the matrices are broadcast, as
   * NumPy's {@code linalg.solve} does.
   *
   * @throws Fault if a is not square, or singular, or the sizes differ
   */
  public static Tensor apply(Tensor a, Tensor b) {
    Tensor left = Matrices.square("linalg.solve", a);
    if (b.rank() == 1) {
      return Scope.tidy(() -> {
        Tensor x = apply(left, b.reshape(b.size(), 1));
        return x.reshape(Matrices.dims(x, 1));
      });
    }
    Tensor right = Matrices.of("linalg.solve", b);
    if (Matrices.rows(left) != Matrices.rows(right)) {
      throw Fault.of(
          "linalg.solve: %s has %d equations, %s has %d right sides."
              .formatted(a.shape(), Matrices.rows(left), b.shape(), Matrices.rows(right)),
          "Give one right side for each row of the matrix.");
    }
    return Scope.tidy(() -> solve(left, right, false));
  }

  /**
   * The gradients are {@code dB = A⁻ᵀ · dX} and {@code dA = -dB · Xᵀ} (Giles: Collected Matrix
   * Derivative Results, 2008).
   *
   * @param turned whether it is Aᵀ · X = B
   */
  static Tensor solve(Tensor a, Tensor b, boolean turned) {
    Shape batch = Broadcast.shape("linalg.solve", batch(a), batch(b));
    Tensor left = repeated(a, batch, Matrices.rows(a), Matrices.columns(a));
    Tensor right = repeated(b, batch, Matrices.rows(b), Matrices.columns(b));
    Tensor x;
    try {
      x = PLANS.get(new Key(left.shape(), right.shape(), turned)).run(left, right);
    } catch (Singular e) {
      throw Matrices.singular("linalg.solve", a, e);
    }
    Tape.record(
        (input, dy, in, out) -> {
          Tensor db = solve(in[0], dy, !turned);
          return input == 1
              ? db
              : (turned ? out.matMul(db, false, true) : db.matMul(out, false, true)).neg();
        },
        x,
        left,
        right);
    return x;
  }

  private static Shape batch(Tensor x) {
    return Shape.of(Matrices.dims(x, 2));
  }

  private static Tensor repeated(Tensor x, Shape batch, int rows, int columns) {
    int[] dims = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
    dims[batch.rank()] = rows;
    dims[batch.rank() + 1] = columns;
    Shape whole = Shape.of(dims);
    return x.shape().equals(whole) ? x : x.broadcastTo(whole);
  }

  private static Plans.Plan plan(Key key) {
    Shape b = key.b();
    int size = b.dim(b.rank() - 2);
    int columns = b.dim(b.rank() - 1);
    int batch = Shape.of(Arrays.copyOf(b.toArray(), b.rank() - 2)).size();
    Kernel kernel =
        new Kernel.Solve(
            batch,
            size,
            columns,
            Matrices.view(key.a(), batch, key.turned()),
            Matrices.view(b, batch, false));
    return Plans.Plan.of(b, DType.FLOAT32, kernel);
  }
}
