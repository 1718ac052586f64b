package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel.Factoring;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** A matrix as a turn, a stretch along the axes, and another turn. */
public final class SingularValues {
  private static final String NAME = "linalg.svd";

  static final Operation OP =
      Operation.of(NAME, "a, fullMatrices: flag = false")
          .does(call -> apply(call.tensor("a"), call.flag("fullMatrices")).all())
          .sample("values", x -> apply(spread(x[0]), false).s(), Shape.of(3, 3))
          .sample("tall", x -> turns(spread(x[0]).concat(x[0], 0)), Shape.of(2, 2))
          .sample("wide", x -> turns(spread(x[0]).concat(x[0], 1)), Shape.of(2, 2))
          .doc(
              "U, S and Vᵀ with a = U · diag(S) · Vᵀ: orthonormal columns, values from the largest, orthonormal rows.",
              "tf.linalg.svd(tf.tensor2d([[3, 0], [4, 5]]))[1].print()");

  private SingularValues() {}

  /** U, the values in descending order, and Vᵀ. */
  public record Parts(Tensor u, Tensor s, Tensor vt) {
    List<Tensor> all() {
      return List.of(u, s, vt);
    }
  }

  /**
   * Takes each matrix of a batch apart, in the order of NumPy's {@code linalg.svd}. A column of U
   * and the row of Vᵀ that goes with it could as well point the other way, both: here the largest
   * number of the row is positive.
   *
   * @param full whether U and Vᵀ are made square
   * @throws Fault if the tensor has less than two axes
   */
  public static Parts apply(Tensor a, boolean full) {
    List<Tensor> all =
        Scope.tidy(() -> {
          Tensor x = Matrices.of(NAME, a);
          Factoring how = full ? Factoring.FULL_SINGULAR_VALUES : Factoring.SINGULAR_VALUES;
          Tensor packed = Matrices.factor(NAME, how, x);
          Tape.record((input, dy, in, out) -> gradient(dy, in[0], out, full), packed, x);
          return split(packed, x, full).all();
        });
    return new Parts(all.get(0), all.get(1), all.get(2));
  }

  private static Parts split(Tensor packed, Tensor x, boolean full) {
    int rows = Matrices.rows(x);
    int columns = Matrices.columns(x);
    int less = Math.min(rows, columns);
    int left = full ? rows : less;
    int right = full ? columns : less;
    return new Parts(
        Matrices.part(packed, 0, rows, left),
        Matrices.part(packed, rows * left, less),
        Matrices.part(packed, rows * left + less, right, columns));
  }

  /**
   * With {@code E[i, j] = s[j]² - s[i]²} and {@code skew(X) = X - Xᵀ}: {@code U · ((skew(UᵀdU) / E)
   * · S + S · (skew(VᵀdV) / E) + diag(ds)) · Vᵀ}, and what of dU and dV lies outside of U and V
   * (Townsend: Differentiating the Singular Value Decomposition, 2016). Where values are equal, or
   * 0, their directions are not told apart, and count for nothing.
   */
  private static Tensor gradient(Tensor dy, Tensor x, Tensor packed, boolean full) {
    int rows = Matrices.rows(x);
    int columns = Matrices.columns(x);
    if (full && rows != columns) {
      throw Fault.of(
          "linalg.svd: there is no gradient of full matrices that are not square.",
          "Leave fullMatrices out.");
    }
    Parts parts = split(packed, x, full);
    Parts slopes = split(dy, x, full);
    Tensor u = parts.u();
    Tensor vt = parts.vt();
    int size = Math.min(rows, columns);
    Tensor across = parts.s().reshape(Matrices.dims(parts.s(), 1, 1, size));
    Tensor down = parts.s().reshape(Matrices.dims(parts.s(), 1, size, 1));
    Tensor gaps = across.square().sub(down.square());
    Tensor left = skew(u.matMul(slopes.u(), true, false)).divNoNan(gaps).mul(across);
    Tensor right = skew(vt.matMul(slopes.vt(), false, true)).divNoNan(gaps).mul(down);
    Tensor inner = left.add(right).add(Matrices.diagonal(slopes.s()));
    Tensor whole = u.matMul(inner).matMul(vt);
    if (rows > columns) {
      Tensor outside = slopes.u().sub(u.matMul(u.matMul(slopes.u(), true, false)));
      whole = whole.add(outside.divNoNan(across).matMul(vt));
    }
    if (columns > rows) {
      Tensor outside = slopes.vt().sub(slopes.vt().matMul(vt, false, true).matMul(vt));
      whole = whole.add(u.matMul(outside.divNoNan(down)));
    }
    return whole;
  }

  private static Tensor skew(Tensor x) {
    return x.sub(Matrices.turned(x));
  }

  /** A matrix whose singular values are apart. */
  private static Tensor spread(Tensor x) {
    int size = Matrices.rows(x);
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = 5 * i + 3;
    }
    return x.add(Matrices.diagonal(Tensors.tensor(weights, size)));
  }

  /** Numbers that do not change where both turns are turned round. */
  private static Tensor turns(Tensor x) {
    Parts parts = apply(x, false);
    return parts.u().square().matMul(parts.vt().square());
  }
}
