package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Values from TensorFlow.js, written by golden/generate.cjs. */
public final class Golden {
  /** The whole file. */
  public static final JsonNode ALL = read();

  private static final double EXACT = 4e-6;

  private Golden() {}

  private static JsonNode read() {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/golden.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tensor as the file has it. */
  public static Tensor tensor(JsonNode node) {
    int[] shape = ints(node.get("shape"));
    String dtype = node.get("dtype").asText();
    if (dtype.equals("string")) {
      return Tensors.tensor(texts(node.get("values")), shape);
    }
    double[] values = doubles(node.get("values"));
    if (dtype.equals("complex64")) {
      int[] pairs = Arrays.copyOf(shape, shape.length + 1);
      pairs[shape.length] = 2;
      return Tensors.tensor(values, pairs).fromPairs();
    }
    Tensor floats = Tensors.tensor(values, shape);
    return switch (dtype) {
      case "float32" -> floats;
      case "int32" -> floats.cast(DType.INT32);
      default -> floats.cast(DType.BOOL);
    };
  }

  private static String[] texts(JsonNode node) {
    return IntStream.range(0, node.size())
        .mapToObj(i -> node.get(i).asText())
        .toArray(String[]::new);
  }

  /** The numbers of an array. */
  public static int[] ints(JsonNode node) {
    return IntStream.range(0, node.size()).map(i -> node.get(i).asInt()).toArray();
  }

  /** The numbers of an array, NaN and infinities written as text. */
  public static double[] doubles(JsonNode node) {
    return IntStream.range(0, node.size())
        .mapToDouble(i -> Double.parseDouble(node.get(i).asText()))
        .toArray();
  }

  /** Holds a tensor against one of the file, to single precision. */
  public static void check(Tensor found, JsonNode expected, String label) {
    assertThat(found.shape().toArray()).as(label).isEqualTo(ints(expected.get("shape")));
    assertThat(found.dtype().toString()).as(label).isEqualTo(expected.get("dtype").asText());
    if (found.dtype() == DType.STRING) {
      assertThat(found.texts()).as(label).isEqualTo(texts(expected.get("values")));
      return;
    }
    double[] due = doubles(expected.get("values"));
    float[] values = found.data();
    for (int i = 0; i < due.length; i++) {
      boolean same =
          Double.compare(values[i], (float) due[i]) == 0
              || Math.abs(values[i] - due[i]) <= EXACT * Math.max(1, Math.abs(due[i]));
      assertThat(same).as("%s: value %d is %s, due is %s", label, i, values[i], due[i]).isTrue();
    }
  }
}
