package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Layers that join several tensors value by value: a row each. */
final class Merge extends Layer {
  private final BinaryOperator<Tensor> join;
  private final boolean average;

  private Merge(String className, Settings settings, boolean average, BinaryOperator<Tensor> join) {
    super(className, settings);
    this.join = join;
    this.average = average;
  }

  static Merge add(Settings settings) {
    return new Merge("Add", settings, false, (a, b) -> a.add(b));
  }

  static Merge multiply(Settings settings) {
    return new Merge("Multiply", settings, false, (a, b) -> a.mul(b));
  }

  static Merge average(Settings settings) {
    return new Merge("Average", settings, true, (a, b) -> a.add(b));
  }

  static Merge maximum(Settings settings) {
    return new Merge("Maximum", settings, false, (a, b) -> a.maximum(b));
  }

  static Merge minimum(Settings settings) {
    return new Merge("Minimum", settings, false, (a, b) -> a.minimum(b));
  }

  /** Refuses fewer than two tensors. */
  static void needSeveral(Layer layer, List<BatchShape> shapes) {
    if (shapes.size() < 2) {
      throw Fault.of(
          "The layer %s joins two tensors or more, but %d comes in."
              .formatted(layer.name(), shapes.size()),
          "Apply it to a list, such as [a, b].");
    }
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    needSeveral(this, shapes);
    BatchShape first = shapes.getFirst();
    BatchShape joined = first.part(1, first.rank());
    int examples = first.dim(0);
    for (BatchShape shape : shapes.subList(1, shapes.size())) {
      joined = joined(joined, shape.part(1, shape.rank()), shapes);
      examples = examples == BatchShape.ANY ? shape.dim(0) : examples;
      if (shape.knows(0) && shape.dim(0) != examples) {
        throw misfit(shapes);
      }
    }
    return List.of(BatchShape.of(examples).and(joined.toArray()));
  }

  private BatchShape joined(BatchShape a, BatchShape b, List<BatchShape> all) {
    if (a.rank() < b.rank()) {
      return joined(b, a, all);
    }
    BatchShape result = a;
    for (int i = 1; i <= b.rank(); i++) {
      int x = a.dim(-i);
      int y = b.dim(-i);
      if (x != y && x > 1 && y > 1) {
        throw misfit(all);
      }
      boolean open = x == BatchShape.ANY || y == BatchShape.ANY;
      result = result.with(-i, open ? BatchShape.ANY : x == 1 ? y : x);
    }
    return result;
  }

  private Fault misfit(List<BatchShape> shapes) {
    return Fault.of(
        "The layer %s cannot join the shapes %s.".formatted(name(), shapes),
        "Sizes along one axis must be the same, or 1.");
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    int axes = xs.stream().mapToInt(Tensor::rank).max().orElseThrow();
    Tensor joined = widened(xs.getFirst(), axes);
    for (Tensor x : xs.subList(1, xs.size())) {
      joined = join.apply(joined, widened(x, axes));
    }
    return List.of(average ? joined.mul(1.0 / xs.size()) : joined);
  }

  /** Missing axes go in behind that of the examples. */
  private static Tensor widened(Tensor x, int axes) {
    Tensor wide = x;
    while (wide.rank() < axes) {
      wide = wide.expandDims(1);
    }
    return wide;
  }

  @Override
  boolean passesMasks() {
    return true;
  }

  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    Tensor all = null;
    for (Tensor mask : masks) {
      all = all == null || mask == null ? (mask == null ? all : mask) : all.logicalAnd(mask);
    }
    return Collections.singletonList(all);
  }

  @Override
  protected void describe(Map<String, Object> settings) {}
}
