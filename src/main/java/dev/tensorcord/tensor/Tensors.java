package dev.tensorcord.tensor;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Distribution;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.Concat;
import dev.tensorcord.tensor.op.OneHot;
import dev.tensorcord.tensor.op.Stack;
import java.util.List;

/** Where tensors come from, under TensorFlow.js's names. */
public final class Tensors {
  private Tensors() {}

  /**
   * A float32 tensor of these values, row after row. {@code tf.tensor([1, 2, 3, 4], [2, 2])}
   *
   * @throws Fault if the shape does not hold as many values
   */
  public static Tensor tensor(float[] values, int... shape) {
    return of(values, values.length, Shape.of(shape), DType.FLOAT32);
  }

  /** A float32 tensor of these values, rounded to single precision. */
  public static Tensor tensor(double[] values, int... shape) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return tensor(floats, shape);
  }

  /** An int32 tensor of these values. */
  public static Tensor tensor(int[] values, int... shape) {
    return of(values, values.length, Shape.of(shape), DType.INT32);
  }

  /** A bool tensor of these values. */
  public static Tensor tensor(boolean[] values, int... shape) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    return of(bytes, bytes.length, Shape.of(shape), DType.BOOL);
  }

  private static Tensor of(Object values, int count, Shape shape, DType dtype) {
    if (count != shape.size()) {
      throw Fault.of(
          "tensor: %d values do not fill the shape %s, which holds %d."
              .formatted(count, shape, shape.size()),
          "Give as many values as the product of the sizes.");
    }
    Tensor tensor = Tensor.allocate(shape, dtype);
    Backends.active().write(tensor.buffer(), values, count);
    return tensor;
  }

  /** A float32 tensor of one axis. */
  public static Tensor tensor1d(double... values) {
    return tensor(values, values.length);
  }

  /** One float32 number. */
  public static Tensor scalar(double value) {
    return fill(Shape.SCALAR, value, DType.FLOAT32);
  }

  /** One number to stand beside {@code other}: of its type if it fits, else float32. */
  static Tensor like(Tensor other, double value) {
    boolean whole = other.dtype() == DType.INT32 && value == (int) value;
    return Tensor.uncounted(other.session(), whole ? DType.INT32 : DType.FLOAT32, value);
  }

  /** The same number everywhere. */
  public static Tensor fill(Shape shape, double value, DType dtype) {
    return Tensor.filled(shape, dtype, value);
  }

  /** Float32 zeros. */
  public static Tensor zeros(Shape shape) {
    return fill(shape, 0, DType.FLOAT32);
  }

  /** Float32 ones. */
  public static Tensor ones(Shape shape) {
    return fill(shape, 1, DType.FLOAT32);
  }

  /**
   * From {@code start} in steps to before {@code stop}, float32.
   *
   * @throws Fault if the step is 0
   */
  public static Tensor range(double start, double stop, double step) {
    if (step == 0 || Double.isNaN(start + stop + step)) {
      throw Fault.of("range: the step cannot be 0.", "Use a step such as 1 or -1.");
    }
    double count = Math.max(0, Math.ceil((stop - start) / step));
    Shape shape = Shape.of((int) Math.min(count, Integer.MAX_VALUE));
    Tensor tensor = Tensor.allocate(shape, DType.FLOAT32);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (start + i * step);
    }
    Backends.active().write(tensor.buffer(), values, values.length);
    return tensor;
  }

  /**
   * {@code count} numbers evenly from {@code start} to {@code stop}, both included, float32.
   *
   * @throws Fault if the count is below 1
   */
  public static Tensor linspace(double start, double stop, int count) {
    if (count < 1) {
      throw Fault.of(
          "linspace: %d numbers were asked for.".formatted(count), "Ask for at least one.");
    }
    Tensor tensor = Tensor.allocate(Shape.of(count), DType.FLOAT32);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (count == 1 ? start : start + i * ((stop - start) / (count - 1)));
    }
    Backends.active().write(tensor.buffer(), values, count);
    return tensor;
  }

  /** Random numbers, all from {@code low} to before {@code high} as likely. */
  public static Tensor randomUniform(Shape shape, double low, double high, long seed) {
    return random(shape, Distribution.UNIFORM, low, high, seed);
  }

  /** Random numbers, normally distributed. */
  public static Tensor randomNormal(Shape shape, double mean, double deviation, long seed) {
    return random(shape, Distribution.NORMAL, mean, deviation, seed);
  }

  /** Random numbers, normally distributed but never more than two deviations from the mean. */
  public static Tensor truncatedNormal(Shape shape, double mean, double deviation, long seed) {
    return random(shape, Distribution.TRUNCATED_NORMAL, mean, deviation, seed);
  }

  private static Tensor random(Shape shape, Distribution from, double a, double b, long seed) {
    Tensor tensor = Tensor.allocate(shape, DType.FLOAT32);
    Backends.active().run(new Kernel.Random(shape.size(), from, a, b, seed), tensor.buffer());
    return tensor;
  }

  /** A row for each int32 place, 1 there and 0 elsewhere, int32. See {@link OneHot}. */
  public static Tensor oneHot(Tensor places, int depth) {
    return OneHot.apply(places, depth);
  }

  /** Tensors one after the other along an axis. */
  public static Tensor concat(List<Tensor> parts, int axis) {
    return Concat.apply(parts, axis);
  }

  /** Tensors of one shape, joined along a new axis. */
  public static Tensor stack(List<Tensor> parts, int axis) {
    return Stack.apply(parts, axis);
  }
}
