package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.nn.layers.GoldenLayers;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Model files of every layer pass between TensorFlow.js and us, both ways. */
final class TopologyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ModelReader READER = new ModelReader(new ModelLimits(100_000, 50, 10_000));

  @TestFactory
  Stream<DynamicTest> filesOfEveryLayerAreReadAndWritten() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : GoldenLayers.read("layers.json").get("cases")) {
      if (each.get("file").isObject()) {
        String label = each.get("name").asText() + " " + each.get("settings");
        tests.add(DynamicTest.dynamicTest(label, () -> check(each)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode golden) throws JsonProcessingException {
    JsonNode file = golden.get("file");
    try (Session _ = Session.open(Budget.NONE)) {
      Model model = read(file.get("topology"), file.get("weightNames"), golden.get("weights"));
      List<Tensor> ys = model.predict(GoldenLayers.tensors(golden.get("inputs")), 32);
      for (int i = 0; i < ys.size(); i++) {
        GoldenLayers.check(ys.get(i), golden.get("outputs").get(i), golden.get("name").asText());
      }
      assertThat(cleaned(Topology.of(model))).isEqualTo(cleaned(file.get("topology")));
      ModelFile ours = ModelFile.of(model, Precision.FLOAT32);
      Model again = READER.read(ours.json(), ours.weights());
      Tensor y = again.predict(GoldenLayers.tensors(golden.get("inputs")), 32).getFirst();
      GoldenLayers.check(y, golden.get("outputs").get(0), golden.get("name").asText());
    }
  }

  /** The files of a model that TensorFlow.js described, read here. */
  private static Model read(JsonNode topology, JsonNode names, JsonNode weights)
      throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode();
    root.set("modelTopology", topology);
    ArrayNode entries = root.putArray("weightsManifest").addObject().putArray("weights");
    int size = 0;
    for (int i = 0; i < names.size(); i++) {
      ObjectNode entry = entries.addObject().put("name", names.get(i).asText());
      entry.set("shape", weights.get(i).get("shape"));
      entry.put("dtype", "float32");
      size += weights.get(i).get("values").size();
    }
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    weights.forEach(
        weight -> weight.get("values").forEach(value -> bytes.putFloat((float) value.asDouble())));
    return READER.read(JSON.writeValueAsBytes(root), bytes.array());
  }

  /** Without the settings that TensorFlow.js writes twice or forgets. */
  private static JsonNode cleaned(JsonNode topology) {
    JsonNode copy = topology.deepCopy();
    clean(copy);
    return copy;
  }

  private static void clean(JsonNode node) {
    if (node.path("class_name").asText().equals("RNN")) {
      // There the cell's settings stand beside the cell as well.
      ((ObjectNode) node.get("config"))
          .retain("cell", "name", "trainable", "return_sequences", "return_state", "go_backwards");
    }
    if (node instanceof ObjectNode object && node.has("depthwise_constraint")) {
      object.remove("depthwise_constraint");
    }
    if (node.path("class_name").asText().equals("Embedding")) {
      ((ObjectNode) node.get("config")).remove(List.of("dtype", "mask_zero"));
    }
    if (node.path("class_name").asText().endsWith("Cell")) {
      ((ObjectNode) node.get("config")).remove("name");
    }
    node.forEach(TopologyTest::clean);
  }

  @Test
  void graphsBranchShareAndNest() throws JsonProcessingException {
    JsonNode graph = GoldenLayers.read("parts.json").get("graph");
    try (Session _ = Session.open(Budget.NONE)) {
      Model model = read(graph.get("topology"), graph.get("weightNames"), graph.get("before"));
      assertThat(model.layers().stream().map(layer -> layer.name()).toList())
          .isEqualTo(texts(graph.get("layers")));
      assertThat(model.weights().stream().map(weight -> weight.name()).toList())
          .isEqualTo(texts(graph.get("weightNames")));
      List<Tensor> xs = GoldenLayers.tensors(graph.get("xs"));
      List<Tensor> ys = model.predict(xs, 4);
      for (int i = 0; i < 2; i++) {
        GoldenLayers.check(ys.get(i), graph.get("predicted").get(i), "output " + i);
      }
      assertThat(model.summary()).isEqualTo(graph.get("summary").asText());
      assertThat((JsonNode) Topology.of(model)).isEqualTo(graph.get("topology"));
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
