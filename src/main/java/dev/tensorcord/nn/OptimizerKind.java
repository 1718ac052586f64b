package dev.tensorcord.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an optimizer stands in a model file.
 *
 * @param className TensorFlow.js's name of the kind
 * @param slots what it remembers of each variable, in order; empty for nothing
 * @param settings its own, without the learning rate
 */
record OptimizerKind(String className, List<String> slots, Map<String, Object> settings) {
  static final OptimizerKind SGD = kind("SGD");
  static final OptimizerKind MOMENTUM = kind("Momentum", "momentum");
  static final OptimizerKind ADAGRAD = kind("Adagrad", "accumulator");
  static final OptimizerKind ADADELTA = kind("Adadelta", "accum_grad", "accum_var");
  static final OptimizerKind ADAM = kind("Adam", "m", "v");
  static final OptimizerKind ADAMAX = kind("Adamax", "m", "v");
  static final OptimizerKind RMSPROP = kind("RMSProp", "rms", "momentum", "mg");

  private static OptimizerKind kind(String className, String... slots) {
    return new OptimizerKind(className, List.of(slots), Map.of());
  }

  /** Describes an optimizer of this kind. */
  Optimizer of(Optimizer made, Map<String, Object> own) {
    made.kind(new OptimizerKind(className, slots, own));
    return made;
  }

  /** The settings as they are now. */
  Map<String, Object> describe(Optimizer optimizer) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("learningRate", optimizer.learningRate());
    all.putAll(new TreeMap<>(settings));
    return all;
  }
}
