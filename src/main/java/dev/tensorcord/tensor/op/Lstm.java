package dev.tensorcord.tensor.op;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a long short-term memory (Hochreiter and Schmidhuber 1997), and of several in a row.
 */
public final class Lstm {
  static final List<Operation> ROWS =
      List.of(
          Operation.of("basicLSTMCell", "forgetBias, lstmKernel, lstmBias, data, c, h")
              .does(call ->
                  step(
                      call.tensor("forgetBias"),
                      call.tensor("lstmKernel"),
                      call.tensor("lstmBias"),
                      call.tensor("data"),
                      call.tensor("c"),
                      call.tensor("h")))
              .sample(
                  "",
                  x -> step(x[0], x[1], x[2], x[3], x[4], x[5]).get(1),
                  Shape.SCALAR,
                  Shape.of(3, 4),
                  Shape.of(4),
                  Shape.of(2, 2),
                  Shape.of(2, 1),
                  Shape.of(2, 1))
              .doc(
                  "The next cell state and output of a long short-term memory.",
                  "tf.basicLSTMCell(1, tf.ones([3, 4]), tf.zeros([4]), tf.ones([1, 2]), tf.zeros([1,"
                      + " 1]), tf.zeros([1, 1]))[1].print()"),
          Operation.of("multiRNNCell", "lstmCells: object, data, c: tensors, h: tensors")
              .does(Lstm::readMany)
              .doc(
                  "Cells in a row, each with the output of the one before: the next cell states, and"
                      + " the next outputs.",
                  "const cell = (data, c, h) => tf.basicLSTMCell(1, tf.ones([3, 4]), tf.zeros([4]),"
                      + " data, c, h); tf.multiRNNCell([cell], tf.ones([1, 2]), [tf.zeros([1, 1])],"
                      + " [tf.zeros([1, 1])])[1][0].print()"));

  /** A step of a cell: from what comes in, its state and its last output to the next of both. */
  @FunctionalInterface
  public interface Cell {
    /** The next state and output. */
    List<Tensor> step(Tensor data, Tensor c, Tensor h);
  }

  private Lstm() {}

  /**
   * A step.
   *
   * @param forgetBias added to the forget gate, one number
   * @param kernel [inputs + units, 4 · units]: input gate, new input, forget gate, output gate
   * @param bias [4 · units]
   * @param data [batch, inputs]
   * @param c the cell state, [batch, units]
   * @param h the last output, [batch, units]
   * @return the next state and output
   * @throws Fault if the shapes do not fit together
   */
  public static List<Tensor> step(
      Tensor forgetBias, Tensor kernel, Tensor bias, Tensor data, Tensor c, Tensor h) {
    Tensor gates = Concat.apply(List.of(data, h), 1).matMul(kernel).add(bias);
    if (gates.shape().dim(1) % 4 != 0) {
      throw Fault.of(
          "basicLSTMCell: a kernel with %d columns is not four gates."
              .formatted(gates.shape().dim(1)),
          "Give it four times as many columns as there are units.");
    }
    List<Tensor> four = Split.apply(gates, 4, 1);
    Tensor forget = forgetBias.add(four.get(2)).sigmoid();
    Tensor state = four.get(0).sigmoid().mul(four.get(1).tanh()).add(c.mul(forget));
    return List.of(state, state.tanh().mul(four.get(3).sigmoid()));
  }

  private static List<List<Tensor>> readMany(Call call) {
    List<Cell> cells = new ArrayList<>();
    if (call.get("lstmCells") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Cell cell) {
          cells.add(cell);
        }
      }
    }
    return steps(cells, call.tensor("data"), call.tensors("c"), call.tensors("h"));
  }

  /**
   * A step of each cell, the first with the data, each other with the output of the one before.
   *
   * @return the next states, and the next outputs
   * @throws Fault if there is not one state and one last output for each cell
   */
  public static List<List<Tensor>> steps(
      List<Cell> cells, Tensor data, List<Tensor> c, List<Tensor> h) {
    if (cells.isEmpty() || c.size() < cells.size() || h.size() < cells.size()) {
      throw Fault.of(
          "multiRNNCell: there are %d cells, %d states and %d outputs."
              .formatted(cells.size(), c.size(), h.size()),
          "Give a list of functions of (data, c, h), and one state and one output for each.");
    }
    List<Tensor> states = new ArrayList<>();
    List<Tensor> outputs = new ArrayList<>();
    Tensor input = data;
    for (int i = 0; i < cells.size(); i++) {
      List<Tensor> next = cells.get(i).step(input, c.get(i), h.get(i));
      states.add(next.get(0));
      outputs.add(next.get(1));
      input = next.get(1);
    }
    return List.of(states, outputs);
  }
}
