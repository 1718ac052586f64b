package dev.tensorcord.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.nn.Model;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Session;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.Golden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each layer gives what TensorFlow.js's gives for the same weights, in several settings. */
final class LayersGoldenTest {
  private static final JsonNode ALL = GoldenLayers.read("layers.json");

  @TestFactory
  Stream<DynamicTest> layersGiveWhatTensorFlowJsGives() {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode each : ALL.get("cases")) {
      String label = each.get("name").asText() + " " + each.get("settings");
      tests.add(DynamicTest.dynamicTest(label, () -> check(each, label)));
    }
    return tests.stream();
  }

  private static void check(JsonNode golden, String label) {
    try (Session _ = Session.open(Budget.NONE)) {
      Layer layer =
          Layers.of(golden.get("name").asText(), GoldenLayers.config(golden.get("settings")));
      List<Tensor> xs = GoldenLayers.tensors(golden.get("inputs"));
      List<BatchShape> shapes = xs.stream().map(x -> BatchShape.of(x.shape())).toList();
      layer.apply(xs, Pass.INFERENCE);
      layer.setWeights(GoldenLayers.tensors(golden.get("weights")));
      List<Tensor> ys = layer.apply(xs, Pass.INFERENCE.with(beside(golden)));
      JsonNode due = golden.get("outputs");
      assertThat(ys).as(label).hasSize(due.size());
      for (int i = 0; i < ys.size(); i++) {
        GoldenLayers.check(ys.get(i), due.get(i), label + " " + i);
        assertThat(layer.outputShapes(shapes).get(i).fits(BatchShape.of(ys.get(i).shape())))
            .as("%s announces its shape", label)
            .isTrue();
      }
      List<String> names = new ArrayList<>();
      golden.get("weightNames").forEach(name -> names.add(withoutNumbers(name.asText())));
      assertThat(layer.weights().stream().map(Weight::name).map(LayersGoldenTest::inner))
          .as(label)
          .isEqualTo(names);
    }
  }

  private static Map<String, Tensor> beside(JsonNode golden) {
    Map<String, Tensor> beside = new HashMap<>();
    golden
        .path("beside")
        .properties()
        .forEach(each -> beside.put(each.getKey(), Golden.tensor(each.getValue())));
    return beside;
  }

  private static String inner(String name) {
    return withoutNumbers(name.substring(name.indexOf('/') + 1));
  }

  private static String withoutNumbers(String name) {
    return name.replaceAll("(RNN|LSTM|GRU|Cell)s?\\d+", "$1");
  }

  @Test
  void seriesWithHolesAndStatesFromOutside() {
    for (JsonNode each : ALL.get("models")) {
      try (Session _ = Session.open(Budget.NONE)) {
        List<Tensor> xs = GoldenLayers.tensors(each.get("inputs"));
        String label = each.get("label").asText();
        List<SymbolicTensor> inputs = new ArrayList<>();
        xs.forEach(x -> inputs.add(InputLayer.of(Config.of("shape", example(x)))));
        List<SymbolicTensor> given = new ArrayList<>(inputs);
        if (label.startsWith("masked")) {
          given.set(0, Layers.of("masking", Config.of()).apply(given.getFirst()));
        }
        Layer layer =
            Layers.of(each.get("name").asText(), GoldenLayers.config(each.get("settings")));
        Model model = Model.of(inputs, layer.connect(given));
        model.setWeights(GoldenLayers.tensors(each.get("weights")));
        GoldenLayers.check(model.predict(xs, 32).getFirst(), each.get("outputs").get(0), label);
      }
    }
  }

  private static List<Integer> example(Tensor x) {
    return x.shape().dims().subList(1, x.rank());
  }

  @Test
  void everyLayerHasACase() {
    Set<String> covered = new HashSet<>(Set.of("inputLayer", "randomWidth"));
    ALL.get("cases").forEach(each -> covered(each, covered));
    assertThat(covered).containsAll(without(Layers.names()));
  }

  private static List<String> without(List<String> names) {
    // This cell is within convLstm2d, whose cases hold its numbers.
    return names.stream().filter(name -> !name.equals("convLstm2dCell")).toList();
  }

  private static void covered(JsonNode node, Set<String> names) {
    if (node.has("settings") && (node.has("name") || node.has("layer"))) {
      names.add(node.path(node.has("name") ? "name" : "layer").asText());
    }
    node.forEach(each -> covered(each, names));
  }
}
