package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tensors one behind the other along an axis. */
final class Concatenate extends Layer {
  private final int axis;

  Concatenate(Settings settings) {
    super("Concatenate", settings);
    axis = settings.whole("axis", -6, -1);
  }

  @Override
  public List<BatchShape> outputShapes(List<BatchShape> shapes) {
    Merge.needSeveral(this, shapes);
    BatchShape first = shapes.getFirst();
    if (axis >= first.rank() || axis < -first.rank()) {
      throw mismatch(
          first, "batches with an axis %d".formatted(axis), "The last axis is always -1.");
    }
    int size = 0;
    for (BatchShape shape : shapes) {
      boolean same = shape.rank() == first.rank();
      if (!same || !shape.with(axis, 1).fits(first.with(axis, 1))) {
        throw Fault.of(
            "The layer %s cannot put the shapes %s behind each other along axis %d."
                .formatted(name(), shapes, axis),
            "All other sizes must be the same.");
      }
      size = size == BatchShape.ANY || !shape.knows(axis) ? BatchShape.ANY : size + shape.dim(axis);
    }
    return List.of(first.with(axis, size));
  }

  @Override
  protected List<Tensor> call(List<Tensor> xs, List<Tensor> masks, Pass pass) {
    return List.of(Tensors.concat(xs, axis));
  }

  /** A row counts where it counts in all; along the axis of the rows, those behind each other. */
  @Override
  protected List<Tensor> masks(List<Tensor> xs, List<Tensor> masks, int results) {
    if (masks.stream().allMatch(Objects::isNull)) {
      return Collections.singletonList(null);
    }
    List<Tensor> wide = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      Tensor mask = masks.get(i);
      Shape shape = xs.get(i).shape();
      if (mask == null) {
        wide.add(Tensors.fill(shape, 1, DType.BOOL));
      } else if (mask.rank() < shape.rank()) {
        Tensor all = Tensors.fill(shape, 1, DType.BOOL);
        wide.add(mask.expandDims(-1).logicalAnd(all));
      } else {
        wide.add(mask);
      }
    }
    return List.of(Tensors.concat(wide, axis).all(-1));
  }

  @Override
  protected void describe(Map<String, Object> settings) {
    settings.put("axis", axis);
  }
}
