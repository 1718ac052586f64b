package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole expression over float32 tensors in one pass, broadcasting, without a gradient: for the
 * inner steps of optimizers.
 */
public final class Fused {
  private final Expr expression;
  private final Plans<List<Shape>> plans = new Plans<>(this::plan);

  /** An expression over as many inputs as it names. */
  public Fused(Expr expression) {
    this.expression = expression;
  }

  /** Computes the expression. */
  public Tensor apply(Tensor... inputs) {
    Shape[] shapes = new Shape[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      shapes[i] = inputs[i].shape();
    }
    return plans.get(Arrays.asList(shapes)).run(inputs);
  }

  private Plans.Plan plan(List<Shape> shapes) {
    Shape shape = shapes.stream().reduce((a, b) -> Broadcast.shape("fused", a, b)).orElseThrow();
    List<View> views = new ArrayList<>();
    for (Shape each : shapes) {
      views.add(Broadcast.view(Element.F32, each, shape));
    }
    return Plans.Plan.of(shape, DType.FLOAT32, new Kernel.Map(shape.dims(), expression, views));
  }
}
