package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each example counts, from what its class counts or as it was told. */
final class ClassWeights {
  private ClassWeights() {}

  /**
   * The examples with their weights.
   *
   * @param classWeight a number for each class, for one output or for each, or null
   * @param sampleWeight a tensor with a number for each example, or one for each output, or null
   */
  static Examples weighted(
      Examples examples, Object classWeight, Object sampleWeight, List<String> outputs) {
    if (classWeight == null && sampleWeight == null) {
      return examples;
    }
    List<Tensor> weights = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      Object own = of(classWeight, i, outputs, "classWeight");
      Object samples = of(sampleWeight, i, outputs, "sampleWeight");
      Tensor weight = own == null ? null : byClass(examples.ys().get(i), own);
      if (samples != null) {
        if (!(samples instanceof Tensor given)) {
          throw Fault.of(
              "fit: sampleWeight cannot be %s.".formatted(samples),
              "Give it a tensor with one number for each example.");
        }
        weight = weight == null ? given : weight.mul(given);
      }
      weights.add(weight);
    }
    return new Examples(examples.xs(), examples.ys(), weights).checked();
  }

  /** The part of a setting that is for one output. */
  private static Object of(Object setting, int output, List<String> outputs, String name) {
    return switch (setting) {
      case null -> null;
      case List<?> list -> {
        if (list.size() != outputs.size()) {
          throw Fault.of(
              "fit: %s has %d entries for %d outputs.".formatted(name, list.size(), outputs.size()),
              "Give one for each output.");
        }
        yield list.get(output);
      }
      case Map<?, ?> map when map.keySet().stream().anyMatch(key -> outputs.contains(key + "")) ->
          map.get(outputs.get(output));
      case Object one -> {
        if (outputs.size() > 1) {
          throw Fault.of(
              "fit: %s does not say which of the %d outputs it is for."
                  .formatted(name, outputs.size()),
              "Give a list, or a map by the outputs' names.");
        }
        yield one;
      }
    };
  }

  private static Tensor byClass(Tensor labels, Object setting) {
    if (!(setting instanceof Map<?, ?> weights)) {
      throw Fault.of(
          "fit: classWeight cannot be %s.".formatted(setting),
          "Give each class a number, such as {0: 1, 1: 5}.");
    }
    if (labels.rank() > 2) {
      throw Fault.of(
          "fit: classWeight does not fit labels of shape %s.".formatted(labels.shape()),
          "It takes one class for each example.");
    }
    boolean rows = labels.rank() == 2 && labels.shape().dim(1) > 1;
    Tensor classes = rows ? labels.argMax(1) : labels.flatten().cast(DType.INT32);
    int[] numbers = (int[]) classes.array();
    float[] counts = new float[numbers.length];
    for (int i = 0; i < counts.length; i++) {
      Object own = weights.get(numbers[i]);
      Object weight = own == null ? weights.get(Integer.toString(numbers[i])) : own;
      if (!(weight instanceof Number number)) {
        throw Fault.of(
            "fit: classWeight says nothing of the class %d.".formatted(numbers[i]),
            "Give each class in the labels a number.");
      }
      counts[i] = number.floatValue();
    }
    return Tensors.tensor(counts, counts.length);
  }
}
