package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLimits;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Signals and the waves that they are made of: one row each. */
public final class Spectral {
  private static final Plans<Key> PLANS = new Plans<>(Spectral::plan);

  static final List<Operation> ROWS =
      List.of(
          Operation.of("fft", "input: complex64")
              .does(call -> fft(call.op(), call.tensor("input"), false))
              .doc(
                  "The discrete Fourier transform along the last axis.",
                  "tf.fft(tf.complex([1, 2, 3], [0, 0, 0])).print()"),
          Operation.of("ifft", "input: complex64")
              .does(call -> fft(call.op(), call.tensor("input"), true))
              .doc(
                  "The inverse discrete Fourier transform along the last axis.",
                  "tf.ifft(tf.complex([6, 0, 0], [0, 0, 0])).print()"),
          Operation.of("rfft", "input: float32, fftLength?: whole")
              .does(call -> {
                Tensor x = call.tensor("input");
                return rfft(x, call.has("fftLength") ? call.whole("fftLength") : length(x));
              })
              .doc(
                  "The first half of the discrete Fourier transform of real numbers; the other half "
                      + "mirrors it.",
                  "tf.rfft(tf.tensor1d([1, 2, 3, 4])).print()"),
          Operation.of("irfft", "input: complex64")
              .does(call -> irfft(call.tensor("input")))
              .doc(
                  "The real numbers that rfft makes this of.",
                  "tf.irfft(tf.rfft(tf.tensor1d([1, 2, 3, 4]))).print()"),
          Operation.of(
                  "signal.frame",
                  "signal, frameLength: whole, frameStep: whole, padEnd: flag = false, "
                      + "padValue: number = 0")
              .does(call ->
                  frame(
                      call.tensor("signal"),
                      call.whole("frameLength"),
                      call.whole("frameStep"),
                      call.flag("padEnd"),
                      call.number("padValue")))
              .sample("", x -> frame(x[0], 3, 2, false, 0), Shape.of(8))
              .sample("filled", x -> frame(x[0], 3, 2, true, 0.5), Shape.of(6))
              .doc(
                  "Parts of a signal, each begun a step after the one before.",
                  "tf.signal.frame([1, 2, 3, 4], 2, 1).print()"),
          Operation.of("signal.hammingWindow", "windowLength: whole")
              .does(call -> cosine(call, 0.54, 0.46))
              .doc(
                  "A bump from 0.08 to 1 that cuts a part of a signal out softly.",
                  "tf.signal.hammingWindow(5).print()"),
          Operation.of("signal.hannWindow", "windowLength: whole")
              .does(call -> cosine(call, 0.5, 0.5))
              .doc(
                  "A bump from 0 to 1 that cuts a part of a signal out softly.",
                  "tf.signal.hannWindow(5).print()"),
          Operation.of(
                  "signal.stft",
                  "signal, frameLength: whole, frameStep: whole, fftLength?: whole, windowFn?: object")
              .does(Spectral::stft)
              .doc(
                  "The waves in each part of a signal: frames, cut out softly, through rfft.",
                  "tf.signal.stft(tf.ones([8]), 4, 2).print()"));

  private Spectral() {}

  private record Key(Shape pairs, boolean inverse) {}

  private static int length(Tensor x) {
    if (x.rank() == 0) {
      throw Fault.of(
          "A Fourier transform needs an axis to run along, not a single number.",
          "Give a list of numbers.");
    }
    return x.shape().dim(x.rank() - 1);
  }

  /**
   * The discrete Fourier transform along the last axis of a complex tensor, or its inverse.
   *
   * @throws Fault if it is not complex, or has no axes
   */
  public static Tensor fft(Tensor x, boolean inverse) {
    return fft(inverse ? "ifft" : "fft", x, inverse);
  }

  private static Tensor fft(String op, Tensor x, boolean inverse) {
    int size = length(x);
    if (x.dtype() != DType.COMPLEX64) {
      throw Fault.of(
          "%s: complex numbers are needed, not %s.".formatted(op, x.dtype()),
          "Make them with tf.complex(real, imag), or use rfft.");
    }
    // Tables and room for longer ones would not fit beside the tensors.
    TensorLimits.check(
        "fft_row",
        "%s: a row of %,d numbers".formatted(op, size),
        size,
        Session.current().limits().fftRow(),
        "Transform shorter rows, such as parts that signal.frame cuts.");
    Tensor pairs = x.pairs();
    return PLANS.get(new Key(pairs.shape(), inverse)).run(pairs).fromPairs();
  }

  private static Plans.Plan plan(Key key) {
    Shape shape = key.pairs();
    int size = shape.dim(shape.rank() - 2);
    int batch = size == 0 ? 0 : shape.size() / size / 2;
    return Plans.Plan.of(shape, DType.FLOAT32, new Kernel.Fourier(batch, size, key.inverse()));
  }

  private static Tensor part(Tensor pairs, int from, int count) {
    int[] begin = new int[pairs.rank()];
    begin[pairs.rank() - 2] = from;
    return Slice.apply(pairs, begin, pairs.shape().with(pairs.rank() - 2, count).toArray());
  }

  /**
   * The first half of the transform of float32 numbers, cut or filled up to a size.
   *
   * @return [size / 2 + 1] along the last axis
   */
  public static Tensor rfft(Tensor x, int size) {
    int own = length(x);
    if (size < 1) {
      throw Fault.of("rfft: a length of %d is none.".formatted(size), "Use a length of 1 or more.");
    }
    int last = x.rank() - 1;
    Tensor cut =
        size < own ? Slice.apply(x, new int[x.rank()], x.shape().with(last, size).toArray()) : x;
    int[] dims = Arrays.copyOf(x.shape().toArray(), x.rank() + 1);
    dims[last] = size;
    dims[last + 1] = 2;
    Tensor pairs = Pad.apply(cut.expandDims(-1), new int[dims.length], Shape.of(dims), 0);
    Tensor waves = fft("rfft", pairs.fromPairs(), false).pairs();
    return part(waves, 0, size / 2 + 1).fromPairs();
  }

  /** The inverse of {@link #rfft}: the other half is the first one backwards, conjugated. */
  public static Tensor irfft(Tensor x) {
    int half = length(x);
    int batch = half == 0 ? 0 : x.size() / half;
    Tensor rows = x.pairs().reshape(batch, half, 2);
    if (half > 2) {
      int[] backwards = new int[half - 2];
      Arrays.setAll(backwards, i -> half - 2 - i);
      Tensor mirrored = Gather.apply(rows, Tensors.tensor(backwards, backwards.length), 1);
      rows = rows.concat(mirrored.mul(Tensors.tensor1d(1, -1)), 1);
    }
    int size = rows.shape().dim(1);
    Tensor y = fft("irfft", rows.fromPairs(), true).pairs();
    Tensor real = Slice.apply(y, new int[3], new int[] {batch, size, 1}).reshape(batch, size);
    return x.rank() == 3 && x.shape().dim(0) != 0
        ? real.reshape(x.shape().dim(0), x.shape().dim(1), size)
        : real;
  }

  /**
   * Parts of a signal.
   *
   * @param padEnd whether parts may begin anywhere in the signal, filled up with {@code padValue}
   * @return [parts, frameLength]
   * @throws Fault if the signal has not one axis, or a number is not positive
   */
  public static Tensor frame(
      Tensor signal, int frameLength, int frameStep, boolean padEnd, double padValue) {
    boolean empty = signal.size() < frameLength && !padEnd;
    if (signal.rank() != 1 || frameLength < 1 || (frameStep < 1 && !empty)) {
      throw Fault.of(
          "signal.frame: parts of %d, a step of %d apart, cannot be cut from %s."
              .formatted(frameLength, frameStep, signal.shape()),
          "Give a signal of one axis, and numbers from 1.");
    }
    int size = signal.size();
    int count =
        empty ? 0 : padEnd ? Math.ceilDiv(size, frameStep) : (size - frameLength) / frameStep + 1;
    if (count == 0) {
      return Tensors.zeros(Shape.of(0, frameLength));
    }
    Shape.of(count, frameLength); // Fails where that would be too large.
    Slide slide = new Slide(size, frameLength, count, frameStep, 1, 0);
    return Frames.of(signal, 0, 0, slide, padValue);
  }

  private static Tensor cosine(Call call, double a, double b) {
    return cosine(call.op(), call.whole("windowLength"), a, b);
  }

  private static Tensor cosine(String op, int length, double a, double b) {
    if (length < 0) {
      throw Fault.of(
          "%s: a window of %d numbers is none.".formatted(op, length), "Use a length from 0.");
    }
    Tensor room = Tensors.zeros(Shape.of(length)); // Asks the session's memory first.
    room.dispose();
    float[] values = new float[length];
    double period = length % 2 == 0 ? length : length - 1;
    for (int i = 0; i < length; i++) {
      values[i] = (float) (a - b * Math.cos(2 * Math.PI * i / period));
    }
    return Tensors.tensor(values, length);
  }

  private static Tensor stft(Call call) {
    int length = call.whole("frameLength");
    Tensor frames = frame(call.tensor("signal"), length, call.whole("frameStep"), false, 0);
    Tensor window =
        call.has("windowFn")
            ? window(call.get("windowFn"), length)
            : cosine("signal.stft", length, 0.5, 0.5);
    int power = length == 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
    return rfft(frames.mul(window), call.has("fftLength") ? call.whole("fftLength") : power);
  }

  @SuppressWarnings("unchecked")
  private static Tensor window(Object given, int length) {
    Object made =
        switch (given) {
          case IntFunction<?> function -> function.apply(length);
          case Function<?, ?> function -> ((Function<Object, Object>) function).apply(length);
          default -> given;
        };
    if (made instanceof Tensor tensor) {
      return tensor;
    }
    throw Fault.of(
        "signal.stft: windowFn gave no tensor.",
        "Give a function such as tf.signal.hammingWindow.");
  }
}
