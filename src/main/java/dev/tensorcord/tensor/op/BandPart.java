package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/** A band around the diagonal of each matrix; what lies outside of it becomes 0. */
public final class BandPart {
  private static final String NAME = "linalg.bandPart";

  static final Operation OP =
      Operation.of(NAME, "a, numLower: object, numUpper: object")
          .does(BandPart::called)
          .sample("band", x -> apply(x[0], 1, 0), Shape.of(3, 4))
          .sample("upper triangle", x -> apply(x[0], 0, -1), Shape.of(2, 3, 3))
          .doc(
              "So many diagonals below the main one and above it, -1 for all; 0 elsewhere.",
              "tf.linalg.bandPart(tf.tensor2d([[1, 2], [3, 4]]), 0, -1).print()");

  private BandPart() {}

  private static Tensor called(Call call) {
    Tensor a = call.tensor("a");
    if (a.rank() < 2) {
      throw Fault.of(
          "linalg.bandPart: Rank must be at least 2, got %d.".formatted(a.rank()),
          "Give it a matrix, or a stack of matrices.");
    }
    return apply(
        a,
        count(call, "numLower", Matrices.rows(a), "rows"),
        count(call, "numUpper", Matrices.columns(a), "columns"));
  }

  /** A number, or an int32 tensor of one. */
  private static int count(Call call, String name, int most, String what) {
    Object given = call.get(name);
    boolean whole =
        switch (given) {
          case Number number -> number.doubleValue() == number.intValue();
          case Tensor tensor -> tensor.dtype() == DType.INT32 && tensor.size() == 1;
          default -> false;
        };
    if (!whole) {
      throw Fault.of(
          "linalg.bandPart: %s must be an integer, or one in an int32 tensor.".formatted(name),
          "Give a whole number of diagonals, or -1 for all.");
    }
    if (given instanceof Tensor tensor) {
      return (int) Math.min(most, tensor.item());
    }
    int count = ((Number) given).intValue();
    if (count > most) {
      throw Fault.of(
          "linalg.bandPart: %s (%d) must not be greater than the number of %s (%d)."
              .formatted(name, count, what, most),
          "Give fewer diagonals, or -1 for all.");
    }
    return count;
  }

  /**
   * Keeps the band.
   *
   * @param lower diagonals below the main one, -1 for all
   * @param upper diagonals above it, -1 for all
   */
  public static Tensor apply(Tensor a, int lower, int upper) {
    int rows = Matrices.rows(a);
    int columns = Matrices.columns(a);
    boolean[] band = new boolean[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        band[i * columns + j] = (lower < 0 || i - j <= lower) && (upper < 0 || j - i <= upper);
      }
    }
    return Scope.tidy(
        () -> Tensors.tensor(band, rows, columns).broadcastTo(a.shape()).where(a, a.zerosLike()));
  }
}
