package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a tensor taken in steps, as Python's {@code x[begin:end:step, …]}: TensorFlow's
 * strided_slice with its five masks, in which bit i speaks of the i-th entry of the lists.
 */
public final class StridedSlice {
  static final Operation OP =
      Operation.of(
              "stridedSlice",
              "x: any, begin: ints, end: ints, strides?: ints, beginMask: whole = 0,"
                  + " endMask: whole = 0, ellipsisMask: whole = 0, newAxisMask: whole = 0,"
                  + " shrinkAxisMask: whole = 0")
          .does(call ->
              apply(
                  call.tensor("x"),
                  call.ints("begin"),
                  call.ints("end"),
                  call.ints("strides"),
                  new Masks(
                      call.whole("beginMask"),
                      call.whole("endMask"),
                      call.whole("ellipsisMask"),
                      call.whole("newAxisMask"),
                      call.whole("shrinkAxisMask"))))
          .sample("steps", x -> steps(x[0], 0, 5, 2), Shape.of(5))
          .sample("backwards", x -> steps(x[0], 4, 0, -3), Shape.of(5, 2))
          .doc(
              "A part taken in steps: from begin to before end, by strides, along each axis.",
              "tf.tensor1d([1, 2, 3, 4, 5]).stridedSlice([0], [5], [2]).print()");

  /**
   * What entries mean beyond their numbers, a bit for each.
   *
   * @param begin from the axis's start, whatever {@code begin} says
   * @param end to the axis's end
   * @param ellipsis as many whole axes as the other entries leave; one bit at most
   * @param newAxis a new axis of size 1
   * @param shrinkAxis the one element at {@code begin}, its axis gone
   */
  public record Masks(int begin, int end, int ellipsis, int newAxis, int shrinkAxis) {
    /** No entry means anything else than it says. */
    public static final Masks NONE = new Masks(0, 0, 0, 0, 0);

    private static boolean has(int mask, int entry) {
      return (mask >> entry & 1) != 0;
    }
  }

  /** Along one axis: the first element, the step and how many. */
  private record Walk(int first, int step, int count) {}

  private StridedSlice() {}

  private static Tensor steps(Tensor x, int begin, int end, int step) {
    return apply(x, new int[] {begin}, new int[] {end}, new int[] {step}, Masks.NONE);
  }

  /**
   * Takes a part.
   *
   * @param strides the steps; null for 1 everywhere
   * @throws Fault if the lists do not fit together, a step is 0, or a single element is not there
   */
  public static Tensor apply(Tensor x, int[] begin, int[] end, int[] strides, Masks masks) {
    int[] by = strides;
    if (by == null) {
      by = new int[begin.length];
      Arrays.fill(by, 1);
    }
    if (begin.length != by.length || end.length != by.length) {
      throw Fault.of(
          "stridedSlice: begin, end and strides have %d, %d and %d entries."
              .formatted(begin.length, end.length, by.length),
          "Give the three lists the same length.");
    }
    if (Integer.bitCount(masks.ellipsis()) > 1) {
      throw Fault.of(
          "stridedSlice: there is more than one ellipsis.", "Set one bit of ellipsisMask at most.");
    }
    List<Walk> walks = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    int open = x.rank() - entries(by.length, masks);
    for (int i = 0; i < by.length; i++) {
      if (Masks.has(masks.ellipsis(), i)) {
        whole(x.shape(), open, walks, shape);
      } else if (Masks.has(masks.newAxis(), i)) {
        shape.add(1);
      } else {
        if (walks.size() == x.rank()) {
          throw Fault.of(
              "stridedSlice: there are more entries than the %d axes of %s."
                  .formatted(x.rank(), x.shape()),
              "Give at most one entry for each axis.");
        }
        boolean one = Masks.has(masks.shrinkAxis(), i);
        int axis = walks.size();
        int size = x.shape().dim(axis);
        Walk walk =
            one
                ? single(axis, size, begin[i], by[i], x.shape())
                : range(axis, size, begin[i], end[i], by[i], masks, i);
        walks.add(walk);
        if (!one) {
          shape.add(walk.count());
        }
      }
    }
    whole(x.shape(), x.rank() - walks.size(), walks, shape);
    return taken(x, walks).reshape(shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /** How many entries speak of an axis each. */
  private static int entries(int length, Masks masks) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += Masks.has(masks.ellipsis() | masks.newAxis(), i) ? 0 : 1;
    }
    return count;
  }

  private static void whole(Shape x, int count, List<Walk> walks, List<Integer> shape) {
    for (int i = 0; i < count && walks.size() < x.rank(); i++) {
      int size = x.dim(walks.size());
      walks.add(new Walk(0, 1, size));
      shape.add(size);
    }
  }

  private static Walk single(int axis, int size, int begin, int step, Shape shape) {
    int at = begin < 0 ? begin + size : begin;
    if (step <= 0) {
      throw Fault.of(
          "stridedSlice: a single element is taken with a step of %d.".formatted(step),
          "Use a step of 1 where shrinkAxisMask is set.");
    }
    if (at < 0 || at >= size) {
      throw Fault.of(
          "stridedSlice: there is no element %d along axis %d of %s.".formatted(begin, axis, shape),
          "Elements run from 0 to %d.".formatted(size - 1));
    }
    return new Walk(at, 1, 1);
  }

  private static Walk range(
      int axis, int size, int begin, int end, int step, Masks masks, int entry) {
    if (step == 0) {
      throw Fault.of(
          "stridedSlice: the step along axis %d is 0.".formatted(axis),
          "Use a step such as 1 or -1.");
    }
    int low = step > 0 ? 0 : -1;
    int high = step > 0 ? size : size - 1;
    int first =
        Masks.has(masks.begin(), entry) ? (step > 0 ? low : high) : within(begin, size, low, high);
    int last =
        Masks.has(masks.end(), entry) ? (step > 0 ? high : low) : within(end, size, low, high);
    return new Walk(first, step, Math.max(0, Math.ceilDiv(last - first, step)));
  }

  private static int within(int at, int size, int low, int high) {
    return Math.clamp(at < 0 ? (long) at + size : at, low, high);
  }

  private static Tensor taken(Tensor x, List<Walk> walks) {
    int[] own = Strided.steps(x.shape());
    int[] dims = new int[own.length];
    int[] strides = new int[own.length];
    int offset = 0;
    for (int axis = 0; axis < own.length; axis++) {
      Walk walk = walks.get(axis);
      dims[axis] = walk.count();
      strides[axis] = walk.step() * own[axis];
      offset += walk.count() == 0 ? 0 : walk.first() * own[axis];
    }
    Tensor y = Strided.read(x, Shape.of(dims), offset, strides);
    int start = offset;
    Tape.record((input, dy, in, out) -> given(dy, in[0].shape(), walks, start, strides), y, x);
    return y;
  }

  /** The values back at their places, 0 elsewhere. */
  private static Tensor given(Tensor dy, Shape x, List<Walk> walks, int offset, int[] strides) {
    Strided.Part part = new Strided.Part(dy, dy.shape().toArray(), offset, strides);
    Tensor dx = Strided.filled(x, dy.dtype(), 0, List.of(part));
    Tape.record((input, ddx, in, out) -> taken(ddx, walks), dx, dy);
    return dx;
  }
}
