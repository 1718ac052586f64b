package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.List;

/** Products of vectors, and of vectors and matrices. */
public final class Products {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("dot", "t1, t2")
              .does(call -> dot(call.tensor("t1"), call.tensor("t2")))
              .sample("vectors", x -> dot(x[0], x[1]), Shape.of(4), Shape.of(4))
              .sample("vector and matrix", x -> dot(x[0], x[1]), Shape.of(3), Shape.of(3, 2))
              .sample("matrix and vector", x -> dot(x[0], x[1]), Shape.of(2, 3), Shape.of(3))
              .sample("matrices", x -> dot(x[0], x[1]), Shape.of(2, 3), Shape.of(3, 2))
              .doc(
                  "The product of vectors, of matrices, or of one and the other.",
                  "tf.tensor1d([1, 2]).dot(tf.tensor1d([3, 4])).print()"),
          Operation.of("outerProduct", "v1, v2")
              .does(call -> outer(call.tensor("v1"), call.tensor("v2")))
              .sample("vectors", x -> outer(x[0], x[1]), Shape.of(3), Shape.of(2))
              .doc(
                  "A matrix of each value of a vector times each of another.",
                  "tf.outerProduct([1, 2], [3, 4, 5]).print()"));

  private Products() {}

  /**
   * The product of two tensors of one or two axes: a vector on the left counts as a row, one on the
   * right as a column.
   *
   * @throws Fault if one has another number of axes, or the inner sizes differ
   */
  public static Tensor dot(Tensor a, Tensor b) {
    if (a.rank() < 1 || a.rank() > 2 || b.rank() < 1 || b.rank() > 2) {
      throw Fault.of(
          "dot: inputs must all be rank 1 or 2, but got ranks %d and %d."
              .formatted(a.rank(), b.rank()),
          "For stacks of matrices there is matMul; for single numbers, mul.");
    }
    int left = a.shape().dim(a.rank() - 1);
    int right = b.shape().dim(0);
    if (left != right) {
      throw Fault.of(
          "dot: inner sizes differ: %s · %s: %d is not %d."
              .formatted(a.shape(), b.shape(), left, right),
          "The first has as many columns as the second has rows.");
    }
    return Scope.tidy(() -> {
      Tensor row = a.rank() == 1 ? a.reshape(1, left) : a;
      Tensor column = b.rank() == 1 ? b.reshape(right, 1) : b;
      Tensor y = row.matMul(column);
      return a.rank() + b.rank() == 4
          ? y
          : y.reshape(a.rank() == b.rank() ? new int[0] : new int[] {y.size()});
    });
  }

  /**
   * {@code y[i, j] = a[i] · b[j]}.
   *
   * @throws Fault if one is not a vector
   */
  public static Tensor outer(Tensor a, Tensor b) {
    if (a.rank() != 1 || b.rank() != 1) {
      throw Fault.of(
          "outerProduct: inputs must be rank 1, but got ranks %d and %d."
              .formatted(a.rank(), b.rank()),
          "Flatten them first with flatten().");
    }
    return Scope.tidy(() -> a.reshape(a.size(), 1).matMul(b.reshape(1, b.size())));
  }
}
