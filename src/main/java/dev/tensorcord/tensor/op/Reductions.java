package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import dev.tensorcord.tensor.op.Op.Doc;
import dev.tensorcord.tensor.op.Op.Domain;
import dev.tensorcord.tensor.op.Op.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Ops that join the elements along some axes into one: one row each. */
public final class Reductions implements Op, Rule {
  public static final Reductions SUM = new Reductions("sum", Reduction.SUM, "The sum.");
  public static final Reductions MEAN = new Reductions("mean", Reduction.MEAN, "The average.");
  public static final Reductions PROD = new Reductions("prod", Reduction.PROD, "The product.");
  public static final Reductions MAX =
      new Reductions("max", Reduction.MAX, "The largest value; NaN if there is one.");
  public static final Reductions MIN =
      new Reductions("min", Reduction.MIN, "The smallest value; NaN if there is one.");
  public static final Reductions ALL =
      new Reductions("all", Reduction.MIN, "Whether all of a bool tensor hold.");
  public static final Reductions ANY =
      new Reductions("any", Reduction.MAX, "Whether any of a bool tensor holds.");
  public static final Reductions ARG_MAX =
      new Reductions("argMax", Reduction.ARG_MAX, "The place of the largest, the first of equals.");
  public static final Reductions ARG_MIN =
      new Reductions(
          "argMin", Reduction.ARG_MIN, "The place of the smallest, the first of equals.");

  static final List<Reductions> ROWS =
      List.of(SUM, MEAN, PROD, MAX, MIN, ALL, ANY, ARG_MAX, ARG_MIN);

  /**
   * @param axes a bit for each axis that is joined
   */
  private record Over(int axes, boolean keep) {
    private static final Over[] FEW = new Over[64];

    static {
      Arrays.setAll(FEW, i -> new Over(i >> 1, (i & 1) != 0));
    }

    static Over of(int axes, boolean keep) {
      return axes < 32 ? FEW[axes << 1 | (keep ? 1 : 0)] : new Over(axes, keep);
    }
  }

  private static final Signature AXES = Signature.of("x, axis?: ints, keepDims: flag = false");
  private static final Signature OF_BOOL =
      Signature.of("x: bool, axis?: ints, keepDims: flag = false");
  private static final Signature ONE_AXIS = Signature.of("x, axis: whole = 0");

  private final String name;
  private final Reduction how;
  private final String summary;
  private final boolean bool;
  private final boolean smooth;
  private final Partials gradientOfAll = this::partialOfAll;

  private Reductions(String name, Reduction how, String summary) {
    this.name = name;
    this.how = how;
    this.summary = summary;
    this.bool = name.startsWith("a") && !how.givesIndex();
    this.smooth = !bool && !how.givesIndex();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Signature signature() {
    return how.givesIndex() ? ONE_AXIS : bool ? OF_BOOL : AXES;
  }

  @Override
  public Object call(Object... given) {
    Call call = new Call(name, signature(), given);
    Tensor x = call.tensor("x");
    if (how.givesIndex()) {
      return apply(x, false, call.whole("axis"));
    }
    return Axes.none(call)
        ? apply(x.expandDims(-1), false, -1)
        : apply(x, call.flag("keepDims"), call.some("axis"));
  }

  @Override
  public Doc doc() {
    return new Doc(
        summary + " Over the given axes, or over all.",
        "tf.tensor1d(%s).%s().print()".formatted(bool ? "[1, 0], 'bool'" : "[1, 3, 2]", name));
  }

  /**
   * Joins the elements along the axes, or along all where none is given.
   *
   * @param keepDims whether the axes stay, with a size of 1
   * @throws Fault if an axis is not there, or there is nothing to choose from
   */
  public Tensor apply(Tensor x, boolean keepDims, int... axes) {
    Numeric.check(name, x);
    Tensor[] inputs = {x};
    if (axes.length == 0) {
      Tensor y = Tensor.heldBack(this, Over.of((1 << x.rank()) - 1, keepDims), inputs);
      if (smooth) {
        Tape.record(gradientOfAll, y, inputs);
      }
      return y;
    }
    int[] counted = Axes.some(name, x.shape(), axes);
    int bits = 0;
    for (int axis : counted) {
      bits |= 1 << axis;
    }
    Tensor y = Tensor.heldBack(this, Over.of(bits, keepDims), inputs);
    if (how.givesIndex()) {
      Tape.record((input, dy, in, out) -> Tensors.zeros(in[0].shape()), y, inputs);
    }
    if (smooth) {
      Tape.record(
          (input, dy, in, out) -> partial(dy, in[0], out, kept(in[0].shape(), counted)), y, inputs);
    }
    return y;
  }

  private Tensor partialOfAll(int input, Tensor dy, Tensor[] x, Tensor y) {
    Shape shape = x[0].shape();
    boolean single = y.rank() == 0 && how != Reduction.PROD;
    return partial(dy, x[0], y, single ? Shape.SCALAR : kept(shape, Axes.some(name, shape)));
  }

  private Tensor partial(Tensor dy, Tensor x, Tensor y, Shape kept) {
    Tensor spread = y.rank() == 0 ? dy : dy.reshape(kept);
    return switch (how) {
      case SUM -> spread.broadcastTo(x.shape());
      case MEAN -> spread.div((double) x.size() / Math.max(1, kept.size())).broadcastTo(x.shape());
      case MAX, MIN ->
          x.equal(y.rank() == 0 ? y : y.reshape(kept))
              .where(spread.broadcastTo(x.shape()), x.zerosLike());
      case PROD -> spread.mul(productOfOthers(x, kept));
      case ARG_MAX, ARG_MIN -> null;
    };
  }

  /** For each element, the product of all others: by division, where there is no 0 among them. */
  private static Tensor productOfOthers(Tensor x, Shape kept) {
    int[] axes =
        IntStream.range(0, x.rank()).filter(a -> kept.dim(a) != x.shape().dim(a)).toArray();
    if (axes.length == 0) {
      return x.onesLike();
    }
    Tensor isZero = x.equal(0);
    Tensor product = PROD.apply(isZero.where(x.onesLike(), x), true, axes);
    Tensor zeros = SUM.apply(isZero, true, axes).cast(DType.FLOAT32);
    Tensor atZero = zeros.equal(1).where(product, product.zerosLike());
    Tensor elsewhere = zeros.equal(0).where(product, product.zerosLike()).div(x);
    return isZero.where(atZero, isZero.where(x.zerosLike(), elsewhere));
  }

  private static Shape kept(Shape shape, int[] axes) {
    int[] dims = shape.toArray();
    for (int axis : axes) {
      dims[axis] = 1;
    }
    return Shape.of(dims);
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    Shape shape = inputs[0].shape();
    DType given = inputs[0].dtype();
    Over over = (Over) variant;
    List<Integer> dims = shape.dims();
    List<Integer> dense = View.denseStrides(dims);
    List<Integer> outer = new ArrayList<>();
    List<Integer> inner = new ArrayList<>();
    List<Integer> outerStrides = new ArrayList<>();
    List<Integer> innerStrides = new ArrayList<>();
    List<Integer> result = new ArrayList<>();
    for (int axis = 0; axis < dims.size(); axis++) {
      boolean joins = (over.axes() >> axis & 1) != 0;
      (joins ? inner : outer).add(dims.get(axis));
      (joins ? innerStrides : outerStrides).add(dense.get(axis));
      if (!joins || over.keep()) {
        result.add(joins ? 1 : dims.get(axis));
      }
    }
    if (how.givesIndex() && inner.contains(0) && !outer.contains(0)) {
      throw Fault.of(
          "%s: there is nothing to choose from in a tensor of shape %s.".formatted(name, shape),
          "Give it at least one value.");
    }
    if (bool && given != DType.BOOL) {
      throw Fault.of(
          "%s: a bool tensor is needed, not %s.".formatted(name, given),
          "Compare first, for example with greater, or cast to bool.");
    }
    Element from = given.element();
    Element whole = from == Element.BOOL && !bool ? Element.I32 : from;
    Element joined = how == Reduction.MEAN ? Element.F32 : whole;
    Expr of = joined == from ? Expr.in(0) : new Expr.Cast(joined, Expr.in(0));
    // Of nothing the average is 0, as it is in TensorFlow.js.
    Reduction join = how == Reduction.MEAN && inner.contains(0) ? Reduction.SUM : how;
    outerStrides.addAll(innerStrides);
    View view = new View(from, 0, outerStrides);
    DType dtype = how.givesIndex() ? DType.INT32 : DType.of(joined);
    return Recipe.of(
        Shape.of(result), dtype, new Kernel.Reduce(join, outer, inner, of, List.of(view)));
  }

  @Override
  public List<Sample> samples() {
    return smooth
        ? List.of(
            sample(Shape.SCALAR),
            sample(Shape.of(37)),
            sample(Shape.of(3, 5)),
            sample(Shape.of(3, 5), 0),
            sample(Shape.of(2, 3, 4), 0, 2),
            sample(Shape.of(2, 3, 4), 1))
        : List.of();
  }

  private Sample sample(Shape shape, int... axes) {
    return new Sample(
        name + shape + Arrays.toString(axes),
        List.of(shape),
        List.of(Domain.POSITIVE),
        x -> apply(x[0], false, axes));
  }
}
