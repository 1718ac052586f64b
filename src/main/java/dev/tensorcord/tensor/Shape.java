package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor's axes, from the outermost in. Immutable. */
public final class Shape {
  /** No axes: one number. */
  public static final Shape SCALAR = new Shape(new int[0]);

  private static final int MOST_AXES = 16;

  private final int[] dims;
  private final int size;
  private final int hash;

  private Shape(int[] dims) {
    this.dims = dims;
    this.size = count(dims);
    this.hash = Arrays.hashCode(dims);
  }

  /**
   * A shape of these sizes.
   *
   * @throws Fault where a size is negative, or all together hold more elements than fit an array
   */
  public static Shape of(int... dims) {
    return dims.length == 0 ? SCALAR : new Shape(dims.clone());
  }

  /** A shape of these sizes. */
  public static Shape of(List<Integer> dims) {
    return of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  private static int count(int[] dims) {
    if (dims.length > MOST_AXES) {
      throw Fault.of(
          "A shape has at most %d axes, not %d.".formatted(MOST_AXES, dims.length),
          "Join some axes by reshaping.");
    }
    long count = 1;
    boolean empty = false;
    for (int dim : dims) {
      if (dim < 0) {
        throw Fault.of(
            "A shape cannot have a negative size: " + text(dims) + ".",
            "Give every axis a size of 0 or more.");
      }
      empty |= dim == 0;
      count = Math.min(count * Math.max(dim, 1), Integer.MAX_VALUE);
    }
    if (!empty && count > Integer.MAX_VALUE - 8) {
      throw Fault.of(
          "A tensor of shape " + text(dims) + " has more than two thousand million values.",
          "Use smaller sizes.");
    }
    return empty ? 0 : (int) count;
  }

  /** Number of axes. */
  public int rank() {
    return dims.length;
  }

  /** Number of elements. */
  public int size() {
    return size;
  }

  /** The size of an axis. */
  public int dim(int axis) {
    return dims[axis];
  }

  /** All sizes. */
  public List<Integer> dims() {
    return Arrays.stream(dims).boxed().toList();
  }

  /** All sizes, as an array of the caller's own. */
  public int[] toArray() {
    return dims.clone();
  }

  /** This shape with another size at one axis. */
  public Shape with(int axis, int dim) {
    int[] changed = dims.clone();
    changed[axis] = dim;
    return of(changed);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Shape that && hash == that.hash && Arrays.equals(dims, that.dims));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  private static String text(int[] dims) {
    return Arrays.stream(dims)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** As TensorFlow.js writes it: {@code [2,3]}. */
  @Override
  public String toString() {
    return text(dims);
  }
}
