package dev.tensorcord.nn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a weight's values stand in the binary part of a model file, the lowest byte first.
 *
 * @param scale with {@code least}, for the whole-number kinds: value = number · scale + least
 */
record WeightCode(Kind kind, double scale, double least) {
  static final WeightCode PLAIN = new WeightCode(Kind.FLOAT32, 1, 0);
  static final WeightCode HALF = new WeightCode(Kind.FLOAT16, 1, 0);

  private static final WeightCode WHOLE = new WeightCode(Kind.INT32, 1, 0);

  enum Kind {
    FLOAT32(4),
    FLOAT16(2),
    UINT8(1),
    UINT16(2),
    INT32(4);

    private final int bytes;

    Kind(int bytes) {
      this.bytes = bytes;
    }
  }

  /** The exact one of values of this type. */
  static WeightCode of(DType dtype) {
    return dtype == DType.INT32 ? WHOLE : PLAIN;
  }

  /** Reads an entry of the manifest. */
  static WeightCode of(JsonNode entry, String name) {
    String dtype = entry.path("dtype").asText();
    if (dtype.equals("int32")) {
      return WHOLE;
    }
    if (!dtype.equals("float32")) {
      throw Fault.of(
          "The weight %s is of type %s.".formatted(name, dtype),
          "Only float32 and int32 weights can be read, the first also quantised.");
    }
    JsonNode packed = entry.path("quantization");
    if (packed.isMissingNode() || packed.isNull()) {
      return PLAIN;
    }
    return switch (packed.path("dtype").asText()) {
      case "float16" -> HALF;
      case "uint8" -> scaled(Kind.UINT8, packed, name);
      case "uint16" -> scaled(Kind.UINT16, packed, name);
      case String other ->
          throw Fault.of(
              "The weight %s is quantised as %s.".formatted(name, other),
              "float16, uint8 and uint16 can be read.");
    };
  }

  private static WeightCode scaled(Kind kind, JsonNode packed, String name) {
    double scale = packed.path("scale").asDouble(Double.NaN);
    double least = packed.path("min").asDouble(Double.NaN);
    if (!Double.isFinite(scale) || !Double.isFinite(least)) {
      throw Fault.of(
          "The weight %s is quantised without a scale and a least value.".formatted(name),
          "Write the file again with TensorFlow.js's own converter.");
    }
    return new WeightCode(kind, scale, least);
  }

  int bytes() {
    return kind.bytes;
  }

  float[] read(ByteBuffer from, int count) {
    ByteBuffer bytes = from.order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (kind) {
            case FLOAT32 -> bytes.getFloat();
            case FLOAT16 -> Float.float16ToFloat(bytes.getShort());
            case INT32 -> bytes.getInt();
            case UINT8 -> (float) ((bytes.get() & 0xFF) * scale + least);
            case UINT16 -> (float) ((bytes.getShort() & 0xFFFF) * scale + least);
          };
    }
    return values;
  }

  /** Writes; for the kinds that we write. */
  byte[] write(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      switch (kind) {
        case FLOAT32 -> bytes.putFloat(value);
        case FLOAT16 -> bytes.putShort(Float.floatToFloat16(value));
        case INT32 -> bytes.putInt((int) value);
        default -> throw new IllegalStateException(kind + " is only read");
      }
    }
    return bytes.array();
  }
}
