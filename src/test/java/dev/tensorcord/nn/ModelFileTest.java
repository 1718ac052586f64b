package dev.tensorcord.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files pass between TensorFlow.js and us, and hostile ones cost nothing. */
final class ModelFileTest {
  private static final String FOLDER = "/golden/models/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final ModelReader READER = new ModelReader(new ModelLimits(100_000, 20, 10_000));

  @Test
  void modelsOfTensorFlowJsPredictTheSameHere() throws IOException {
    for (JsonNode each : JSON.readTree(bytes("cases.json"))) {
      String folder = each.get("folder").asText();
      try (Session _ = Session.open(Budget.NONE)) {
        Tensor x = Tensors.tensor(Golden.doubles(each.at("/x/values")), dims(each.at("/x/shape")));
        Model model = READER.read(bytes(folder + "/model.json"), bytes(folder + "/weights.bin"));
        Tensor y = model.predict(x);
        double[] due = Golden.doubles(each.at("/y/values"));
        assertThat(y.shape().toArray()).isEqualTo(dims(each.at("/y/shape")));
        float[] values = y.data();
        for (int i = 0; i < due.length; i++) {
          assertThat((double) values[i]).as("%s %d", folder, i).isCloseTo(due[i], within(2e-6));
        }
      }
    }
  }

  @Test
  void ourFilesHaveTensorFlowJsOwnKeysAndValues() throws IOException {
    for (String folder : List.of("image-plain", "image-half", "activations-plain")) {
      byte[] json = bytes(folder + "/model.json");
      byte[] weights = bytes(folder + "/weights.bin");
      Precision precision = folder.endsWith("half") ? Precision.FLOAT16 : Precision.FLOAT32;
      try (Session _ = Session.open(Budget.NONE)) {
        ModelFile ours = ModelFile.of(READER.read(json, weights), precision);
        ObjectNode theirs = (ObjectNode) JSON.readTree(json);
        theirs.put("generatedBy", "Tensorcord");
        ((ObjectNode) theirs.at("/modelTopology/config"))
            .set("name", JSON.readTree(ours.json()).at("/modelTopology/config/name"));
        assertThat(JSON.readTree(ours.json())).isEqualTo(theirs);
        assertThat(ours.weights()).isEqualTo(weights);
      }
    }
  }

  @Test
  void aFolderHoldsTheTwoFilesAndNothingElse(@TempDir Path folder) throws IOException {
    Path inner = folder.resolve("a/b");
    ModelFile file = golden("image-half");
    file.write(inner);
    file.write(inner);
    try (Stream<Path> held = Files.list(inner)) {
      assertThat(held.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("model.json", "weights.bin");
    }
    assertThat(Files.readAllBytes(inner.resolve("weights.bin"))).isEqualTo(file.weights());
    Path taken = Files.createFile(folder.resolve("taken"));
    assertThatThrownBy(() -> file.write(taken)).isInstanceOf(Fault.class);
  }

  @Test
  void modelsWithAnInputLayerAreReadToo() throws IOException {
    ObjectNode root = (ObjectNode) JSON.readTree(bytes("activations-plain/model.json"));
    ObjectNode config = (ObjectNode) root.at("/modelTopology/config");
    ObjectNode first = (ObjectNode) config.at("/layers/0/config");
    ObjectNode input = JSON.createObjectNode().put("class_name", "InputLayer");
    input.putObject("config").set("batch_input_shape", first.remove("batch_input_shape"));
    ((com.fasterxml.jackson.databind.node.ArrayNode) config.get("layers")).insert(0, input);
    try (Session _ = Session.open(Budget.NONE)) {
      Model model =
          READER.read(JSON.writeValueAsBytes(root), bytes("activations-plain/weights.bin"));
      assertThat(model.layers()).hasSize(9);
    }
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    ModelFile file = golden("image-plain");
    byte[] shorter = Arrays.copyOf(file.weights(), file.weights().length - 4);
    refused(file.json(), shorter, "announces");
    refused(replaced(file, "\"units\":3", "\"units\":4"), file.weights(), "must have the shape");
    refused(replaced(file, "classes/kernel", "classes/colonel"), file.weights(), "none");
    refused(replaced(file, "\"dtype\":\"float32\"}", "\"dtype\":\"string\"}"), shorter, "string");
  }

  @Test
  void whatIsNoModelIsRefusedInASentence() {
    for (String json :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{\"modelTopology\":3}",
            "[".repeat(5000),
            "{\"modelTopology\":{\"class_name\":\"Functional\"}}",
            "{\"modelTopology\":{\"class_name\":\"Sequential\",\"config\":{\"layers\":[]}}}")) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      refused(bytes, new byte[0], "");
    }
  }

  @Test
  void unknownLayersAndSettingsAreNamed() throws IOException {
    ModelFile file = golden("image-plain");
    refused(replaced(file, "\"Dropout\"", "\"Lambda\""), file.weights(), "no layer \"Lambda\"");
    refused(replaced(file, "\"rate\":0.25", "\"rate\":2"), file.weights(), "rate");
    refused(replaced(file, "\"tanh\"", "\"shout\""), file.weights(), "no activation \"shout\"");
    refused(replaced(file, "\"fan_out\"", "\"fan_club\""), file.weights(), "mode");
  }

  @Test
  void hugeShapesAreRefusedBeforeAnythingIsMade() throws IOException {
    ModelFile file = golden("image-plain");
    refused(replaced(file, "\"units\":6", "\"units\":500000000"), file.weights(), "");
    refused(replaced(file, "[9,8,2]", "[9,8,2]"), new byte[3], "announces");
    String huge = "\"shape\":[40000,40000]";
    refused(replaced(file, "\"shape\":[6,3]", huge), file.weights(), "model.params");
    refused(replaced(file, "\"shape\":[6,3]", "\"shape\":[-6,3]"), file.weights(), "no shape");
    refused(replaced(file, "\"shape\":[6,3]", "\"shape\":[6,1e9]"), file.weights(), "no shape");
    byte[] long_ = Arrays.copyOf(file.json(), 200_000);
    refused(long_, file.weights(), "model.json_bytes");
  }

  private static void refused(byte[] json, byte[] weights, String word) {
    try (Session session = Session.open(new Budget(1 << 20, "test"))) {
      assertThatThrownBy(() -> READER.read(json, weights))
          .isInstanceOf(Fault.class)
          .hasMessageContaining(word);
      assertThat(session.memory().numBytes()).isLessThan(1 << 20);
    }
  }

  private static byte[] replaced(ModelFile file, String old, String other) {
    String json = new String(file.json(), StandardCharsets.UTF_8);
    return json.replace(old, other).getBytes(StandardCharsets.UTF_8);
  }

  private static ModelFile golden(String folder) throws IOException {
    return new ModelFile(bytes(folder + "/model.json"), bytes(folder + "/weights.bin"));
  }

  private static int[] dims(JsonNode shape) {
    return Arrays.stream(Golden.doubles(shape)).mapToInt(dim -> (int) dim).toArray();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ModelFileTest.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }
}
