package dev.tensorcord.tensor;

import dev.tensorcord.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What can become a tensor: numbers, booleans and strings, alone, in nested lists or in primitive
 * arrays. Booleans become bool, strings string, an {@code int[]} or {@code byte[]} int32, all other
 * numbers float32, unless a type is asked for.
 */
public final class TensorLike {
  private final String owner;

  /** Whether bytes are a string in UTF-8 and not numbers. */
  private final boolean bytesAreText;

  private final List<Object> values = new ArrayList<>();

  /** Whether the innermost lists are arrays of integers. */
  private boolean whole;

  private TensorLike(String owner, boolean bytesAreText) {
    this.owner = owner;
    this.bytesAreText = bytesAreText;
  }

  /**
   * The value as an argument of an op: a tensor as it is, anything else as a new tensor.
   *
   * @param dtype the type that plain numbers become; null for the one that they have
   * @throws Fault if it can become none
   */
  public static Tensor read(String op, String argument, Object value, DType dtype) {
    if (value instanceof Tensor tensor) {
      tensor.check();
      return tensor;
    }
    boolean alike =
        switch (value) {
          case Number _, Boolean _, String _, List<?> _ -> true;
          case float[] _, double[] _, int[] _, byte[] _, boolean[] _ -> true;
          case null, default -> false;
        };
    if (!alike) {
      throw Fault.of(
          "Argument '%s' passed to '%s' must be a Tensor or TensorLike, but got '%s'"
              .formatted(argument, op, value == null ? "null" : "an object"),
          "Give it a tensor, a number or a list of numbers.");
    }
    // Strings stay such, so that who wanted numbers can say so.
    return of(op, value, null, isText(value) ? null : dtype);
  }

  private static boolean isText(Object value) {
    Object inner = value;
    while (inner instanceof List<?> list && !list.isEmpty()) {
      inner = list.getFirst();
    }
    return inner instanceof String;
  }

  /**
   * A new tensor.
   *
   * @param owner who asks, for messages
   * @param shape null for that of the value
   * @param dtype null for that of the value
   * @throws Fault if lists differ in length, or do not fill the shape
   */
  public static Tensor of(String owner, Object value, Shape shape, DType dtype) {
    if (value == null) {
      throw Fault.of(
          "The input to the tensor constructor must be a non-null value.",
          "Give it a number or a list of numbers.");
    }
    TensorLike flat = new TensorLike(owner, dtype == DType.STRING);
    Shape own = flat.measure(value);
    Object array = flat.flat(value, own);
    boolean untold = own.size() == 0 && dtype != null; // No value says what kind it is of.
    DType natural = untold ? dtype : flat.natural(array);
    DType type = dtype == null || natural == DType.STRING ? natural : dtype;
    if (dtype != null && own.size() == 0) {
      type = dtype;
      array = dtype.isText() ? new String[0] : array;
    } else if (dtype != null && dtype.isText() != natural.isText()) {
      throw Fault.of(
          "%s: %s values cannot be %s.".formatted(owner, natural, dtype),
          "Leave the type out, or give values of that type.");
    }
    if (shape != null) {
      flat.check(own, shape);
    }
    return Tensors.of(array, type, shape == null ? own : shape);
  }

  /** How many axes a value has. */
  public static int rank(Object value) {
    return rank(value, null);
  }

  /** How many axes a value has as a tensor of a type; null for its own. */
  public static int rank(Object value, DType dtype) {
    return new TensorLike("", dtype == DType.STRING).measure(value).rank();
  }

  /** Lists may be nested as the shape is, or less deep: then the innermost hold the rest. */
  private void check(Shape own, Shape shape) {
    if (own.size() != shape.size()) {
      throw Fault.of(
          "Based on the provided shape, %s, the tensor should have %d values but has %d"
              .formatted(shape, shape.size(), own.size()),
          "Give as many values as the product of the sizes.");
    }
    boolean fits = own.rank() <= shape.rank() || own.size() <= 1;
    for (int axis = 0; fits && axis < own.rank() - 1; axis++) {
      fits = own.dim(axis) == shape.dim(axis);
    }
    if (!fits) {
      throw Fault.of(
          "%s: Error creating a new Tensor. Inferred shape (%s) does not match the provided shape (%s)."
              .formatted(owner, own, shape),
          "Give the values in one list, or in lists of that shape.");
    }
  }

  private Shape measure(Object value) {
    List<Integer> dims = new ArrayList<>();
    Object inner = value;
    while (inner instanceof List<?> list) {
      dims.add(list.size());
      if (list.isEmpty()) {
        return Shape.of(dims);
      }
      inner = list.getFirst();
    }
    int length = length(inner);
    if (length >= 0) {
      dims.add(length);
    }
    whole = inner instanceof int[] || (inner instanceof byte[] && !bytesAreText);
    return Shape.of(dims);
  }

  private int length(Object array) {
    return switch (array) {
      case float[] x -> x.length;
      case double[] x -> x.length;
      case int[] x -> x.length;
      case byte[] x -> bytesAreText ? -1 : x.length;
      case boolean[] x -> x.length;
      case null, default -> -1;
    };
  }

  /** All values in one array: of the kind that was given, or boxed ones. */
  private Object flat(Object value, Shape shape) {
    if (length(value) >= 0) {
      return value;
    }
    collect(value, shape, 0);
    return values.toArray();
  }

  private void collect(Object value, Shape shape, int axis) {
    int length = value instanceof List<?> list ? list.size() : length(value);
    int due = axis < shape.rank() ? shape.dim(axis) : -1;
    if (length != due) {
      throw Fault.of(
          due < 0
              ? "%s: there is a list where a number is due.".formatted(owner)
              : length < 0
                  ? "%s: there is a single value where a list of %d is due.".formatted(owner, due)
                  : "%s: a list has %d elements where others have %d."
                      .formatted(owner, length, due),
          "Give every list of one level the same length.");
    }
    switch (value) {
      case List<?> list -> list.forEach(each -> collect(each, shape, axis + 1));
      case float[] x -> {
        for (float each : x) {
          values.add(each);
        }
      }
      case double[] x -> {
        for (double each : x) {
          values.add(each);
        }
      }
      case int[] x -> {
        for (int each : x) {
          values.add(each);
        }
      }
      case byte[] x when bytesAreText -> values.add(new String(x, StandardCharsets.UTF_8));
      case byte[] x -> {
        for (byte each : x) {
          values.add(each & 0xff);
        }
      }
      case boolean[] x -> {
        for (boolean each : x) {
          values.add(each);
        }
      }
      case Number _, Boolean _, String _ -> values.add(value);
      case null, default ->
          throw Fault.of(
              "%s: there is %s among the values."
                  .formatted(owner, value == null ? "null" : "an object"),
              "Give numbers, booleans or strings.");
    }
  }

  private DType natural(Object array) {
    return switch (array) {
      case int[] _, byte[] _ -> DType.INT32;
      case boolean[] _ -> DType.BOOL;
      case Object[] _ when whole -> DType.INT32;
      case Object[] boxed when boxed.length > 0 ->
          switch (boxed[0]) {
            case Boolean _ -> DType.BOOL;
            case String _ -> DType.STRING;
            default -> DType.FLOAT32; // A script's numbers are so even where they are whole.
          };
      default -> DType.FLOAT32;
    };
  }
}
