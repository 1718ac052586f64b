package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;

/** Vectors of length 1 at right angles to each other that span what the given ones do, in turn. */
public final class GramSchmidt {
  private static final String NAME = "linalg.gramSchmidt";

  static final Operation OP =
      Operation.of(NAME, "xs: object")
          .does(GramSchmidt::called)
          .sample("rows", x -> apply(Inverse.heavy(x[0])), Shape.of(3, 3))
          .doc(
              "The rows of a matrix, or a list of vectors, made orthogonal and of length 1.",
              "tf.linalg.gramSchmidt(tf.tensor2d([[1, 2], [3, 4]])).print()");

  private GramSchmidt() {}

  private static Object called(Call call) {
    if (!(call.get("xs") instanceof List<?> list)) {
      return apply((Tensor) Kind.TENSOR.read(NAME, "xs", call.get("xs")));
    }
    if (list.isEmpty()) {
      throw Fault.of(
          "linalg.gramSchmidt: the list of vectors is empty.", "Give it at least one vector.");
    }
    List<Tensor> vectors = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Tensor vector = (Tensor) Kind.TENSOR.read(NAME, "xs[" + i + "]", list.get(i));
      vectors.add(vector);
      if (vector.rank() != 1) {
        throw Fault.of(
            "linalg.gramSchmidt: vector %d has the shape %s.".formatted(i, vector.shape()),
            "Give tensors of one axis, or one matrix with a vector in each row.");
      }
      if (vector.size() != vectors.getFirst().size()) {
        throw Fault.of(
            "linalg.gramSchmidt: Non-unique lengths found in the input vectors: (%d vs. %d)."
                .formatted(vector.size(), vectors.getFirst().size()),
            "Give vectors of one length.");
      }
    }
    return Scope.tidy(() -> apply(Tensors.stack(vectors, 0)).unstack(0));
  }

  /**
   * Makes the rows of a matrix orthogonal: they are those of Qᵀ, where {@code xᵀ = Q · R} and the
   * diagonal of R is positive.
   *
   * @throws Fault if the tensor is no matrix, or has more rows than columns
   */
  public static Tensor apply(Tensor x) {
    if (x.rank() != 2 || x.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "linalg.gramSchmidt: a float32 matrix is needed, not %s %s."
              .formatted(x.dtype(), x.shape()),
          "Put one vector into each row.");
    }
    int count = Matrices.rows(x);
    if (count > Matrices.columns(x)) {
      throw Fault.of(
          "linalg.gramSchmidt: Number of vectors (%d) exceeds number of dimensions (%d)."
              .formatted(count, Matrices.columns(x)),
          "There are at most as many directions at right angles as a vector has numbers.");
    }
    return Scope.tidy(() -> {
      Qr.Parts parts = Qr.apply(x.transpose(), false);
      Tensor diagonal = parts.r().mul(Matrices.identity(count)).sum(1);
      Tensor signs = diagonal.less(0).where(diagonal.onesLike().neg(), diagonal.onesLike());
      return parts.q().mul(signs).transpose();
    });
  }
}
