package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** The directions that a symmetric matrix only stretches, and by how much. */
public final class Eigen {
  private static final String NAME = "linalg.eigh";

  static final Operation OP =
      Operation.of(NAME, "a")
          .does(call -> apply(call.tensor("a")).both())
          .sample("values", x -> apply(symmetric(x[0])).values(), Shape.of(3, 3))
          .sample("vectors", x -> apply(symmetric(x[0])).vectors().square(), Shape.of(2, 2, 2))
          .doc(
              "The eigenvalues of a symmetric matrix, ascending, and its eigenvectors as columns.",
              "tf.linalg.eigh(tf.tensor2d([[2, 1], [1, 2]]))[0].print()");

  private Eigen() {}

  /** The values, ascending, and the vectors as columns. */
  public record Parts(Tensor values, Tensor vectors) {
    List<Tensor> both() {
      return List.of(values, vectors);
    }
  }

  /**
   * Takes each matrix of a batch apart, as NumPy's {@code linalg.eigh} does; only its lower
   * triangle is read. Each vector could as well point the other way: here its largest number is
   * positive.
   *
   * @throws dev.tensorcord.fault.Fault if a matrix is not square
   */
  public static Parts apply(Tensor a) {
    List<Tensor> both =
        Scope.tidy(() -> {
          Tensor x = Matrices.square(NAME, a);
          Tensor packed = Matrices.factor(NAME, Factoring.EIGEN, x);
          Tape.record((input, dy, in, out) -> gradient(dy, out, Matrices.rows(in[0])), packed, x);
          return split(packed, Matrices.rows(x)).both();
        });
    return new Parts(both.getFirst(), both.getLast());
  }

  private static Parts split(Tensor packed, int size) {
    return new Parts(Matrices.part(packed, 0, size), Matrices.part(packed, size, size, size));
  }

  /**
   * {@code V · (diag(dλ) + F ∘ (Vᵀ · dV)) · Vᵀ} with {@code F[i, j] = 1 / (λ[j] - λ[i])}, its
   * symmetric part (Giles: Collected Matrix Derivative Results, 2008). Directions of one value are
   * not told apart: there F is 0.
   */
  private static Tensor gradient(Tensor dy, Tensor packed, int size) {
    Parts parts = split(packed, size);
    Parts slopes = split(dy, size);
    Tensor v = parts.vectors();
    Tensor across = parts.values().reshape(Matrices.dims(parts.values(), 1, 1, size));
    Tensor down = parts.values().reshape(Matrices.dims(parts.values(), 1, size, 1));
    Tensor inner =
        v.matMul(slopes.vectors(), true, false)
            .divNoNan(across.sub(down))
            .add(Matrices.diagonal(slopes.values()));
    Tensor whole = v.matMul(inner).matMul(v, false, true);
    return whole.add(Matrices.turned(whole)).mul(0.5);
  }

  private static Tensor symmetric(Tensor x) {
    return x.add(Matrices.turned(x));
  }
}
