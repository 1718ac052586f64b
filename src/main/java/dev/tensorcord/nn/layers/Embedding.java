package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A row of numbers, learnt, for each whole number: words become points. */
final class Embedding extends Layer {
  private final int inputDim;
  private final int outputDim;
  private final boolean maskZero;
  private final Object inputLength;
  private final List<Integer> lengths;
  private final WeightRule rule;
  private Variable embeddings;

  Embedding(Settings settings) {
    super("Embedding", settings, told(settings));
    inputDim = settings.whole("inputDim", 1);
    outputDim = settings.whole("outputDim", 1);
    maskZero = settings.flag("maskZero", false);
    inputLength = settings.get("inputLength");
    lengths = inputLength == null ? null : settings.dims("inputLength");
    rule = settings.rule("embeddings", "randomUniform");
    readActivity(settings);
  }

  private static BatchShape told(Settings settings) {
    BatchShape told = settings.inputShape();
    if (told != null) {
      return told;
    }
    List<Integer> dims = new ArrayList<>(Collections.singletonList(null));
    if (settings.has("inputLength")) {
      dims.addAll(settings.dims("inputLength"));
    } else {
      dims.add(null);
    }
    return BatchShape.of(
        dims.stream().mapToInt(dim -> dim == null ? BatchShape.ANY : dim).toArray());
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    BatchShape length = shape;
    if (lengths != null) {
      BatchShape due = BatchShape.of(shape.dim(0));
      for (Integer each : lengths) {
        due = due.and(each == null ? BatchShape.ANY : each);
      }
      if (!due.fits(shape)) {
        throw mismatch(shape, "batches of shape " + due, "Leave its inputLength out.");
      }
      length = shape.isKnown() ? shape : due;
    }
    return length.and(outputDim);
  }

  @Override
  protected void makeWeights(BatchShape shape) {
    embeddings = weight(rule, inputDim, outputDim);
  }

  @Override
  boolean makesMasks() {
    return maskZero;
  }

  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    return Collections.singletonList(maskZero ? xs.getFirst().notEqual(0) : null);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor places = x.dtype() == DType.INT32 ? x : x.cast(DType.INT32);
    for (int place : (int[]) places.array()) {
      if (place < 0 || place >= inputDim) {
        throw Fault.of(
            "The layer %s knows the numbers 0 to %d, not %d."
                .formatted(name(), inputDim - 1, place),
            "Make its inputDim larger than the largest number.");
      }
    }
    Shape shape = BatchShape.of(x.shape()).and(outputDim).asShape();
    return embeddings.gather(places.flatten()).reshape(shape);
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("inputDim", inputDim);
    settings.put("outputDim", outputDim);
    rule.describe(settings);
    settings.put("activityRegularizer", activity());
    settings.put("maskZero", maskZero);
    settings.put("inputLength", inputLength);
  }
}
