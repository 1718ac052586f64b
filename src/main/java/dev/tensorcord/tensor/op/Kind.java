package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.TensorLike;
import java.util.List;
import java.util.Locale;

/**
 * What a parameter of an op can be, and how a value that a script gives becomes one. Scripts give
 * tensors, numbers, booleans, strings, lists and primitive arrays of them, maps, and null.
 */
public enum Kind {
  /** Numbers or booleans of any type: a tensor, or what can become one. */
  TENSOR(null, false),
  /** As {@link #TENSOR}, or strings. */
  ANY(null, true),
  /** As {@link #TENSOR}, bool only. */
  BOOL(DType.BOOL, false),
  /** As {@link #TENSOR}, int32 only. */
  INT32(DType.INT32, false),
  /** As {@link #TENSOR}, float32 only. */
  FLOAT32(DType.FLOAT32, false),
  /** As {@link #TENSOR}, complex64 only. */
  COMPLEX64(DType.COMPLEX64, false),
  /** Strings only. */
  STRING(DType.STRING, true),
  /** A list of tensors of any type, at least one; as {@code List<Tensor>}. */
  TENSORS {
    @Override
    Object read(String op, String name, Object value) {
      if (!(value instanceof List<?> list) || list.isEmpty()) {
        throw wrong(op, name, value, "a list of at least one tensor");
      }
      List<Object> tensors = new java.util.ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        tensors.add(ANY.read(op, name + "[" + i + "]", list.get(i)));
      }
      return List.copyOf(tensors);
    }
  },
  /** A number, as {@code Double}. */
  NUMBER {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof Number number) {
        return number.doubleValue();
      }
      throw wrong(op, name, value, "a number");
    }
  },
  /** A whole number, as {@code Integer}. */
  WHOLE {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof Number number && number.doubleValue() == number.intValue()) {
        return number.intValue();
      }
      throw wrong(op, name, value, "a whole number");
    }
  },
  /** True or false, as {@code Boolean}. */
  FLAG {
    @Override
    Object read(String op, String name, Object value) {
      return switch (value) {
        case Boolean flag -> flag;
        case Number number -> number.doubleValue() != 0;
        case null, default -> throw wrong(op, name, value, "true or false");
      };
    }
  },
  /** A word, as {@code String}. */
  TEXT {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof String text) {
        return text;
      }
      throw wrong(op, name, value, "a word in quotes");
    }
  },
  /** Whole numbers, or one that stands alone; as {@code int[]}. */
  INTS {
    @Override
    Object read(String op, String name, Object value) {
      return switch (value) {
        case int[] ints -> ints;
        case Number number -> new int[] {(int) WHOLE.read(op, name, number)};
        case List<?> list ->
            list.stream().mapToInt(each -> (int) WHOLE.read(op, name, each)).toArray();
        case float[] floats -> {
          int[] ints = new int[floats.length];
          for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) WHOLE.read(op, name, floats[i]);
          }
          yield ints;
        }
        case null, default -> throw wrong(op, name, value, "a list of whole numbers");
      };
    }
  },
  /** Numbers, or one that stands alone; as {@code double[]}. */
  NUMBERS {
    @Override
    Object read(String op, String name, Object value) {
      return switch (value) {
        case double[] numbers -> numbers;
        case Number number -> new double[] {number.doubleValue()};
        case List<?> list ->
            list.stream().mapToDouble(each -> (double) NUMBER.read(op, name, each)).toArray();
        case float[] floats -> {
          double[] numbers = new double[floats.length];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = floats[i];
          }
          yield numbers;
        }
        case null, default -> throw wrong(op, name, value, "a list of numbers");
      };
    }
  },
  /** Sizes, as {@link Shape}. */
  SHAPE {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof Shape shape) {
        return shape;
      }
      if (value instanceof List<?> list && !list.stream().allMatch(Kind::isSize)) {
        throw Fault.of(
            "Tensor must have a shape comprised of positive integers but got shape %s."
                .formatted(list.toString().replace(" ", "").replaceAll("\\.0\\b", "")),
            "Give every axis a whole size of 0 or more.");
      }
      int[] dims = (int[]) INTS.read(op, name, value);
      return Shape.of(dims);
    }
  },
  /** The name of a type, as {@link DType}. */
  DTYPE {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof DType dtype) {
        return dtype;
      }
      for (DType dtype : DType.values()) {
        if (dtype.toString().equals(value)) {
          return dtype;
        }
      }
      throw wrong(op, name, value, "'float32', 'int32', 'bool', 'complex64' or 'string'");
    }
  },
  /** 'valid', 'same', a number, or a list of pairs as TensorFlow.js has it; unchanged. */
  PADDING {
    @Override
    Object read(String op, String name, Object value) {
      if (value instanceof String || value instanceof Number || value instanceof List<?>) {
        return value;
      }
      throw wrong(op, name, value, "'valid', 'same' or a whole number");
    }
  },
  /** Whatever is given: a function, an object, a list for the op itself to look into. */
  OBJECT {
    @Override
    Object read(String op, String name, Object value) {
      if (value == null) {
        throw wrong(op, name, null, "a value");
      }
      return value;
    }
  };

  private final DType dtype;
  private final boolean strings;

  Kind() {
    this(null, true);
  }

  Kind(DType dtype, boolean strings) {
    this.dtype = dtype;
    this.strings = strings;
  }

  /** The kind of this name, in small letters. */
  static Kind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether it is one tensor. */
  public boolean isTensor() {
    return compareTo(STRING) <= 0;
  }

  /**
   * The value as this kind.
   *
   * @throws Fault if it is none
   */
  Object read(String op, String name, Object value) {
    Tensor tensor = TensorLike.read(op, name, value, dtype);
    boolean fits = dtype == null ? strings || !tensor.dtype().isText() : tensor.dtype() == dtype;
    if (!fits) {
      throw Fault.of(
          "Argument '%s' passed to '%s' must be %s tensor, but got %s tensor"
              .formatted(name, op, dtype == null ? "numeric" : dtype, tensor.dtype()),
          dtype == null ? "Give it numbers." : "Cast it first: cast('%s').".formatted(dtype));
    }
    return tensor;
  }

  private static boolean isSize(Object value) {
    return value instanceof Number size
        && size.doubleValue() >= 0
        && size.doubleValue() == size.intValue();
  }

  private static Fault wrong(String op, String name, Object value, String wanted) {
    String given =
        switch (value) {
          case null -> "nothing";
          case String text -> "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
          case Number number -> number.toString();
          case Boolean flag -> flag.toString();
          case List<?> _ -> "a list";
          case Tensor tensor -> "a tensor of shape " + tensor.shape();
          default -> "an object";
        };
    return Fault.of(
        "%s: '%s' must be %s, not %s.".formatted(op, name, wanted, given),
        "Look at the order of the arguments.");
  }
}
