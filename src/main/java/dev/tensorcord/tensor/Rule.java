package dev.tensorcord.tensor;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Piece;

/**
 * An op that can be held back: what it computes can be told from its inputs' shapes and types
 * alone. One rule is one object, by which traces know the op again.
 */
@FunctionalInterface
public interface Rule {
  /** Nothing else is told. */
  Object PLAIN = "";

  /**
   * What the op makes of inputs of these shapes and types; their values are not looked at.
   *
   * @param variant what else the op is told, such as axes; {@link #PLAIN} where that is nothing
   * @throws dev.tensorcord.fault.Fault if the shapes or types do not fit the op
   */
  Recipe recipe(Object variant, Tensor[] inputs);

  /**
   * A result before it is computed.
   *
   * @param piece what a pass does for it
   */
  record Recipe(Shape shape, DType dtype, Piece piece) {
    /** By a map. */
    public static Recipe of(Shape shape, DType dtype, Kernel.Map kernel) {
      return new Recipe(shape, dtype, Piece.of(kernel));
    }

    /** By a reduction. */
    public static Recipe of(Shape shape, DType dtype, Kernel.Reduce kernel) {
      return new Recipe(shape, dtype, Piece.of(kernel));
    }
  }
}
