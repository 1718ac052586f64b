package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.List;

/**
 * Scores to probabilities along the last axis, or to their logarithms: one row each. The largest
 * score is taken off first, so that no exponential overflows.
 */
public final class Softmax implements Op {
  private static final Expr SHIFTED = Expr.in(0).minus(Expr.in(1));

  public static final Softmax SOFTMAX =
      new Softmax(
          "softmax",
          "logits: float32, dim: whole = -1",
          "Scores to probabilities that add up to 1.",
          Expr.of(Fn.EXP, SHIFTED).over(Expr.in(2)),
          (input, dy, x, y) -> {
            Tensor part = dy.mul(y);
            return part.sub(y.mul(Reductions.SUM.apply(part, true, -1)));
          });

  public static final Softmax LOG_SOFTMAX =
      new Softmax(
          "logSoftmax",
          "logits, axis: whole = -1",
          "The logarithms of softmax, exact where a probability is tiny.",
          SHIFTED.minus(Expr.of(Fn.LOG, Expr.in(2))),
          (input, dy, x, y) -> dy.sub(y.exp().mul(Reductions.SUM.apply(dy, true, -1))));

  static final List<Softmax> ROWS = List.of(SOFTMAX, LOG_SOFTMAX);

  private final String name;
  private final Signature signature;
  private final String summary;
  private final Expr expression;
  private final Partials gradient;
  private final Plans<Shape> largest = new Plans<>(shape -> reduce(shape, Reduction.MAX));
  private final Plans<Shape> sum = new Plans<>(shape -> reduce(shape, Reduction.SUM));
  private final Plans<Shape> result = new Plans<>(this::plan);

  private Softmax(
      String name, String parameters, String summary, Expr expression, Partials gradient) {
    this.name = name;
    this.signature = Signature.of(parameters);
    this.summary = summary;
    this.expression = expression;
    this.gradient = gradient;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Object call(Object... given) {
    Call call = new Call(name, signature, given);
    Tensor logits = call.tensor("logits");
    int axis = call.whole(signature.parameters().getLast().name());
    if (Axes.one(name, logits.shape(), axis) != logits.rank() - 1) {
      throw Fault.of(
          "%s: the scores must lie along the last axis, not axis %d.".formatted(name, axis),
          "Transpose them first.");
    }
    return apply(logits.dtype() == DType.FLOAT32 ? logits : logits.cast(DType.FLOAT32));
  }

  @Override
  public Doc doc() {
    return new Doc(
        summary + " Along the last axis.", "tf.tensor1d([1, 2, 3]).%s().print()".formatted(name));
  }

  /**
   * Applies it along the last axis.
   *
   * @throws Fault if x has no axes, or is not float32
   */
  public Tensor apply(Tensor x) {
    if (x.rank() == 0 || x.dtype() != DType.FLOAT32) {
      throw Fault.of(
          "%s: float32 scores along an axis are needed, not %s %s."
              .formatted(name, x.dtype(), x.shape()),
          x.rank() == 0 ? "Give one score for each class." : "Cast them first: cast('float32').");
    }
    Tensor most = largest.get(x.shape()).run(x);
    Tensor total = sum.get(x.shape()).run(x, most);
    Tensor y = result.get(x.shape()).run(x, most, total);
    most.dispose();
    total.dispose();
    Tape.record(gradient, y, x);
    return y;
  }

  /** The largest score of each row, or the sum of the exponentials. */
  private static Plans.Plan reduce(Shape shape, Reduction how) {
    int last = shape.rank() - 1;
    View scores = View.dense(Element.F32, shape.dims());
    boolean sums = how == Reduction.SUM;
    Kernel kernel =
        new Kernel.Reduce(
            how,
            shape.dims().subList(0, last),
            shape.dims().subList(last, last + 1),
            sums ? Expr.of(Fn.EXP, SHIFTED) : Expr.in(0),
            sums
                ? List.of(scores, Broadcast.view(Element.F32, rows(shape), shape))
                : List.of(scores));
    return Plans.Plan.of(rows(shape), DType.FLOAT32, kernel);
  }

  private static Shape rows(Shape shape) {
    return shape.with(shape.rank() - 1, 1);
  }

  private Plans.Plan plan(Shape shape) {
    View scores = View.dense(Element.F32, shape.dims());
    View row = Broadcast.view(Element.F32, rows(shape), shape);
    Kernel kernel = new Kernel.Map(shape.dims(), expression, List.of(scores, row, row));
    return Plans.Plan.of(shape, DType.FLOAT32, kernel);
  }

  @Override
  public List<Sample> samples() {
    return List.of(sample(Shape.of(5)), sample(Shape.of(3, 4)), sample(Shape.of(2, 2, 1)));
  }

  private Sample sample(Shape shape) {
    return new Sample(name + shape, List.of(shape), List.of(Domain.ANY), x -> apply(x[0]));
  }
}
