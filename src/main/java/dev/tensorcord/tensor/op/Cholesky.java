package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.backend.Singular;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;

/** The root of a positive definite matrix: a lower triangle L with {@code A = L · Lᵀ}. */
public final class Cholesky {
  static final Operation OP =
      Operation.of("linalg.cholesky", "a")
          .does(call -> apply(call.tensor("a")))
          .sample("matrix", x -> apply(definite(x[0])), Shape.of(3, 3))
          .sample("batch", x -> apply(definite(x[0])), Shape.of(2, 2, 2))
          .doc(
              "The lower triangle L with A = L · Lᵀ, of a symmetric positive definite A.",
              "tf.linalg.cholesky(tf.tensor2d([[4, 2], [2, 3]])).print()");

  private Cholesky() {}

  /**
   * Factors each matrix of a batch; only its lower triangle is read. The gradient is that of Murray
   * (Differentiation of the Cholesky Decomposition, 2016), which takes A as symmetric: {@code L⁻ᵀ ·
   * Φ(Lᵀ · dL) · L⁻¹}, its symmetric part, where Φ keeps the lower triangle and half the diagonal.
   *
   * @throws Fault if a matrix is not square, or not positive definite
   */
  public static Tensor apply(Tensor a) {
    return Scope.tidy(() -> {
      Tensor x = Matrices.square("linalg.cholesky", a);
      Tensor y = factor(x).alias(x.shape());
      Tape.record((input, dy, in, out) -> gradient(dy, out), y, x);
      return y;
    });
  }

  private static Tensor factor(Tensor x) {
    try {
      return Matrices.factors(Factoring.CHOLESKY, x);
    } catch (Singular e) {
      throw Fault.of(
          "linalg.cholesky: %s is not positive definite, as its row %d shows."
              .formatted(
                  x.rank() == 2 ? "the matrix" : "matrix %d of the batch".formatted(e.batch()),
                  e.row()),
          "Add a small multiple of the identity, such as a.add(tf.eye(%d).mul(1e-3)); x · xᵀ plus that is always one."
              .formatted(Matrices.rows(x)));
    }
  }

  private static Tensor gradient(Tensor dy, Tensor l) {
    Tensor inner = l.matMul(dy, true, false).mul(Matrices.lower(Matrices.rows(l), 0.5));
    Tensor left = Solve.solve(l, inner, true);
    Tensor both = Solve.solve(l, Matrices.turned(left), true);
    return both.add(Matrices.turned(both)).mul(0.5);
  }

  private static Tensor definite(Tensor x) {
    return x.matMul(x, false, true).add(Matrices.identity(Matrices.rows(x)));
  }
}
