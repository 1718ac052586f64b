package dev.tensorcord.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the layers of TensorFlow.js give, written by golden/layers/generate.cjs. */
public final class GoldenLayers {
  private GoldenLayers() {}

  /** A file of the folder. */
  public static JsonNode read(String file) {
    try (InputStream in = GoldenLayers.class.getResourceAsStream("/golden/layers/" + file)) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tensors of a list. */
  public static List<Tensor> tensors(JsonNode list) {
    List<Tensor> tensors = new ArrayList<>();
    list.forEach(each -> tensors.add(Golden.tensor(each)));
    return tensors;
  }

  /** Settings as a script gives them; layers within are made. */
  public static Config config(JsonNode settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    settings.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
    return Config.of(map);
  }

  private static Object value(JsonNode node) {
    if (node.has("layer")) {
      return Layers.of(node.get("layer").asText(), config(node.get("settings")));
    }
    return switch (node.getNodeType()) {
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(each)));
        yield list;
      }
      case OBJECT -> config(node).toMap();
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.isInt() ? (Object) node.intValue() : (Object) node.doubleValue();
      default -> null;
    };
  }

  /** Holds a tensor against one of the file: after some products, sums and powers. */
  public static void check(Tensor found, JsonNode due, String label) {
    assertThat(found.shape().toArray()).as(label).isEqualTo(Golden.ints(due.get("shape")));
    double[] values = Golden.doubles(due.get("values"));
    float[] ours = found.data();
    for (int i = 0; i < values.length; i++) {
      boolean same = Math.abs(ours[i] - values[i]) <= 1e-5 * Math.max(1, Math.abs(values[i]));
      assertThat(same).as("%s: value %d is %s, due is %s", label, i, ours[i], values[i]).isTrue();
    }
  }
}
