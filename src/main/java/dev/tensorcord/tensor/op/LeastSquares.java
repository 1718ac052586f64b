package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/**
 * What comes nearest to solving equations that have no solution, and is the shortest of all
 * solutions where there are many.
 */
public final class LeastSquares {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("linalg.lstsq", "a, b")
              .does(call -> apply(call.tensor("a"), call.tensor("b")))
              .sample("tall", x -> apply(tall(x[0]), x[1]), Shape.of(2, 2), Shape.of(4, 2))
              .sample(
                  "wide",
                  x -> apply(Matrices.turned(tall(x[0])), x[1]),
                  Shape.of(2, 2),
                  Shape.of(2))
              .doc(
                  "x with the least squares of a · x - b.",
                  "tf.linalg.lstsq([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).print()"),
          Operation.of("linalg.pinv", "a")
              .does(call -> pseudoInverse(call.tensor("a")))
              .sample("tall", x -> pseudoInverse(tall(x[0])), Shape.of(2, 2))
              .doc(
                  "The pseudo-inverse: the inverse where there is one, else what lstsq multiplies by.",
                  "tf.linalg.pinv(tf.tensor2d([[1, 2], [2, 4]])).print()"));

  private static final double ULP = 0x1p-23;

  private LeastSquares() {}

  /**
   * Solves {@code A · X = B} for a vector b, or for each column of b, as NumPy's {@code
   * linalg.lstsq} does: singular values below {@code max(m, n) · 2⁻²³} of the largest count as 0.
   *
   * @throws Fault if the numbers of rows differ
   */
  public static Tensor apply(Tensor a, Tensor b) {
    Tensor left = Matrices.of("linalg.lstsq", a);
    Tensor right = b.rank() == 1 ? b.reshape(b.size(), 1) : Matrices.of("linalg.lstsq", b);
    if (Matrices.rows(left) != Matrices.rows(right)) {
      throw Fault.of(
          "linalg.lstsq: %s has %d equations, %s has %d right sides."
              .formatted(a.shape(), Matrices.rows(left), b.shape(), Matrices.rows(right)),
          "Give one right side for each row of the matrix.");
    }
    return Scope.tidy(() -> {
      Tensor x = pseudoInverse(left).matMul(right);
      return b.rank() == 1 ? x.reshape(Matrices.dims(x, 1)) : x;
    });
  }

  /**
   * The pseudo-inverse of Moore and Penrose, of each matrix of a batch. Its gradient, for matrices
   * that keep their rank, is that of Golub and Pereyra (The Differentiation of Pseudo-Inverses and
   * Nonlinear Least Squares Problems Whose Variables Separate, SIAM J. Numer. Anal. 10, 1973).
   *
   * @throws Fault if the tensor has less than two axes
   */
  public static Tensor pseudoInverse(Tensor a) {
    return Scope.tidy(() -> {
      Tensor x = Matrices.of("linalg.pinv", a);
      // An alias is not on the tape: the steps to the value need not be either.
      Tensor y = value(x.copy());
      Tape.record((input, dy, in, out) -> gradient(dy, in[0], out), y, x);
      return y;
    });
  }

  private static Tensor value(Tensor x) {
    SingularValues.Parts parts = SingularValues.apply(x, false);
    int size = parts.s().shape().dim(parts.s().rank() - 1);
    if (size == 0) {
      return Matrices.turned(x);
    }
    Tensor down = parts.s().reshape(Matrices.dims(parts.s(), 1, size, 1));
    Tensor least =
        down.max(down.rank() - 2).mul(ULP * Math.max(Matrices.rows(x), Matrices.columns(x)));
    Tensor none = down.lessEqual(least.reshape(Matrices.dims(least, 1, 1, 1)));
    Tensor inverse = none.where(down.zerosLike(), down.reciprocal());
    return parts.vt().mul(inverse).matMul(parts.u(), true, true);
  }

  private static Tensor gradient(Tensor dy, Tensor a, Tensor p) {
    Tensor direct = p.matMul(dy, true, false).matMul(p, false, true);
    Tensor rows = Matrices.turned(dy).matMul(p.matMul(p, false, true));
    Tensor columns = p.matMul(p, true, false).matMul(dy, false, true);
    Tensor outsideRows = rows.sub(a.matMul(p.matMul(rows)));
    Tensor outsideColumns = columns.sub(columns.matMul(p).matMul(a));
    return outsideRows.add(outsideColumns).sub(direct);
  }

  private static Tensor tall(Tensor x) {
    return Inverse.heavy(x).concat(x.square(), 0);
  }
}
