package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import dev.tensorcord.backend.View;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/**
 * What a window shows at each of its places along an axis, laid out as an axis of its own: one
 * strided copy. Its gradient adds up what the windows share.
 */
final class Frames {
  private static final Plans<Key> OUT = new Plans<>(Frames::out);
  private static final Plans<Key> TURNED = new Plans<>(Frames::turned);
  private static final Plans<Key> SUM = new Plans<>(Frames::sum);

  private Frames() {}

  /**
   * x as [outer, size, middle, inner], from which [outer, count, middle, taps, inner] is made.
   *
   * @param tail how many axes are inner ones
   */
  private record Key(Shape x, int axis, int tail, Slide slide, DType dtype) {
    int outer() {
      return product(0, axis);
    }

    int size() {
      return x.dim(axis);
    }

    int middle() {
      return product(axis + 1, x.rank() - tail);
    }

    int inner() {
      return product(x.rank() - tail, x.rank());
    }

    private int product(int from, int to) {
      int product = 1;
      for (int i = from; i < to; i++) {
        product *= x.dim(i);
      }
      return product;
    }

    Shape y() {
      int[] dims = new int[x.rank() + 1];
      int at = x.rank() - tail;
      for (int i = 0; i < dims.length; i++) {
        dims[i] = i == at ? slide.filter() : x.dim(i < at ? i : i - 1);
      }
      dims[axis] = slide.output();
      return Shape.of(dims);
    }
  }

  /**
   * Lays the windows out.
   *
   * @param tail how many of the last axes stay behind the new one
   * @param slide how the window moves along the axis; what it shows beside x is {@code around}
   * @return x with as many places along the axis as the window has, and a new axis of what it shows
   */
  static Tensor of(Tensor x, int axis, int tail, Slide slide, double around) {
    int reach = (slide.output() - 1) * slide.stride() + (slide.filter() - 1) * slide.dilation() + 1;
    int after = Math.max(0, reach - slide.before() - slide.input());
    Tensor whole = x;
    if (slide.before() > 0 || after > 0) {
      int[] begin = new int[x.rank()];
      begin[axis] = slide.before();
      Shape padded = x.shape().with(axis, slide.before() + slide.input() + after);
      whole = Pad.apply(x, begin, padded, around);
    }
    return lay(whole, new Key(whole.shape(), axis, tail, slide, x.dtype()));
  }

  /** The gradient of {@link #of} with respect to an x of a shape. */
  static Tensor join(Tensor y, Shape x, int axis, int tail, Slide slide) {
    int reach = (slide.output() - 1) * slide.stride() + (slide.filter() - 1) * slide.dilation() + 1;
    int after = Math.max(0, reach - slide.before() - slide.input());
    Shape padded = x.with(axis, slide.before() + slide.input() + after);
    Tensor whole = add(y, new Key(padded, axis, tail, slide, y.dtype()));
    int[] begin = new int[x.rank()];
    begin[axis] = slide.before();
    return padded.equals(x) ? whole : Slice.apply(whole, begin, x.toArray());
  }

  private static Tensor lay(Tensor x, Key key) {
    Tensor y = OUT.get(key).run(x);
    Tape.record((input, dy, in, out) -> add(dy, key), y, x);
    return y;
  }

  private static Tensor add(Tensor y, Key key) {
    Tensor turned = TURNED.get(key).run(y);
    Slide slide = key.slide();
    int[] places = new int[slide.output() * slide.filter()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i / slide.filter() * slide.stride() + i % slide.filter() * slide.dilation();
    }
    Tensor at = Tensors.tensor(places, places.length);
    Tensor x = SUM.get(key).run(turned, at);
    turned.dispose();
    at.dispose();
    Tape.record((input, dx, in, out) -> lay(dx, key), x, y);
    return x;
  }

  private static Plans.Plan out(Key key) {
    Slide slide = key.slide();
    int inner = key.inner();
    int step = key.middle() * inner;
    List<Integer> dims = List.of(key.outer(), slide.output(), key.middle(), slide.filter(), inner);
    List<Integer> strides =
        List.of(key.size() * step, slide.stride() * step, inner, slide.dilation() * step, 1);
    View from = new View(key.dtype().element(), 0, strides);
    View to = View.dense(key.dtype().element(), dims);
    return Plans.Plan.of(key.y(), key.dtype(), new Kernel.Copy(dims, from, to));
  }

  /** Windows with what they show before the middle axes. */
  private static Plans.Plan turned(Key key) {
    Slide slide = key.slide();
    int inner = key.inner();
    int shown = slide.filter() * inner;
    List<Integer> dims = List.of(key.outer(), slide.output(), slide.filter(), key.middle(), inner);
    int whole = key.middle() * shown;
    View from =
        new View(key.dtype().element(), 0, List.of(slide.output() * whole, whole, inner, shown, 1));
    View to = View.dense(key.dtype().element(), dims);
    return Plans.Plan.of(Shape.of(dims), key.dtype(), new Kernel.Copy(dims, from, to));
  }

  private static Plans.Plan sum(Key key) {
    int count = key.slide().output() * key.slide().filter();
    Kernel kernel =
        new Kernel.Scatter(
            key.outer(), key.size(), key.middle() * key.inner(), count, key.dtype().element());
    return Plans.Plan.of(key.x(), DType.FLOAT32, kernel);
  }
}
