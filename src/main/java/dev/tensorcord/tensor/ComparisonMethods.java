package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.Comparisons;

/**
 * Questions to each element as methods, for chains; broadcasting as in {@link ElementwiseMethods}.
 */
public interface ComparisonMethods {
  /** The tensor itself. */
  Tensor self();

  /** Whether this = b. See {@link Comparisons#EQUAL}. */
  default Tensor equal(Tensor b) {
    return Comparisons.EQUAL.apply(self(), b);
  }

  /** Whether this = b. See {@link Comparisons#EQUAL}. */
  default Tensor equal(double b) {
    return equal(Tensors.like(self(), b));
  }

  /** Whether this ≠ b. See {@link Comparisons#NOT_EQUAL}. */
  default Tensor notEqual(Tensor b) {
    return Comparisons.NOT_EQUAL.apply(self(), b);
  }

  /** Whether this ≠ b. See {@link Comparisons#NOT_EQUAL}. */
  default Tensor notEqual(double b) {
    return notEqual(Tensors.like(self(), b));
  }

  /** Whether this &lt; b. See {@link Comparisons#LESS}. */
  default Tensor less(Tensor b) {
    return Comparisons.LESS.apply(self(), b);
  }

  /** Whether this &lt; b. See {@link Comparisons#LESS}. */
  default Tensor less(double b) {
    return less(Tensors.like(self(), b));
  }

  /** Whether this ≤ b. See {@link Comparisons#LESS_EQUAL}. */
  default Tensor lessEqual(Tensor b) {
    return Comparisons.LESS_EQUAL.apply(self(), b);
  }

  /** Whether this ≤ b. See {@link Comparisons#LESS_EQUAL}. */
  default Tensor lessEqual(double b) {
    return lessEqual(Tensors.like(self(), b));
  }

  /** Whether this &gt; b. See {@link Comparisons#GREATER}. */
  default Tensor greater(Tensor b) {
    return Comparisons.GREATER.apply(self(), b);
  }

  /** Whether this &gt; b. See {@link Comparisons#GREATER}. */
  default Tensor greater(double b) {
    return greater(Tensors.like(self(), b));
  }

  /** Whether this ≥ b. See {@link Comparisons#GREATER_EQUAL}. */
  default Tensor greaterEqual(Tensor b) {
    return Comparisons.GREATER_EQUAL.apply(self(), b);
  }

  /** Whether this ≥ b. See {@link Comparisons#GREATER_EQUAL}. */
  default Tensor greaterEqual(double b) {
    return greaterEqual(Tensors.like(self(), b));
  }

  /** This and b, of bool tensors. */
  default Tensor logicalAnd(Tensor b) {
    return Comparisons.LOGICAL_AND.apply(self(), b);
  }

  /** This or b, of bool tensors. */
  default Tensor logicalOr(Tensor b) {
    return Comparisons.LOGICAL_OR.apply(self(), b);
  }

  /** Either this or b, of bool tensors. */
  default Tensor logicalXor(Tensor b) {
    return Comparisons.LOGICAL_XOR.apply(self(), b);
  }

  /** Not this, of a bool tensor. */
  default Tensor logicalNot() {
    return Comparisons.LOGICAL_NOT.apply(self());
  }

  /** Whether this is not a number. */
  default Tensor isNaN() {
    return Comparisons.IS_NAN.apply(self());
  }

  /** Whether this is ∞ or -∞. */
  default Tensor isInf() {
    return Comparisons.IS_INF.apply(self());
  }

  /** Whether this is a number, and not ∞ or -∞. */
  default Tensor isFinite() {
    return Comparisons.IS_FINITE.apply(self());
  }

  /** {@code a} where this bool tensor holds, {@code b} elsewhere. */
  default Tensor where(Tensor a, Tensor b) {
    return Comparisons.WHERE.apply(self(), a, b);
  }
}
