package dev.tensorcord.tensor;

import dev.tensorcord.tensor.op.BroadcastTo;
import dev.tensorcord.tensor.op.Cast;
import dev.tensorcord.tensor.op.Concat;
import dev.tensorcord.tensor.op.MatMul;
import dev.tensorcord.tensor.op.Norm;
import dev.tensorcord.tensor.op.Pad;
import dev.tensorcord.tensor.op.Products;
import dev.tensorcord.tensor.op.Reshape;
import dev.tensorcord.tensor.op.Slice;
import dev.tensorcord.tensor.op.Stack;
import dev.tensorcord.tensor.op.Transpose;
import java.util.List;

/**
 * Products and changes of shape as methods, for chains. What does not fit throws a {@link
 * dev.tensorcord.fault.Fault} that names the shapes.
 */
public interface ShapeMethods {
  /** The tensor itself. */
  Tensor self();

  /** The matrix product: [m,k] · [k,n] gives [m,n]. */
  default Tensor matMul(Tensor b) {
    return MatMul.apply(self(), b, false, false);
  }

  /** The matrix product, either matrix transposed as it is read. */
  default Tensor matMul(Tensor b, boolean transposeA, boolean transposeB) {
    return MatMul.apply(self(), b, transposeA, transposeB);
  }

  /** The product of vectors, of matrices, or of one and the other. See {@link Products}. */
  default Tensor dot(Tensor b) {
    return Products.dot(self(), b);
  }

  /** The root of the sum of squares, along one axis or two, or of all values. See {@link Norm}. */
  default Tensor norm(int... axes) {
    return Norm.apply(self(), Norm.Order.EUCLIDEAN, false, axes);
  }

  /** The axes in this order; reversed where none is given. */
  default Tensor transpose(int... order) {
    return Transpose.apply(self(), order);
  }

  /** The same values in these sizes; one may be -1. */
  default Tensor reshape(int... dims) {
    return Reshape.apply(self(), dims);
  }

  /** The same values in this shape. */
  default Tensor reshape(Shape shape) {
    return Reshape.apply(self(), shape.toArray());
  }

  /** The same values in one row. */
  default Tensor flatten() {
    return reshape(self().size());
  }

  /** A new axis of size 1 before {@code axis}; from the end where negative. */
  default Tensor expandDims(int axis) {
    return Reshape.expandDims(self(), axis);
  }

  /** The same values without the axes of size 1, or without the named ones of these. */
  default Tensor squeeze(int... axes) {
    return Reshape.squeeze(self(), axes);
  }

  /** The values repeated until they fill a shape. */
  default Tensor broadcastTo(Shape shape) {
    return BroadcastTo.apply(self(), shape);
  }

  /** From {@code begin}, {@code size} elements along each axis; -1 for all that follow. */
  default Tensor slice(int[] begin, int[] size) {
    return Slice.apply(self(), begin, size);
  }

  /** The rows from {@code begin}, {@code size} of them. */
  default Tensor slice(int begin, int size) {
    return Slice.apply(self(), new int[] {begin}, new int[] {size});
  }

  /** A border of one number: for each axis its width before and after. */
  default Tensor pad(int[][] widths, double fill) {
    int[] dims = self().shape().toArray();
    int[] begin = new int[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      begin[axis] = widths[axis][0];
      dims[axis] += widths[axis][0] + widths[axis][1];
    }
    return Pad.apply(self(), begin, Shape.of(dims), fill);
  }

  /** This tensor, then another, along an axis. */
  default Tensor concat(Tensor b, int axis) {
    return Concat.apply(List.of(self(), b), axis);
  }

  /** The tensors that lie along an axis. */
  default List<Tensor> unstack(int axis) {
    return Stack.undo(self(), axis);
  }

  /** The same values as another type. */
  default Tensor cast(DType dtype) {
    return Cast.apply(self(), dtype);
  }

  /** As many zeros, of the same type. */
  default Tensor zerosLike() {
    return Tensors.fill(self().shape(), 0, self().dtype());
  }

  /** As many ones, of the same type. */
  default Tensor onesLike() {
    return Tensors.fill(self().shape(), 1, self().dtype());
  }
}
