package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.List;

/**
 * {@link FusedConv2d} and the largest value in each window of its result, in one pass: the maps
 * between the two are never written out. Where each largest value stood is remembered in a byte, so
 * that on the way back the many places that gave nothing cost nothing.
 */
public final class FusedConv2dPool {
  private static final String NAME = "fused.conv2dMaxPool";

  /** A place within a window is remembered in a byte. */
  private static final int MOST_PLACES = 256;

  static final Operation OP =
      Operation.of(
              NAME,
              "{x, filter, strides: ints, pad: padding, dilations: ints = [1, 1], bias?: tensor, activation: text = linear, "
                  + "filterSize: ints, poolStrides: ints, poolPad: padding = valid}")
          .does(call -> {
            int[] size = Window.both(call, "filterSize", 1);
            int[] steps = Window.both(call, "poolStrides", 1);
            return apply(
                call.tensor("x"),
                call.tensor("filter"),
                call.tensor("bias"),
                Window.of(call),
                FusedConv2d.relu(call),
                size[0],
                size[1],
                new Window(steps[0], steps[1], 1, 1, Padding.read(NAME, call.get("poolPad"), 2)));
          })
          .samples(samples())
          .doc(
              "conv2d, a bias, an activation and maxPool, in one pass.",
              "tf.fused.conv2dMaxPool({x: tf.ones([1, 4, 4, 1]), filter: tf.ones([3, 3, 1, 1]), "
                  + "strides: 1, pad: 'same', activation: 'relu', filterSize: 2, poolStrides: 2})"
                  + ".print()");

  private static final Plans<Key> FORWARD = new Plans<>(FusedConv2dPool::forward);
  private static final Plans<Key> BY_IMAGES = new Plans<>(FusedConv2dPool::byImages);
  private static final Plans<Key> BY_FILTER = new Plans<>(FusedConv2dPool::byFilter);

  private FusedConv2dPool() {}

  /** What the kernels depend on; the pool's images are the convolution's result. */
  private record Key(
      Shape x,
      Shape filter,
      Window window,
      boolean bias,
      boolean relu,
      Pool.Key pool,
      boolean places) {
    Kernel.Conv2d conv() {
      return new Kernel.Conv2d(
          x.dim(0),
          window.rows(NAME, x.dim(1), filter.dim(0)),
          window.columns(NAME, x.dim(2), filter.dim(1)),
          x.dim(3),
          filter.dim(3),
          bias,
          relu);
    }

    Shape y() {
      return Shape.of(
          x.dim(0), pool.rows(NAME).output(), pool.columns(NAME).output(), filter.dim(3));
    }

    /** The same for a gradient, which knows neither bias nor relu. */
    Key bare() {
      return new Key(x, filter, window, false, false, pool, false);
    }
  }

  /**
   * {@code maxPool(relu(conv2d(x, filter) + bias))}.
   *
   * @param bias one number for each filter, or one for all; null for none
   * @param relu whether what is below 0 becomes 0
   * @param height the pool's window
   * @param width the pool's window
   * @throws Fault if the types, the axes or the sizes do not fit, or the filter the image
   */
  public static Tensor apply(
      Tensor x,
      Tensor filter,
      Tensor bias,
      Window window,
      boolean relu,
      int height,
      int width,
      Window steps) {
    Tensor images = Window.batch(NAME, x);
    Convolution.check(NAME, images, filter, 2);
    if (height < 1 || width < 1 || (long) height * width > MOST_PLACES) {
      throw Fault.of(
          "%s: a window of %d × %d is none, or too large.".formatted(NAME, height, width),
          "Use one of 1 × 1 to 16 × 16, or conv2d and maxPool one after the other.");
    }
    Tensor each = bias == null ? null : FusedConv2d.bias(NAME, bias, filter.shape().dim(3));
    Shape maps = Convolution.shape(images.shape(), filter.shape(), window);
    Pool.Key pool = new Pool.Key(maps, height, width, steps);
    Tape tape = images.session().tape();
    boolean places = tape.needs(images) || tape.needs(filter) || each != null && tape.needs(each);
    Key key = new Key(images.shape(), filter.shape(), window, each != null, relu, pool, places);
    Tensor y = places ? recorded(key, images, filter, each) : run(key, images, filter, each);
    return x.rank() == 3 ? Window.alone(y) : y;
  }

  private static Tensor run(Key key, Tensor images, Tensor filter, Tensor bias) {
    Plans.Plan plan = FORWARD.get(key);
    return bias == null ? plan.run(images, filter) : plan.run(images, filter, bias);
  }

  /**
   * On the tape these are two steps, so that what comes back through relu is worked out once; relu
   * may as well come last. The tensor between them stands for the sums before relu; no gradient
   * asks for its values.
   */
  private static Tensor recorded(Key key, Tensor images, Tensor filter, Tensor bias) {
    Plans.Plan plan = FORWARD.get(key);
    Tensor places = Tensor.allocate(plan.shape(), DType.BOOL);
    Tensor[] inputs =
        bias == null
            ? new Tensor[] {images, filter, places}
            : new Tensor[] {images, filter, bias, places};
    Tensor y = plan.run(inputs);
    Tensor sums = key.relu() ? y.copy() : y;
    Tape.record(
        (input, dy, in, out) ->
            input < 2 ? gradient(input, dy, in, key.bare()) : rest(dy, in[input]),
        sums,
        inputs);
    Tape tape = y.session().tape();
    if (key.relu()) {
      Tape.record((input, dy, in, out) -> Functions.RELU_GRADIENT.apply(dy, out), y, sums);
      if (!tape.needs(sums)) {
        sums.dispose();
      }
    }
    if (!tape.needs(places)) {
      places.dispose();
    }
    return y;
  }

  /** The gradient of the bias; that of the places is none. */
  private static Tensor rest(Tensor dy, Tensor input) {
    return input.dtype() == DType.FLOAT32 ? dy.sum(0, 1, 2) : null;
  }

  /** Where a gradient of this gradient is asked for, the steps are taken one by one. */
  private static Tensor gradient(int input, Tensor dy, Tensor[] in, Key key) {
    if (dy.session().tape().needs(in[0])) {
      Tensor maps = Convolution.images(in[0], in[1], key.window());
      Tensor back = Pool.MAX.back(dy, maps, key.pool());
      return input == 0
          ? Convolution.byImages(in[0].shape(), back, in[1], key.window())
          : Convolution.byFilter(in[0], back, in[1].shape(), key.window());
    }
    Tensor places = in[in.length - 1];
    return input == 0
        ? BY_IMAGES.get(key).run(dy, places, in[1])
        : BY_FILTER.get(key).run(in[0], dy, places);
  }

  private static Plans.Plan forward(Key key) {
    Kernel kernel =
        new Kernel.Conv2dPool(
            key.conv(), key.pool().rows(NAME), key.pool().columns(NAME), key.places());
    return Plans.Plan.of(key.y(), DType.FLOAT32, kernel);
  }

  private static Plans.Plan byImages(Key key) {
    Kernel kernel =
        new Kernel.Conv2dPoolInputGradient(
            key.conv(), key.pool().rows(NAME), key.pool().columns(NAME));
    return Plans.Plan.of(key.x(), DType.FLOAT32, kernel);
  }

  private static Plans.Plan byFilter(Key key) {
    Kernel kernel =
        new Kernel.Conv2dPoolFilterGradient(
            key.conv(), key.pool().rows(NAME), key.pool().columns(NAME));
    return Plans.Plan.of(key.filter(), DType.FLOAT32, kernel);
  }

  private static List<Sample> samples() {
    Domain some = Domain.between(0.5, 1.5);
    return List.of(
        // Filters of one pixel keep the order of the places: no step changes which is largest.
        sample("linear", Shape.of(1, 4, 4, 1), Shape.of(1, 1, 1, 2), false, 2, some),
        // Far from relu's corner: some sums all above 0, the others all below.
        sample("relu", Shape.of(1, 4, 4, 1), Shape.of(1, 1, 1, 3), true, 2, some),
        sample("windows of one place", Shape.of(2, 5, 4, 2), Shape.of(2, 3, 2, 3), false, 1, some),
        sample("one image", Shape.of(3, 3, 1), Shape.of(3, 3, 1, 2), false, 1, some));
  }

  private static Sample sample(
      String label, Shape x, Shape filter, boolean relu, int size, Domain filters) {
    return new Sample(
        NAME + " " + label,
        List.of(x, filter, Shape.of(filter.dim(3))),
        List.of(
            relu ? Domain.between(0.5, 1) : Domain.ANY,
            filters,
            relu ? Domain.between(-9, 5) : Domain.ANY),
        in ->
            apply(
                in[0],
                in[1],
                in[2],
                Window.of(1, Padding.VALID),
                relu,
                size,
                size,
                Window.of(size, Padding.VALID)));
  }
}
