package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;

/** The matrix that undoes another: {@code A · A⁻¹ = I}. */
public final class Inverse {
  static final Operation OP =
      Operation.of("linalg.inv", "a")
          .does(call -> apply(call.tensor("a")))
          .sample("matrix", x -> apply(heavy(x[0])), Shape.of(3, 3))
          .sample("batch", x -> apply(heavy(x[0])), Shape.of(2, 2, 2))
          .doc(
              "The inverse of a square matrix.",
              "tf.linalg.inv(tf.tensor2d([[1, 2], [3, 4]])).print()");

  private Inverse() {}

  /**
   * Inverts each matrix of a batch. The gradient is {@code -Yᵀ · dY · Yᵀ}, from {@code d(A⁻¹) =
   * -A⁻¹ · dA · A⁻¹} (Giles: Collected Matrix Derivative Results for Forward and Reverse Mode
   * Algorithmic Differentiation, 2008).
   *
   * @throws dev.tensorcord.fault.Fault if a matrix is not square, or singular
   */
  public static Tensor apply(Tensor a) {
    return Scope.tidy(() -> {
      Tensor x = Matrices.square("linalg.inv", a);
      Tensor y = Matrices.factor("linalg.inv", Factoring.INVERSE, x).alias(x.shape());
      Tape.record(
          (input, dy, in, out) -> out.matMul(dy, true, false).matMul(out, false, true).neg(), y, x);
      return y;
    });
  }

  /** A matrix far from a singular one. */
  static Tensor heavy(Tensor x) {
    return x.add(Matrices.identity(Matrices.rows(x)).mul(6));
  }
}
