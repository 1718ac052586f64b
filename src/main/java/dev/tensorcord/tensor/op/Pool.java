package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Pooling;
import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/** Windows that slide over images and leave one number each: one row each. */
public final class Pool implements Op {
  public static final Pool MAX =
      new Pool("maxPool", Pooling.MAX, "The largest value in each window of an image.");
  public static final Pool AVG =
      new Pool("avgPool", Pooling.AVERAGE, "The average of each window of an image.");

  static final List<Pool> ROWS = List.of(MAX, AVG);

  /**
   * A window over images.
   *
   * @param x the images' shape [b,h,w,c]
   */
  record Key(Shape x, int height, int width, Window window) {
    /** How the window slides down. */
    Slide rows(String op) {
      return window.rows(op, x.dim(1), height);
    }

    /** How it slides along. */
    Slide columns(String op) {
      return window.columns(op, x.dim(2), width);
    }
  }

  private static final String SETTINGS =
      ", filterSize: ints, strides: ints, pad: padding, dimRoundingMode?: text";

  private final String name;
  private final Pooling how;
  private final String summary;
  private final Signature signature;
  private final Plans<Key> forward = new Plans<>(this::forward);
  private final Plans<Key> backward = new Plans<>(this::backward);

  private Pool(String name, Pooling how, String summary) {
    this.name = name;
    this.how = how;
    this.summary = summary;
    this.signature = Signature.of((how == Pooling.AVERAGE ? "x: float32" : "x") + SETTINGS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Object call(Object... given) {
    Call call = new Call(name, signature, given);
    int[] size = Window.both(call, "filterSize", 1);
    return apply(call.tensor("x"), size[0], size[1], Window.of(call));
  }

  @Override
  public Doc doc() {
    return new Doc(
        summary + " Channel by channel; what lies outside of the image does not count.",
        "tf.range(0, 16).reshape([1, 4, 4, 1]).%s(2, 2, 'valid').print()".formatted(name));
  }

  /**
   * Pools.
   *
   * @param x images [b,h,w,c], or one image [h,w,c]
   * @param height the window's height
   * @param width the window's width
   * @throws Fault if x is no images or not of numbers, or the window does not fit
   */
  public Tensor apply(Tensor x, int height, int width, Window window) {
    if (x.dtype() == DType.INT32 || x.dtype() == DType.BOOL) {
      return apply(x.cast(DType.FLOAT32), height, width, window).cast(x.dtype());
    }
    if (x.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "%s: float32 images are needed, not %s.".formatted(name, x.dtype()),
          "Cast them first: cast('float32').");
    }
    if (height < 1 || width < 1) {
      throw Fault.of(
          "%s: a window of %d × %d shows nothing.".formatted(name, height, width),
          "Use a window of at least 1 × 1.");
    }
    Tensor images = Window.batch(name, x);
    Tensor y = of(images, images, new Key(images.shape(), height, width, window));
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  /** Pools {@code x}; for MAX, what stands where {@code by} is largest. */
  private Tensor of(Tensor x, Tensor by, Key key) {
    Plans.Plan plan = forward.get(key);
    Tensor y = x == by ? plan.run(x) : plan.run(x, by);
    Tape.record((input, dy, in, out) -> input == 0 ? back(dy, in[1], key) : null, y, x, by);
    return y;
  }

  /** What the windows give back, and its own gradient. */
  Tensor back(Tensor dy, Tensor by, Key key) {
    Plans.Plan plan = backward.get(key);
    Tensor dx = how == Pooling.MAX ? plan.run(dy, by) : plan.run(dy);
    Tape.record(
        (input, ddx, in, out) -> input == 0 ? of(ddx, how == Pooling.MAX ? in[1] : ddx, key) : null,
        dx,
        dy,
        by);
    return dx;
  }

  private Plans.Plan forward(Key key) {
    Shape x = key.x();
    Kernel.Pool kernel =
        new Kernel.Pool(how, x.dim(0), key.rows(name), key.columns(name), x.dim(3));
    Shape y = Shape.of(x.dim(0), kernel.rows().output(), kernel.columns().output(), x.dim(3));
    return Plans.Plan.of(y, DType.FLOAT32, kernel);
  }

  private Plans.Plan backward(Key key) {
    Shape x = key.x();
    Kernel kernel =
        new Kernel.PoolGradient(how, x.dim(0), key.rows(name), key.columns(name), x.dim(3));
    return Plans.Plan.of(x, DType.FLOAT32, kernel);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        sample(Shape.of(2, 4, 4, 3), 2, 2, Window.of(2, Padding.VALID)),
        sample(Shape.of(1, 5, 4, 2), 3, 2, Window.of(2, Padding.SAME)),
        sample(Shape.of(1, 3, 3, 1), 2, 2, Window.of(1, Padding.of(1))),
        sample(Shape.of(3, 3, 2), 1, 1, Window.of(2, Padding.VALID)),
        sample(Shape.of(0, 3, 3, 2), 2, 2, Window.of(1, Padding.VALID)));
  }

  private Sample sample(Shape x, int height, int width, Window window) {
    return new Sample(
        name + x + height + "×" + width + window,
        List.of(x),
        List.of(Domain.ANY),
        in -> apply(in[0], height, width, window));
  }
}
