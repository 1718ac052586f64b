package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;

/**
 * Values on the host that can be set one by one and then become a tensor. {@code const b =
 * tf.buffer([2, 2]); b.set(3, 0, 1); b.toTensor().print()}
 */
public final class TensorBuffer {
  private final Shape shape;
  private final DType dtype;
  private final Object values;
  private final int[] strides;

  private TensorBuffer(Shape shape, DType dtype, Object values) {
    this.shape = shape;
    this.dtype = dtype;
    this.values = values;
    this.strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.dim(axis);
    }
  }

  /**
   * A buffer of zeros, or of empty strings.
   *
   * @throws Fault if the type is complex64, or the session's budget does not allow for it
   */
  public static TensorBuffer of(Shape shape, DType dtype) {
    Session.current().foresee(shape, dtype);
    return new TensorBuffer(
        shape,
        dtype,
        switch (dtype) {
          case FLOAT32 -> new float[shape.size()];
          case INT32 -> new int[shape.size()];
          case BOOL -> new byte[shape.size()];
          case STRING -> filled(new String[shape.size()]);
          case COMPLEX64 -> throw complex();
        });
  }

  /**
   * A buffer of a tensor's values.
   *
   * @throws Fault if they are complex
   */
  public static TensorBuffer of(Tensor tensor) {
    if (tensor.dtype() == DType.COMPLEX64) {
      throw complex();
    }
    return new TensorBuffer(tensor.shape(), tensor.dtype(), tensor.array());
  }

  private static String[] filled(String[] texts) {
    Arrays.fill(texts, "");
    return texts;
  }

  private static Fault complex() {
    return Fault.of(
        "complex64 dtype TensorBuffers are not supported.",
        "Make one buffer for the real parts and one for the imaginary, then tf.complex(real, imag).");
  }

  /** Its sizes. */
  public Shape shape() {
    return shape;
  }

  /** What its values are. */
  public DType dtype() {
    return dtype;
  }

  /** Number of values. */
  public int size() {
    return shape.size();
  }

  /** Number of axes. */
  public int rank() {
    return shape.rank();
  }

  /**
   * Its values, row after row: {@code float[]}, {@code int[]}, {@code byte[]} or {@code String[]}.
   * A change here is one of the buffer.
   */
  public Object values() {
    return values;
  }

  /**
   * Puts a value to a place: a number, a boolean or a string, as the type is.
   *
   * @param place one number for each axis; none stands for the first
   * @throws Fault if there is no such place, or the value is of another kind
   */
  public void set(Object value, int... place) {
    int at = locToIndex(place);
    switch (values) {
      case float[] floats -> floats[at] = (float) number(value);
      case int[] ints -> ints[at] = (int) (long) number(value);
      case byte[] bytes -> bytes[at] = (byte) (number(value) != 0 ? 1 : 0);
      case String[] texts when value instanceof String text -> texts[at] = text;
      default -> throw other(value);
    }
  }

  private double number(Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Boolean flag -> flag ? 1 : 0;
      case null, default -> throw other(value);
    };
  }

  private Fault other(Object value) {
    return Fault.of(
        "A buffer of %s values does not take %s.".formatted(dtype, value),
        "Give it values of its type.");
  }

  /**
   * The value at a place, as {@code Number}, {@code Boolean} or {@code String}.
   *
   * @param place one number for each axis; none stands for the first
   * @throws Fault if there is no such place
   */
  public Object get(int... place) {
    int at = locToIndex(place);
    return switch (values) {
      case float[] floats -> (Object) floats[at];
      case int[] ints -> (Object) ints[at];
      case byte[] bytes -> (Object) (bytes[at] != 0);
      case String[] texts -> texts[at];
      default -> throw new AssertionError(values);
    };
  }

  /**
   * Where a place is among the values.
   *
   * @throws Fault if there is no such place
   */
  public int locToIndex(int... place) {
    int[] full = place.length == 0 ? new int[Math.min(1, rank())] : place;
    boolean fits = full.length == rank() || (rank() == 0 && full.length == 1 && full[0] == 0);
    int index = 0;
    for (int axis = 0; fits && axis < rank(); axis++) {
      fits = full[axis] >= 0 && full[axis] < shape.dim(axis);
      index += full[axis] * strides[axis];
    }
    if (!fits || size() == 0) {
      throw Fault.of(
          "There is no element at %s in a buffer of shape %s."
              .formatted(Arrays.toString(place).replace(" ", ""), shape),
          "Give one number for each of the %d axes, from 0 on.".formatted(rank()));
    }
    return index;
  }

  /** The place of the value with this number. */
  public int[] indexToLoc(int index) {
    int[] place = new int[rank()];
    int rest = index;
    for (int axis = 0; axis < place.length; axis++) {
      place[axis] = rest / strides[axis];
      rest %= strides[axis];
    }
    return place;
  }

  /** A tensor of the values as they are now. */
  public Tensor toTensor() {
    return Tensors.of(values, dtype, shape);
  }

  /** As TensorFlow.js names it. */
  @Override
  public String toString() {
    return "TensorBuffer " + dtype + " " + shape;
  }
}
