package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.op.Dropout;
import java.util.ArrayList;
import java.util.List;

/** What a recurrent layer does in one step: from the step's values and its states to new states. */
abstract class Cell extends Layer {
  Cell(String className, Settings settings) {
    super(className, settings);
  }

  /** One series on its way through a cell: what is drawn for it stays the same in all its steps. */
  interface Run {
    /**
     * The part of the work that no state is needed for, for all steps at once.
     *
     * @param xs [examples, steps, …]
     * @return [examples, steps, …]
     */
    Tensor prepare(Tensor xs);

    /**
     * A step.
     *
     * @param x what {@link #prepare} made of the step's values
     * @return what goes out, then the new states
     */
    List<Tensor> step(Tensor x, List<Tensor> states);
  }

  /** Begins a series. */
  abstract Run begin(Tensor xs, Pass pass);

  /**
   * The shapes of the states; the first is also that of what goes out.
   *
   * @param step the shape of one step's values
   */
  abstract List<BatchShape> stateShapes(BatchShape step);

  /** Numbers to multiply with so that some are left out in each step alike; null for none. */
  static Tensor dropped(double rate, Pass pass, int index, int... dims) {
    if (!pass.training() || rate <= 0 || rate >= 1) {
      return null;
    }
    Tensor ones = Tensors.ones(dev.tensorcord.tensor.Shape.of(dims));
    return Dropout.apply(ones, rate, pass.seed() * 31 + index);
  }

  static Tensor times(Tensor x, Tensor factor) {
    return factor == null ? x : x.mul(factor);
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    List<BatchShape> states = stateShapes(shapes.getFirst());
    if (shapes.size() > 1 && shapes.size() != states.size() + 1) {
      throw Fault.of(
          "The cell %s takes a step's values and %d states, but %d tensors come in."
              .formatted(name(), states.size(), shapes.size()),
          "Use it in tf.layers.rnn({cell: …}).");
    }
    List<BatchShape> all = new ArrayList<>(states);
    all.addFirst(states.getFirst());
    return all;
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    Tensor x = xs.getFirst().expandDims(1);
    List<Tensor> states = new ArrayList<>(xs.subList(1, xs.size()));
    for (BatchShape shape : stateShapes(BatchShape.of(xs.getFirst().shape()))) {
      if (xs.size() == 1) {
        states.add(Tensors.zeros(shape.asShape()));
      }
    }
    Run run = begin(x, pass);
    return run.step(run.prepare(x).unstack(1).getFirst(), states);
  }
}
