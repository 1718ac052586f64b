package dev.tensorcord.nn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.Weight;
import dev.tensorcord.tensor.Scope;
import dev.tensorcord.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A model as TensorFlow.js keeps it, in two files: what it is made of in JSON, and its weights one
 * after the other. {@code tf.loadLayersModel} reads it in a browser; {@link ModelReader} reads its.
 */
public record ModelFile(byte[] json, byte[] weights) {
  /** The name of the first file. */
  public static final String JSON = "model.json";

  /** The name of the second. */
  public static final String WEIGHTS = "weights.bin";

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The files of a model. */
  public static ModelFile of(Model model, Precision precision) {
    return of(model, precision, false);
  }

  /**
   * The files of a model.
   *
   * @param withOptimizer whether they also hold how it learns and what its optimizer remembers, so
   *     that its training can go on
   */
  public static ModelFile of(Model model, Precision precision, boolean withOptimizer) {
    boolean half = precision == Precision.FLOAT16;
    WeightCode code = half ? WeightCode.HALF : WeightCode.PLAIN;
    ObjectNode root = MAPPER.createObjectNode();
    root.set("modelTopology", Topology.of(model));
    root.put("format", "layers-model");
    root.put("generatedBy", "Tensorcord");
    root.putNull("convertedBy");
    ObjectNode group = root.putArray("weightsManifest").addObject();
    group.putArray("paths").add("./" + WEIGHTS);
    ArrayNode entries = group.putArray("weights");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Weight weight : model.weights()) {
      ObjectNode entry = entry(entries, weight.name(), weight.variable());
      if (half) {
        ObjectNode packed = entry.putObject("quantization");
        packed.put("dtype", "float16");
        packed.put("original_dtype", "float32");
      }
      bytes.writeBytes(code.write(weight.variable().data()));
    }
    if (withOptimizer) {
      root.set("trainingConfig", TrainingState.describe(model));
      try (Scope _ = Scope.open()) {
        for (TrainingState.Slot slot : TrainingState.slots(model)) {
          entry(entries, slot.name(), slot.values()).put("group", "optimizer");
          WeightCode exact = WeightCode.of(slot.values().dtype());
          bytes.writeBytes(exact.write(slot.values().data()));
        }
      }
    }
    if (model.userDefinedMetadata() != null) {
      root.set("userDefinedMetadata", MAPPER.valueToTree(model.userDefinedMetadata()));
    }
    try {
      return new ModelFile(MAPPER.writeValueAsBytes(root), bytes.toByteArray());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can be written", e);
    }
  }

  private static ObjectNode entry(ArrayNode entries, String name, Tensor values) {
    ObjectNode entry = entries.addObject();
    entry.put("name", name);
    ArrayNode shape = entry.putArray("shape");
    values.shape().dims().forEach(shape::add);
    return entry.put("dtype", values.dtype().toString());
  }

  /**
   * Writes both files into a folder. Each is whole when its name appears, the JSON last.
   *
   * @throws Fault if they cannot be written
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(WEIGHTS), weights);
      replace(folder.resolve(JSON), json);
    } catch (IOException e) {
      throw Fault.of(
          "The model cannot be written to %s.".formatted(folder),
          "Name a folder that you may write to, on a disk with room.");
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
