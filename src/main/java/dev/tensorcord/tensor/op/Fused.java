package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A whole expression over float32 tensors in one pass, broadcasting, without a gradient: for the
 * inner steps of optimizers. There is one for each expression, so that the second training of a
 * kind takes the first one's path.
 */
public final class Fused implements Rule {
  /** Settings are part of an expression, and members choose them: not all can be kept. */
  private static final int MOST = 256;

  private static final ConcurrentMap<Expr, Fused> ALL = new ConcurrentHashMap<>();

  private final Expr expression;

  private Fused(Expr expression) {
    this.expression = expression;
  }

  /** An expression over as many inputs as it names. */
  public static Fused of(Expr expression) {
    if (ALL.size() >= MOST) {
      ALL.clear();
    }
    return ALL.computeIfAbsent(expression, Fused::new);
  }

  /** Computes the expression. */
  public Tensor apply(Tensor... inputs) {
    return Tensor.heldBack(this, PLAIN, inputs);
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    Shape shape = Shape.SCALAR;
    for (Tensor input : inputs) {
      shape = Broadcast.shape("fused", shape, input.shape());
    }
    List<View> views = new ArrayList<>();
    for (Tensor input : inputs) {
      views.add(Broadcast.view(Element.F32, input.shape(), shape));
    }
    return Recipe.of(shape, DType.FLOAT32, new Kernel.Map(shape.dims(), expression, views));
  }
}
