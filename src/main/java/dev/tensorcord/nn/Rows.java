package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.nn.layers.BatchShape;
import dev.tensorcord.nn.layers.SymbolicTensor;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Makes of what a model is given what it takes: the right number of tensors, shapes and types. */
final class Rows {
  private Rows() {}

  /** The inputs. */
  static List<Tensor> inputs(Model model, List<Tensor> xs) {
    List<SymbolicTensor> due = model.inputs();
    if (xs.size() != due.size()) {
      throw Fault.of(
          "The model has %d inputs, but %d tensors were given.".formatted(due.size(), xs.size()),
          "Give one for each of: " + String.join(", ", model.inputNames()) + ".");
    }
    List<Tensor> ready = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      Tensor x = rows(xs.get(i), due.get(i).shape().rank());
      checkShape(BatchShape.of(x.shape()), due.get(i).shape());
      ready.add(x.dtype() == due.get(i).dtype() ? x : x.cast(due.get(i).dtype()));
    }
    return ready;
  }

  /** Numbers alone are lists of one. */
  private static Tensor rows(Tensor x, int due) {
    return x.rank() == 1 && due != 1 ? x.expandDims(1) : x;
  }

  /** Checks all sizes but the number of examples. */
  static void checkShape(BatchShape given, BatchShape due) {
    boolean fits = given.rank() == due.rank();
    if (!fits || !given.with(0, BatchShape.ANY).fits(due.with(0, BatchShape.ANY))) {
      String example = due.part(1, due.rank()).toString();
      throw Fault.of(
          "The model takes a batch of examples of shape %s, that is [n%s, but %s comes in."
              .formatted(example, example.equals("[]") ? "]" : "," + example.substring(1), given),
          "Reshape the tensor; one example alone needs a first axis of size 1.");
    }
  }

  /** The inputs, the labels and what each example counts, ready to train or to evaluate with. */
  static Examples of(Model model, Examples given) {
    Compilation compilation = model.training().compilation();
    List<Tensor> xs = inputs(model, given.xs());
    List<SymbolicTensor> outputs = model.outputs();
    if (given.ys().size() != outputs.size()) {
      throw Fault.of(
          "The model has %d outputs, but labels for %d were given."
              .formatted(outputs.size(), given.ys().size()),
          "Give labels for each of: " + String.join(", ", model.outputNames()) + ".");
    }
    List<Tensor> ys = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      ys.add(labels(given.ys().get(i), outputs.get(i).shape(), compilation.losses().get(i)));
    }
    return new Examples(xs, ys, given.weights()).checked();
  }

  private static Tensor labels(Tensor y, BatchShape output, LossFunction loss) {
    boolean own = loss == null || loss.name() == null;
    if (own) {
      return y;
    }
    Tensor rows = rows(y, output.rank());
    boolean numbers = loss.is("sparseCategoricalCrossentropy");
    BatchShape due = numbers ? output.with(-1, 1) : output;
    BatchShape given = BatchShape.of(rows.shape());
    boolean several = given.rank() == output.rank() && due.rank() > 1 && given.dim(-1) > 1;
    if (numbers && several) {
      throw Fault.of(
          "The loss %s takes the numbers of the classes, not rows of %d."
              .formatted(loss.name(), given.dim(-1)),
          "Use categoricalCrossentropy for rows with a 1 at the class.");
    }
    if (loss.is("categoricalCrossentropy") && given.dim(-1) == 1 && output.dim(-1) != 1) {
      throw Fault.of(
          "The loss categoricalCrossentropy takes a row with a 1 at its class for each example, not %s."
              .formatted(given),
          "Make rows with tf.oneHot, or use sparseCategoricalCrossentropy for numbers.");
    }
    if (given.rank() != due.rank()
        || !given.with(0, BatchShape.ANY).fits(due.with(0, BatchShape.ANY))) {
      throw Fault.of(
          "The labels have the shape %s, the model gives %s.".formatted(given, output),
          "Give each example a label of the shape %s.".formatted(due.part(1, due.rank())));
    }
    return rows;
  }
}
