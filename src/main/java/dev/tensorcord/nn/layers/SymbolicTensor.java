package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.DType;

/** A tensor to come: what a layer will give, of which only the shape is known. */
public final class SymbolicTensor {
  private final Node node;
  private final int index;
  private final BatchShape shape;
  private final DType dtype;

  SymbolicTensor(Node node, int index, BatchShape shape, DType dtype) {
    this.node = node;
    this.index = index;
    this.shape = shape;
    this.dtype = dtype;
  }

  /** The use of a layer that gives it. */
  public Node node() {
    return node;
  }

  /** Which of the layer's results it is. */
  public int index() {
    return index;
  }

  /** The sizes, as far as they are known. */
  public BatchShape shape() {
    return shape;
  }

  /** What its values are. */
  public DType dtype() {
    return dtype;
  }

  /** The layer that gives it. */
  public Layer layer() {
    return node.layer();
  }

  /** The name of the layer that gives it. */
  public String name() {
    return layer().name();
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(name(), dtype, shape);
  }
}
