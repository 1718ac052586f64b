package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** One use of a layer: what it is given, and what it gives. A shared layer has several. */
public final class Node {
  private final Layer layer;
  private final int index;
  private final List<SymbolicTensor> inputs;
  private final List<SymbolicTensor> outputs;

  /** A use whose results are new. */
  Node(Layer layer, int index, List<SymbolicTensor> inputs, List<BatchShape> shapes, DType dtype) {
    this.layer = layer;
    this.index = index;
    this.inputs = List.copyOf(inputs);
    List<SymbolicTensor> fresh = new ArrayList<>();
    for (BatchShape shape : shapes) {
      fresh.add(new SymbolicTensor(this, fresh.size(), shape, dtype));
    }
    this.outputs = List.copyOf(fresh);
  }

  /** A model's use of itself: its results come from its own layers. */
  Node(Layer model, List<SymbolicTensor> inputs, List<SymbolicTensor> outputs) {
    this.layer = model;
    this.index = 0;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /** Whose use it is. */
  public Layer layer() {
    return layer;
  }

  /** Which of the layer's uses it is. */
  public int index() {
    return index;
  }

  /** What the layer is given; empty where data enters. */
  public List<SymbolicTensor> inputs() {
    return inputs;
  }

  /** What the layer gives. */
  public List<SymbolicTensor> outputs() {
    return outputs;
  }

  /** The nodes that it is given something by. */
  List<Node> before() {
    return inputs.stream().map(SymbolicTensor::node).toList();
  }
}
