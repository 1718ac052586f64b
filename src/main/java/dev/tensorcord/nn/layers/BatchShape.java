package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a batch as layers see it: the axis of the examples first; a size that is open until
 * values come in is {@link #ANY}. Immutable.
 */
public final class BatchShape {
  /** A size that is not known yet; TensorFlow.js's null. */
  public static final int ANY = -1;

  private final int[] dims;

  private BatchShape(int[] dims) {
    this.dims = dims;
  }

  /** A shape of these sizes, {@link #ANY} for those that are open. */
  public static BatchShape of(int... dims) {
    return new BatchShape(dims.clone());
  }

  /** The shape of a tensor. */
  public static BatchShape of(Shape shape) {
    return new BatchShape(shape.toArray());
  }

  /** Any number of examples of this shape. */
  public static BatchShape ofExamples(Shape example) {
    int[] dims = new int[example.rank() + 1];
    dims[0] = ANY;
    for (int axis = 1; axis < dims.length; axis++) {
      dims[axis] = example.dim(axis - 1);
    }
    return new BatchShape(dims);
  }

  /** Number of axes. */
  public int rank() {
    return dims.length;
  }

  /** The size of an axis, counted from the end where negative. */
  public int dim(int axis) {
    return dims[axis < 0 ? axis + dims.length : axis];
  }

  /** Whether a size is known. */
  public boolean knows(int axis) {
    return dim(axis) != ANY;
  }

  /** Whether all sizes but the number of examples are known. */
  public boolean isKnown() {
    return Arrays.stream(dims).skip(1).allMatch(dim -> dim != ANY);
  }

  /** The same with another size at one axis, counted from the end where negative. */
  public BatchShape with(int axis, int dim) {
    int[] changed = dims.clone();
    changed[axis < 0 ? axis + dims.length : axis] = dim;
    return new BatchShape(changed);
  }

  /** The axes from {@code from} to before {@code to}. */
  public BatchShape part(int from, int to) {
    return new BatchShape(Arrays.copyOfRange(dims, from, to));
  }

  /** The same without one axis. */
  public BatchShape without(int axis) {
    return part(0, axis).and(part(axis + 1, dims.length).dims);
  }

  /** The same with more axes behind. */
  public BatchShape and(int... more) {
    int[] all = Arrays.copyOf(dims, dims.length + more.length);
    System.arraycopy(more, 0, all, dims.length, more.length);
    return new BatchShape(all);
  }

  /** How many values the axes from {@code from} on hold; {@link #ANY} if one is open. */
  public int sizeFrom(int from) {
    int size = 1;
    for (int axis = from; axis < dims.length; axis++) {
      if (dims[axis] == ANY) {
        return ANY;
      }
      size = Math.multiplyExact(size, dims[axis]);
    }
    return size;
  }

  /** Whether both may be the shape of one tensor: where both know a size, they agree. */
  public boolean fits(BatchShape other) {
    if (other.dims.length != dims.length) {
      return false;
    }
    for (int axis = 0; axis < dims.length; axis++) {
      if (dims[axis] != other.dims[axis] && dims[axis] != ANY && other.dims[axis] != ANY) {
        return false;
      }
    }
    return true;
  }

  /**
   * The shape of one example.
   *
   * @throws Fault if a size is open
   */
  public Shape example() {
    if (!isKnown()) {
      throw Fault.of(
          "The shape %s leaves a size open.".formatted(this),
          "Give the first layer an inputShape with all sizes.");
    }
    return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
  }

  /** The same as a tensor's shape; all sizes must be known. */
  Shape asShape() {
    return Shape.of(dims);
  }

  /** All sizes, as an array of the caller's own. */
  public int[] toArray() {
    return dims.clone();
  }

  /** All sizes, null for those that are open, as a model file has them. */
  public List<Integer> toList() {
    return Arrays.asList(
        Arrays.stream(dims).mapToObj(dim -> dim == ANY ? null : dim).toArray(Integer[]::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BatchShape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** A fault: the layer of this name takes something else. */
  Fault misfit(String layer, String wanted, String remedy) {
    return Fault.of(
        "The layer %s takes %s, but %s comes in.".formatted(layer, wanted, this), remedy);
  }

  /** Checks the number of axes for the layer of this name. */
  void needAxes(int axes, String layer, String wanted) {
    if (rank() != axes) {
      throw misfit(
          layer,
          wanted,
          "Reshape the examples so that there are %d axes, the examples' own included."
              .formatted(axes));
    }
  }

  /** As TensorFlow.js writes it: {@code [null,28,28,1]}. */
  @Override
  public String toString() {
    return toList().stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
