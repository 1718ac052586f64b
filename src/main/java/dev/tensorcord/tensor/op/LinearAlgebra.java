package dev.tensorcord.tensor.op;

import java.util.List;
import java.util.stream.Stream;

/** The ops of {@code tf.linalg}: TensorFlow.js's three, and what it lacks. */
final class LinearAlgebra {
  static final List<Operation> ROWS =
      Stream.concat(
              Stream.of(
                  BandPart.OP,
                  GramSchmidt.OP,
                  Qr.OP,
                  Inverse.OP,
                  Solve.OP,
                  Determinant.OP,
                  Cholesky.OP,
                  Eigen.OP,
                  SingularValues.OP),
              LeastSquares.ROWS.stream())
          .toList();

  private LinearAlgebra() {}
}
