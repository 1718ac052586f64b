package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** By how much a matrix enlarges volumes; 0 where it is singular. */
public final class Determinant {
  static final Operation OP =
      Operation.of("linalg.det", "a")
          .does(call -> apply(call.tensor("a")))
          .sample("matrix", x -> apply(x[0]), Shape.of(3, 3))
          .sample("batch", x -> apply(x[0]), Shape.of(2, 2, 2))
          .doc(
              "The determinant of a square matrix.",
              "tf.linalg.det(tf.tensor2d([[1, 2], [3, 4]])).print()");

  private Determinant() {}

  /**
   * The determinant of each matrix of a batch. The gradient is the matrix of cofactors, which a
   * singular matrix has as well (Jacobi's formula).
   *
   * @throws dev.tensorcord.fault.Fault if a matrix is not square
   */
  public static Tensor apply(Tensor a) {
    return Scope.tidy(() -> {
      Tensor x = Matrices.square("linalg.det", a);
      Tensor y =
          Matrices.factor("linalg.det", Factoring.DETERMINANT, x)
              .alias(Shape.of(Matrices.dims(x, 2)));
      Tape.record(
          (input, dy, in, out) -> dy.reshape(Matrices.dims(in[0], 2, 1, 1)).mul(cofactors(in[0])),
          y,
          x);
      return y;
    });
  }

  /**
   * Of {@code U · diag(S) · Vᵀ} they are {@code det(U) · det(V) · U · diag(P) · Vᵀ}, P the products
   * of all other singular values: no inverse is needed, and no value may be 0 for it.
   */
  private static Tensor cofactors(Tensor x) {
    int size = Matrices.rows(x);
    if (size <= 1) {
      return x.onesLike();
    }
    SingularValues.Parts parts = SingularValues.apply(x, false);
    // Of an orthogonal matrix it is 1 or -1, whose gradient is 0: aliases are not on the tape.
    Tensor signs = apply(parts.u().copy()).mul(apply(parts.vt().copy()));
    Tensor others = productsOfOthers(parts.s());
    return parts
        .u()
        .mul(others.reshape(Matrices.dims(others, 1, 1, size)))
        .matMul(parts.vt())
        .mul(signs.reshape(Matrices.dims(x, 2, 1, 1)));
  }

  private static Tensor productsOfOthers(Tensor s) {
    int last = s.rank() - 1;
    int size = s.shape().dim(last);
    List<Tensor> each = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Tensor without =
          s.mul(Tensors.tensor(except(i, size), size)).add(Tensors.tensor(only(i, size), size));
      each.add(without.prod(last));
    }
    return Tensors.stack(each, last);
  }

  private static float[] except(int place, int size) {
    float[] values = new float[size];
    Arrays.fill(values, 1);
    values[place] = 0;
    return values;
  }

  private static float[] only(int place, int size) {
    float[] values = new float[size];
    values[place] = 1;
    return values;
  }
}
