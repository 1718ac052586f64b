package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.OneHot;
import java.util.List;
import java.util.Map;

/** Whole numbers as rows with a place for each: which occur, how often, or which one it is. */
final class CategoryEncoding extends Layer {
  private final int numTokens;
  private final String outputMode;

  CategoryEncoding(Settings settings) {
    super("CategoryEncoding", settings);
    numTokens = settings.whole("numTokens", 1);
    outputMode =
        settings.word("outputMode", List.of("multiHot", "oneHot", "count", "int"), "multiHot");
  }

  private boolean oneHot(BatchShape shape) {
    return outputMode.equals("oneHot") && shape.dim(-1) != 1;
  }

  @Override
  protected BatchShape outputShape(BatchShape shape) {
    if (shape.rank() < 1 || shape.rank() > 2) {
      throw mismatch(shape, "whole numbers, or rows of them", "Flatten the examples first.");
    }
    if (outputMode.equals("int")) {
      return shape;
    }
    return oneHot(shape) ? shape.and(numTokens) : shape.with(-1, numTokens);
  }

  @Override
  protected Tensor call(Tensor x, Pass pass) {
    Tensor places = x.cast(DType.INT32);
    for (int place : (int[]) places.array()) {
      if (place < 0 || place >= numTokens) {
        throw Fault.of(
            "The layer %s knows the numbers 0 to %d, not %d."
                .formatted(name(), numTokens - 1, place),
            "Make numTokens larger than the largest number.");
      }
    }
    if (outputMode.equals("int")) {
      return places;
    }
    BatchShape shape = BatchShape.of(x.shape());
    Tensor rows = OneHot.apply(places.flatten(), numTokens, 1, 0, DType.FLOAT32);
    Tensor tables = rows.reshape(shape.and(numTokens).asShape());
    if (oneHot(shape)) {
      return tables;
    }
    Tensor weights = weights(x, pass);
    if (weights != null) {
      tables = tables.mul(weights.expandDims(-1));
    }
    int numbers = x.rank() - 1;
    return outputMode.equals("count") ? tables.sum(numbers) : tables.max(numbers);
  }

  /** What each number counts; null for 1 each. */
  private Tensor weights(Tensor x, Pass pass) {
    Tensor weights = pass.given("countWeights");
    if (weights != null && !outputMode.equals("count")) {
      throw Fault.of(
          "The layer %s does not count, so that countWeights mean nothing to it.".formatted(name()),
          "Leave them out, or make it with {outputMode: 'count'}.");
    }
    if (weights != null && !weights.shape().equals(x.shape())) {
      throw Fault.of(
          "The layer %s is given numbers %s and countWeights %s."
              .formatted(name(), x.shape(), weights.shape()),
          "Give each number one weight.");
    }
    return weights;
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("numTokens", numTokens);
    settings.put("outputMode", outputMode);
  }
}
