package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import java.util.List;

/** How often a classifier took one class for another. */
public final class ConfusionMatrix {
  static final Operation OP =
      Operation.of("math.confusionMatrix", "labels, predictions, numClasses: number")
          .does(call ->
              apply(
                  call.tensor("labels"),
                  call.tensor("predictions"),
                  classes(call.number("numClasses"))))
          .doc(
              "How often each class (rows) was taken for each other (columns).",
              "tf.math.confusionMatrix([0, 1, 1], [0, 1, 0], 2).print()");

  private ConfusionMatrix() {}

  /**
   * Counts.
   *
   * @param labels classes [n] as they are
   * @param predictions classes [n] as they were taken
   * @param classes how many classes there are
   * @return int32 [classes,classes]
   * @throws Fault if the lists differ in length, or there is no class
   */
  public static Tensor apply(Tensor labels, Tensor predictions, int classes) {
    classes(classes);
    for (Tensor list : List.of(labels, predictions)) {
      if (list.rank() != 1) {
        throw Fault.of(
            "confusionMatrix: the rank of labels and of predictions must be 1, but got %d."
                .formatted(list.rank()),
            "Give one class for each example; argMax(1) makes classes of probabilities.");
      }
    }
    if (labels.size() != predictions.size()) {
      throw Fault.of(
          ("confusionMatrix: Mismatch in the number of examples: %d vs. %d. "
                  + "Labels and predictions should have the same number of elements.")
              .formatted(labels.size(), predictions.size()),
          "Give a prediction for each label.");
    }
    Tensor are = rows(labels, classes);
    Tensor taken = rows(predictions, classes);
    return MatMul.apply(are, taken, true, false).cast(DType.INT32);
  }

  private static int classes(double given) {
    if (given < 1 || given != (int) given) {
      String text =
          given == Math.rint(given) ? Long.toString((long) given) : Double.toString(given);
      throw Fault.of(
          "confusionMatrix: If provided, numClasses must be a positive integer, but got " + text,
          "Give the number of classes, such as 10 for digits.");
    }
    return (int) given;
  }

  private static Tensor rows(Tensor places, int classes) {
    return OneHot.apply(places.cast(DType.INT32), classes, 1, 0, DType.FLOAT32);
  }
}
