package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Classes as rows that are on at one place: what a classifier's answers are held against. */
public final class OneHot {
  static final Operation OP =
      Operation.of(
              "oneHot",
              "indices: int32, depth: whole, onValue: number = 1, offValue: number = 0, dtype: dtype = int32")
          .does(call ->
              apply(
                  call.tensor("indices"),
                  call.whole("depth"),
                  call.number("onValue"),
                  call.number("offValue"),
                  call.dtype("dtype")))
          .samples(samples())
          .doc(
              "A row for each int32 place: 1 there, 0 elsewhere; all 0 where the place is not in the "
                  + "row.",
              "tf.oneHot(tf.tensor1d([0, 2], 'int32'), 3).print()");

  private static final Plans<Key> PLANS = new Plans<>(OneHot::plan);

  private record Key(Shape places, int depth, double on, double off, DType dtype) {}

  private OneHot() {}

  /** Rows of 0 and 1, int32. */
  public static Tensor apply(Tensor places, int depth) {
    return apply(places, depth, 1, 0, DType.INT32);
  }

  /**
   * Rows of two numbers.
   *
   * @param places int32, of any shape
   * @param depth how long a row is
   * @throws Fault if the places are not int32, or the depth is below 2
   */
  public static Tensor apply(Tensor places, int depth, double on, double off, DType dtype) {
    if (places.dtype() != DType.INT32) {
      throw Fault.of(
          "oneHot: int32 places are needed, not %s.".formatted(places.dtype()),
          "Make them with tf.tensor1d([…], 'int32'), or cast('int32').");
    }
    if (depth < 2) {
      throw Fault.of(
          "oneHot: a depth of %d tells nothing apart.".formatted(depth),
          "Give the number of classes, 2 or more.");
    }
    Plans.Plan plan = PLANS.get(new Key(places.shape(), depth, on, off, dtype));
    Tensor classes = Tensors.range(0, depth, 1);
    Tensor y = plan.run(places, classes);
    classes.dispose();
    Tape.record((input, dy, in, out) -> Tensors.zeros(in[0].shape()), y, places);
    return y;
  }

  private static Plans.Plan plan(Key key) {
    List<Integer> dims = new ArrayList<>(key.places().dims());
    dims.add(key.depth());
    List<Integer> each = new ArrayList<>(View.denseStrides(key.places().dims()));
    each.add(0);
    List<Integer> along = new ArrayList<>(Collections.nCopies(dims.size() - 1, 0));
    along.add(1);
    Element element = key.dtype().element();
    Expr expression =
        Expr.of(
            Fn.SELECT,
            Expr.of(Fn.EQ, Expr.in(0), new Expr.Cast(Element.I32, Expr.in(1))),
            new Expr.Constant(key.on(), element),
            new Expr.Constant(key.off(), element));
    List<View> views = List.of(new View(Element.I32, 0, each), new View(Element.F32, 0, along));
    return Plans.Plan.of(Shape.of(dims), key.dtype(), new Kernel.Map(dims, expression, views));
  }

  private static List<Sample> samples() {
    return List.of();
  }
}
