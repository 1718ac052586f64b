package dev.tensorcord.tensor;

import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Distribution;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.op.Complexes;
import dev.tensorcord.tensor.op.Concat;
import dev.tensorcord.tensor.op.OneHot;
import dev.tensorcord.tensor.op.Stack;
import java.lang.reflect.Array;
import java.util.Arrays;
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

  /** Texts as a tensor. */
  public static Tensor tensor(String[] values, int... shape) {
    return of(values, values.length, Shape.of(shape), DType.STRING);
  }

  /** The values of an array of any kind as a tensor of a type. */
  static Tensor of(Object values, DType dtype, Shape shape) {
    Object fitting =
        switch (dtype) {
          case FLOAT32 -> {
            if (values instanceof float[]) {
              yield values;
            }
            float[] floats = new float[Array.getLength(values)];
            for (int i = 0; i < floats.length; i++) {
              floats[i] = (float) number(Array.get(values, i));
            }
            yield floats;
          }
          case INT32 -> {
            if (values instanceof int[]) {
              yield values;
            }
            int[] ints = new int[Array.getLength(values)];
            for (int i = 0; i < ints.length; i++) {
              ints[i] = whole(number(Array.get(values, i)));
            }
            yield ints;
          }
          case BOOL -> {
            byte[] bytes = new byte[Array.getLength(values)];
            for (int i = 0; i < bytes.length; i++) {
              double value = number(Array.get(values, i));
              bytes[i] = (byte) (Math.floor(value + 0.5) != 0 ? 1 : 0); // 0.3 is nearer to false.
            }
            yield bytes;
          }
          case STRING ->
              Arrays.stream((Object[]) values).map(String::valueOf).toArray(String[]::new);
          case COMPLEX64 ->
              throw Fault.of(
                  "tensor: complex numbers cannot be given in a list.",
                  "Make them with tf.complex(real, imag).");
        };
    return of(fitting, Array.getLength(fitting), shape, dtype);
  }

  private static double number(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Boolean flag -> flag ? 1 : 0;
      default ->
          throw Fault.of(
              "tensor: there is a string among the numbers.", "Give values of one kind.");
    };
  }

  /** As JavaScript stores it in an Int32Array: cut, and taken modulo 2³². */
  private static int whole(double value) {
    return Double.isFinite(value) ? (int) (long) (value % 0x1p32) : 0;
  }

  private static Tensor of(Object values, int count, Shape shape, DType dtype) {
    if (count != shape.size()) {
      throw Fault.of(
          "tensor: %d values do not fill the shape %s, which holds %d."
              .formatted(count, shape, shape.size()),
          "Give as many values as the product of the sizes.");
    }
    if (values instanceof String[] texts) {
      return Tensor.ofTexts(texts.clone(), shape);
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

  /**
   * The same number everywhere.
   *
   * @throws Fault if the type is string
   */
  public static Tensor fill(Shape shape, double value, DType dtype) {
    if (dtype == DType.COMPLEX64) {
      return Complexes.of(fill(shape, value, DType.FLOAT32), fill(shape, 0, DType.FLOAT32));
    }
    if (dtype.isText()) {
      throw Fault.of(
          "A string tensor cannot be filled with a number.",
          "Give a string to fill with, or another type.");
    }
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
    return range(start, stop, step, DType.FLOAT32);
  }

  /**
   * From {@code start} in steps to before {@code stop}. A step of 1 counts down where that is
   * needed; any other that leads away from {@code stop} gives nothing.
   *
   * @throws Fault if the step is 0
   */
  public static Tensor range(double start, double stop, double step, DType dtype) {
    if (step == 0 || Double.isNaN(start + stop + step)) {
      throw Fault.of("range: Cannot have a step of zero", "Use a step such as 1 or -1.");
    }
    double by = step == 1 && stop < start ? -1 : step;
    double count = Math.max(0, Math.ceil((stop - start) / by));
    Shape shape = Shape.of((int) Math.min(count, Integer.MAX_VALUE));
    Session.current().foresee(shape, dtype);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * by;
    }
    return of(values, dtype, shape);
  }

  /**
   * {@code count} numbers evenly from {@code start} to {@code stop}, both included, float32.
   *
   * @throws Fault if the count is below 1
   */
  public static Tensor linspace(double start, double stop, int count) {
    if (count < 1) {
      throw Fault.of(
          "linspace: The number of values should be positive, not %d.".formatted(count),
          "Ask for at least one.");
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

  /** Whole random numbers, all from {@code low} to before {@code high} as likely, int32. */
  public static Tensor randomUniformInt(Shape shape, double low, double high, long seed) {
    return random(shape, Distribution.UNIFORM_INT, low, high, seed);
  }

  /**
   * Random numbers of a gamma distribution: what a queue waits for {@code alpha} events that come
   * {@code beta} in a unit of time; their mean is alpha / beta.
   *
   * @throws Fault if alpha or beta is not above 0
   */
  public static Tensor randomGamma(Shape shape, double alpha, double beta, long seed) {
    if (!(alpha > 0 && beta > 0)) {
      throw Fault.of(
          "randomGamma: alpha and beta must be above 0, not %s and %s.".formatted(alpha, beta),
          "The mean is alpha / beta: alpha = 2 and beta = 1 give a mean of 2.");
    }
    return random(shape, Distribution.GAMMA, alpha, beta, seed);
  }

  private static Tensor random(Shape shape, Distribution from, double a, double b, long seed) {
    boolean whole = from == Distribution.UNIFORM_INT;
    Tensor tensor = Tensor.allocate(shape, whole ? DType.INT32 : DType.FLOAT32);
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
