package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Seeds;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/**
 * Random numbers. Each op takes a seed, a number or a word; without one it takes the next of its
 * session, so that {@link Session#seed} fixes them all.
 */
public final class Randoms {
  static final List<Operation> ROWS =
      List.of(
          Operation.of(
                  "randomUniform",
                  "shape: shape, minval: number = 0, maxval: number = 1, dtype: dtype = float32, "
                      + "seed?: object")
              .does(call ->
                  uniform(
                      call.shape("shape"),
                      call.number("minval"),
                      call.number("maxval"),
                      call.dtype("dtype"),
                      seed(call)))
              .doc(
                  "Random numbers from minval to before maxval, all as likely.",
                  "tf.randomUniform([2, 2], 0, 1, 'float32', 7).print()"),
          Operation.of(
                  "randomUniformInt", "shape: shape, minval: number, maxval: number, seed?: object")
              .does(call ->
                  uniform(
                      call.shape("shape"),
                      call.number("minval"),
                      call.number("maxval"),
                      DType.INT32,
                      seed(call)))
              .doc(
                  "Whole random numbers from minval to before maxval, all as likely.",
                  "tf.randomUniformInt([5], 1, 7, 7).print()"),
          Operation.of(
                  "randomNormal",
                  "shape: shape, mean: number = 0, stdDev: number = 1, dtype: dtype = float32, "
                      + "seed?: object")
              .does(call -> normal(call, call.number("mean"), call.number("stdDev"), false))
              .doc(
                  "Random numbers around a mean, normally distributed.",
                  "tf.randomNormal([2, 2], 0, 1, 'float32', 7).print()"),
          Operation.of(
                  "randomStandardNormal", "shape: shape, dtype: dtype = float32, seed?: object")
              .does(call -> normal(call, 0, 1, false))
              .doc(
                  "Random numbers, normally distributed around 0 with a deviation of 1.",
                  "tf.randomStandardNormal([2, 2], 'float32', 7).print()"),
          Operation.of(
                  "truncatedNormal",
                  "shape: shape, mean: number = 0, stdDev: number = 1, dtype: dtype = float32, "
                      + "seed?: object")
              .does(call -> normal(call, call.number("mean"), call.number("stdDev"), true))
              .doc(
                  "Random numbers, normally distributed but within two deviations of the mean.",
                  "tf.truncatedNormal([2, 2], 0, 1, 'float32', 7).print()"),
          Operation.of(
                  "randomGamma",
                  "shape: shape, alpha: number, beta: number = 1, dtype: dtype = float32, "
                      + "seed?: object")
              .does(Randoms::gamma)
              .doc(
                  "Random numbers of a gamma distribution, of shape alpha and rate beta.",
                  "tf.randomGamma([2, 2], 2, 1, 'float32', 7).print()"),
          Operation.of("rand", "shape: shape, randFunction: object, dtype: dtype = float32")
              .does(Randoms::rand)
              .doc(
                  "Numbers that a function of your own draws, one by one.",
                  "tf.rand([3], () => 4).print()"));

  private Randoms() {}

  /** The seed that a call gives, or the session's next. */
  static long seed(Call call) {
    Object given = call.get("seed");
    return given == null ? Session.current().nextSeed() : Seeds.of(call.op(), given);
  }

  /**
   * Uniform random numbers of a type; whole ones are rounded down.
   *
   * @throws Fault if the type is complex64 or string, or a whole range holds a single number
   */
  public static Tensor uniform(Shape shape, double low, double high, DType dtype, long seed) {
    return switch (dtype) {
      case FLOAT32 -> Tensors.randomUniform(shape, low, high, seed);
      case INT32 -> Tensors.randomUniformInt(shape, low, high, seed);
      case BOOL ->
          Scope.tidy(() -> Tensors.randomUniformInt(shape, low, high, seed).cast(DType.BOOL));
      case COMPLEX64, STRING -> throw unsupported(dtype);
    };
  }

  private static Tensor normal(Call call, double mean, double deviation, boolean truncated) {
    DType dtype = call.dtype("dtype");
    if (dtype != DType.FLOAT32 && dtype != DType.INT32) {
      throw unsupported(dtype);
    }
    Shape shape = call.shape("shape");
    long seed = seed(call);
    return as(
        dtype,
        truncated
            ? Tensors.truncatedNormal(shape, mean, deviation, seed)
            : Tensors.randomNormal(shape, mean, deviation, seed));
  }

  private static Tensor gamma(Call call) {
    DType dtype = call.dtype("dtype");
    if (dtype != DType.FLOAT32 && dtype != DType.INT32) {
      throw unsupported(dtype);
    }
    return as(
        dtype,
        Tensors.randomGamma(
            call.shape("shape"), call.number("alpha"), call.number("beta"), seed(call)));
  }

  /** Rounded to the nearest where whole numbers are asked for. */
  private static Tensor as(DType dtype, Tensor drawn) {
    if (dtype == DType.FLOAT32) {
      return drawn;
    }
    Tensor whole = Scope.tidy(() -> drawn.add(0.5).floor().cast(dtype));
    drawn.dispose();
    return whole;
  }

  private static Tensor rand(Call call) {
    DoubleSupplier function = function(call.get("randFunction"));
    DType dtype = call.dtype("dtype");
    if (!dtype.isPlain()) {
      throw unsupported(dtype);
    }
    Shape shape = call.shape("shape");
    Session.current().foresee(shape, dtype);
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.getAsDouble();
    }
    Tensor floats = Tensors.tensor(values, shape.toArray());
    if (dtype == DType.FLOAT32) {
      return floats;
    }
    // Bytes as JavaScript makes them: 0.7 becomes 0, and that is false.
    Tensor typed = Scope.tidy(() -> floats.cast(DType.INT32).cast(dtype));
    floats.dispose();
    return typed;
  }

  /** A function of Java's, or of a script, which takes a list of arguments. */
  @SuppressWarnings("unchecked")
  private static DoubleSupplier function(Object given) {
    return switch (given) {
      case DoubleSupplier function -> function;
      case Function<?, ?> function ->
          () ->
              (double)
                  Kind.NUMBER.read(
                      "rand",
                      "what the function gives",
                      ((Function<Object, Object>) function).apply(new Object[0]));
      default ->
          throw Fault.of(
              "rand: 'randFunction' must be a function that gives a number.",
              "Write for example () => Math.random().");
    };
  }

  private static Fault unsupported(DType dtype) {
    return Fault.of("Unsupported data type " + dtype, "Ask for 'float32' or 'int32'.");
  }
}
