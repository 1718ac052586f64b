package dev.tensorcord.nn;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Budget;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads models in TensorFlow.js's layers format. The files may come from anyone: every size is
 * checked against the limits and against the other file before anything of that size is made, and
 * nothing in them is run.
 */
public final class ModelReader {
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).build())
              .build());

  static final String AGAIN = "Save the model again with TensorFlow.js's model.save.";

  private final ModelLimits limits;

  /** A reader with these limits. */
  public ModelReader(ModelLimits limits) {
    this.limits = limits;
  }

  /** A weight as the manifest announces it, and its values. */
  private record Stored(Shape shape, float[] values) {}

  /**
   * Makes the model in the thread's session.
   *
   * @param weights the binary files one after the other, in the manifest's order
   * @throws Fault if a limit is met, the files do not belong together, or a layer is not known here
   */
  public Model read(byte[] json, byte[] weights) {
    JsonNode root = parse(json);
    JsonNode model = root.path("modelTopology");
    model = model.has("model_config") ? model.get("model_config") : model;
    Map<String, Stored> stored = weights(root.path("weightsManifest"), weights);
    long values = stored.values().stream().mapToLong(each -> each.shape.size()).sum();
    // A layer that asks for more than the file holds is refused before its weights are made.
    Budget budget = new Budget(Float.BYTES * (2 * values + 1024), "model.params");
    try (Scope _ = Scope.open(budget)) {
      Model built = new TopologyReader(limits).read(model);
      built.weights().forEach(weight -> fill(weight, stored));
      if (root.path("trainingConfig").isObject()) {
        TrainingState.compile(built, root.get("trainingConfig"));
        List<TrainingState.Slot> slots = slots(root.path("weightsManifest"), stored);
        if (!slots.isEmpty()) {
          TrainingState.resume(built, slots);
        }
      }
      if (root.has("userDefinedMetadata")) {
        built.userDefinedMetadata(
            MAPPER.convertValue(root.get("userDefinedMetadata"), Object.class));
      }
      return built;
    }
  }

  private JsonNode parse(byte[] json) {
    if (json.length > limits.jsonBytes()) {
      throw Fault.limit(
          "model.json_bytes",
          "model.json has %,d bytes".formatted(json.length),
          "%,d".formatted(limits.jsonBytes()),
          "Use a smaller model.");
    }
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw Fault.of("model.json is no JSON that can be read.", AGAIN);
    }
  }

  private Map<String, Stored> weights(JsonNode manifest, byte[] bytes) {
    List<JsonNode> entries = new ArrayList<>();
    manifest.forEach(group -> group.path("weights").forEach(entries::add));
    long values = 0;
    long due = 0;
    List<Shape> shapes = new ArrayList<>();
    List<WeightCode> codes = new ArrayList<>();
    for (JsonNode entry : entries) {
      Shape shape = shape(entry);
      WeightCode code = WeightCode.of(entry, name(entry));
      shapes.add(shape);
      codes.add(code);
      values += shape.size();
      due += (long) shape.size() * code.bytes();
    }
    if (values > limits.params()) {
      throw Fault.limit(
          "model.params",
          "The model has %,d weights".formatted(values),
          "%,d".formatted(limits.params()),
          "Use a smaller model.");
    }
    if (due != bytes.length) {
      throw Fault.of(
          "The weights take %,d bytes, model.json announces %,d.".formatted(bytes.length, due),
          "Use the two files of one and the same model.");
    }
    Map<String, Stored> stored = new HashMap<>();
    ByteBuffer from = ByteBuffer.wrap(bytes);
    for (int i = 0; i < entries.size(); i++) {
      float[] read = codes.get(i).read(from, shapes.get(i).size());
      stored.put(name(entries.get(i)), new Stored(shapes.get(i), read));
    }
    return stored;
  }

  private static List<TrainingState.Slot> slots(JsonNode manifest, Map<String, Stored> stored) {
    List<TrainingState.Slot> slots = new ArrayList<>();
    for (JsonNode group : manifest) {
      for (JsonNode entry : group.path("weights")) {
        if (entry.path("group").asText().equals("optimizer")) {
          Stored found = stored.get(name(entry));
          Tensor values = Tensors.tensor(found.values, found.shape.toArray());
          slots.add(new TrainingState.Slot(name(entry), values));
        }
      }
    }
    return slots;
  }

  private static String name(JsonNode entry) {
    String name = entry.path("name").asText();
    return name.length() > 100 ? name.substring(0, 100) : name;
  }

  private static Shape shape(JsonNode entry) {
    List<Integer> dims = new ArrayList<>();
    for (JsonNode dim : entry.path("shape")) {
      if (!dim.isInt() || dim.intValue() < 0) {
        throw Fault.of("The weight %s has no shape that can be.".formatted(name(entry)), AGAIN);
      }
      dims.add(dim.intValue());
    }
    return Shape.of(dims);
  }

  private static void fill(Weight weight, Map<String, Stored> stored) {
    Stored found = stored.get(weight.name());
    Shape shape = weight.variable().shape();
    if (found == null || !found.shape.equals(shape)) {
      throw Fault.of(
          "The weight %s must have the shape %s; the file holds %s."
              .formatted(weight.name(), shape, found == null ? "none" : found.shape),
          "Use the two files of one and the same model.");
    }
    try (Scope _ = Scope.open()) {
      weight.variable().assign(Tensors.tensor(found.values, shape.toArray()));
    }
  }
}
