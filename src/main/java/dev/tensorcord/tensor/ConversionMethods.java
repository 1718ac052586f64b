package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.Cast;
import dev.tensorcord.tensor.op.Reshape;

/** A tensor in other shapes and types, and out to the host, under TensorFlow.js's names. */
public interface ConversionMethods {
  /** The tensor itself. */
  Tensor self();

  /**
   * The one value without axes.
   *
   * @throws Fault if there is not one value
   */
  default Tensor asScalar() {
    if (self().size() != 1) {
      throw Fault.of(
          "The array must have only 1 element.",
          "This tensor has the shape %s; take a slice or a sum first.".formatted(self().shape()));
    }
    return Reshape.apply(self());
  }

  /** All values along one axis. */
  default Tensor as1D() {
    return Reshape.apply(self(), self().size());
  }

  /** The same values in two axes. */
  default Tensor as2D(int rows, int columns) {
    return Reshape.apply(self(), rows, columns);
  }

  /** The same values in three axes. */
  default Tensor as3D(int rows, int columns, int depth) {
    return Reshape.apply(self(), rows, columns, depth);
  }

  /** The same values in four axes. */
  default Tensor as4D(int rows, int columns, int depth, int depth2) {
    return Reshape.apply(self(), rows, columns, depth, depth2);
  }

  /** The same values in five axes. */
  default Tensor as5D(int rows, int columns, int depth, int depth2, int depth3) {
    return Reshape.apply(self(), rows, columns, depth, depth2, depth3);
  }

  /** The same values in the shape of another tensor. */
  default Tensor reshapeAs(Tensor other) {
    return Reshape.apply(self(), other.shape().toArray());
  }

  /** The same values as another type. */
  default Tensor asType(DType dtype) {
    return Cast.apply(self(), dtype);
  }

  /** Whether each value is not 0. */
  default Tensor toBool() {
    return Cast.apply(self(), DType.BOOL);
  }

  /** The same values as float32. */
  default Tensor toFloat() {
    return Cast.apply(self(), DType.FLOAT32);
  }

  /** The same values as int32, cut towards 0. */
  default Tensor toInt() {
    return Cast.apply(self(), DType.INT32);
  }

  /**
   * The values as lists within lists: {@code Float}, {@code Integer} (0 and 1 of bool) or {@code
   * String}; one value alone where there are no axes. Complex parts lie in turn.
   */
  default Object arraySync() {
    return Nested.of(self());
  }

  /** The values in a buffer in which they can be changed one by one. */
  default TensorBuffer bufferSync() {
    return TensorBuffer.of(self());
  }

  /** A variable that begins with these values. */
  default Variable variable(boolean trainable, String name) {
    return Variable.of(self(), name, trainable);
  }

  /** The text as TensorFlow.js prints it; verbose with type, rank and shape. */
  default String toString(boolean verbose) {
    return TensorText.of(self(), verbose);
  }

  /** Prints as TensorFlow.js does; verbose with type, rank and shape. */
  default void print(boolean verbose) {
    System.out.println(toString(verbose));
  }
}
