package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.View;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Rule;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import dev.tensorcord.tensor.grad.Partials;
import dev.tensorcord.tensor.grad.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An op that works element by element: a row of a table. The expression says what every device
 * computes; the gradient is made of ops.
 */
public final class ElementwiseOp implements Op, Rule {
  /** What types the op takes and gives. */
  enum Typing {
    /** Numbers of one type, and gives that type; booleans count as int32. */
    SAME,
    /** Computes in float32, whatever it is given. */
    FLOAT,
    /** Float32 only. */
    STRICT,
    /** Values of one type, and gives bool. */
    TEST,
    /** Bool only, and gives bool. */
    LOGIC,
    /** Bool, then two values of one type, and gives that type. */
    CHOICE
  }

  private static final int LARGEST_EXPONENT = 16;

  private final String name;
  private final Signature signature;
  private final int arity;
  private final Typing typing;
  private final Expr expression;
  private final Expr forInts;
  private final Partial[] partials;
  private final Doc doc;
  private final List<Domain> domains;

  /** What stands for the parameters that are numbers in the gradient tests. */
  private final double[] settings;

  /** How values of other types are computed with: complex64 and string. */
  private final Map<DType, Function<Tensor[], Tensor>> others;

  private final Partials gradient = this::partial;
  private final boolean isPower;

  /** The gradient with respect to one input, in the broadcast shape. */
  @FunctionalInterface
  interface Partial {
    Tensor of(Tensor dy, Tensor[] x, Tensor y);
  }

  ElementwiseOp(
      String name,
      Signature signature,
      Typing typing,
      Expr expression,
      Expr forInts,
      List<Partial> partials,
      List<Domain> domains,
      double[] settings,
      Map<DType, Function<Tensor[], Tensor>> others,
      Doc doc) {
    this.name = name;
    this.signature = signature;
    this.arity = signature.parameters().size();
    this.typing = typing;
    this.expression = expression;
    this.forInts = forInts;
    this.partials = partials.toArray(Partial[]::new);
    this.domains = domains;
    this.settings = settings;
    this.others = others;
    this.doc = doc;
    isPower = expression instanceof Expr.Apply apply && apply.fn() == Fn.POW;
  }

  @Override
  public String name() {
    return name;
  }

  /** How many tensors and numbers it takes. */
  public int arity() {
    return arity;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Object call(Object... given) {
    Call call = new Call(name, signature, given);
    int tensors = tensors();
    Tensor[] x = new Tensor[tensors];
    double[] numbers = new double[arity - tensors];
    for (int i = 0; i < arity; i++) {
      String parameter = signature.parameters().get(i).name();
      if (i < tensors) {
        x[i] = call.tensor(parameter);
      } else {
        numbers[i - tensors] = call.number(parameter);
      }
    }
    return numbers.length > 0 ? apply(x[0], numbers) : applyAll(x);
  }

  /** How many of the parameters are tensors; those that are numbers follow. */
  private int tensors() {
    return (int) signature.parameters().stream().filter(p -> p.kind().isTensor()).count();
  }

  @Override
  public Doc doc() {
    return doc;
  }

  /**
   * Applies a function of one tensor and some numbers, which are no part of the plan: they are data
   * like the tensor, of the type that is computed in.
   */
  public Tensor apply(Tensor x, double... numbers) {
    boolean whole = forInts != null && x.dtype() != DType.FLOAT32;
    Tensor[] all = new Tensor[1 + numbers.length];
    all[0] = x;
    for (int i = 0; i < numbers.length; i++) {
      double number = whole ? (int) numbers[i] : numbers[i];
      all[i + 1] = Tensors.fill(Shape.SCALAR, number, whole ? DType.INT32 : DType.FLOAT32);
    }
    Tensor y = applyAll(all);
    for (int i = 1; i < all.length; i++) {
      all[i].dispose();
    }
    return y;
  }

  /** Values that a device does not compute with: complex numbers in pairs, strings on the host. */
  private Tensor applyOther(Tensor... x) {
    DType common = Stream.of(x).map(Tensor::dtype).reduce(DType::with).orElseThrow();
    Function<Tensor[], Tensor> way = others.get(common);
    if (way == null) {
      throw Fault.of(
          "%s: this op does not compute with %s values.".formatted(name, common),
          "Give it float32, int32 or bool tensors.");
    }
    return way.apply(x);
  }

  /** Applies a function of one tensor. */
  public Tensor apply(Tensor x) {
    return applyAll(x);
  }

  /**
   * Applies a function of two tensors, broadcasting.
   *
   * @throws Fault if the shapes or types do not fit together
   */
  public Tensor apply(Tensor a, Tensor b) {
    return applyAll(a, b);
  }

  /**
   * Applies a function of three tensors, broadcasting.
   *
   * @throws Fault if the shapes or types do not fit together
   */
  public Tensor apply(Tensor a, Tensor b, Tensor c) {
    return applyAll(a, b, c);
  }

  private Tensor applyAll(Tensor... inputs) {
    for (Tensor input : inputs) {
      if (!input.dtype().isPlain()) {
        return applyOther(inputs);
      }
    }
    Tensor y = Tensor.heldBack(this, isPower ? exponent(inputs[1]) : PLAIN, inputs);
    if (partials.length > 0) {
      Tape.record(gradient, y, inputs);
    }
    return y;
  }

  /** A small whole exponent that is known is part of the op: the power becomes a few products. */
  private static Object exponent(Tensor power) {
    double known = power.knownNumber();
    boolean few = known == (int) known && known >= 0 && known <= LARGEST_EXPONENT;
    return few ? (Object) (int) known : PLAIN;
  }

  private Tensor partial(int input, Tensor dy, Tensor[] x, Tensor y) {
    if (input >= partials.length || partials[input] == null) {
      return null;
    }
    Tensor part = partials[input].of(dy, x, y);
    return part == null ? null : Broadcast.undo(part, x[input].shape());
  }

  @Override
  public Recipe recipe(Object variant, Tensor[] inputs) {
    if (inputs.length != arity) {
      throw new IllegalArgumentException(name + " takes " + arity + " tensors");
    }
    List<DType> types = Arrays.stream(inputs).map(Tensor::dtype).toList();
    Shape shape = inputs[0].shape();
    for (int i = 1; i < arity; i++) {
      shape = Broadcast.shape(name, shape, inputs[i].shape());
    }
    Expr typed = typed(types);
    if (variant instanceof Integer exponent) {
      Expr.Apply power = (Expr.Apply) typed;
      Expr constant = new Expr.Constant(exponent, common(types).element());
      typed = new Expr.Apply(power.fn(), List.of(power.arguments().getFirst(), constant));
    }
    List<View> views = new ArrayList<>();
    for (Tensor input : inputs) {
      views.add(Broadcast.view(input.dtype().element(), input.shape(), shape));
    }
    DType result = DType.of(typed.element(types.stream().map(DType::element).toList()));
    return Recipe.of(shape, result, new Kernel.Map(shape.dims(), typed, views));
  }

  /** The expression with casts around the inputs and constants of the right type. */
  private Expr typed(List<DType> types) {
    int free = typing == Typing.CHOICE ? 1 : 0;
    DType common = types.stream().skip(free).reduce(DType::with).orElseThrow();
    switch (typing) {
      case SAME -> common = common.with(DType.INT32);
      case FLOAT -> common = forInts != null ? common.with(DType.INT32) : DType.FLOAT32;
      case LOGIC -> need(DType.BOOL, types);
      case CHOICE -> need(DType.BOOL, types.subList(0, 1));
      case STRICT -> need(DType.FLOAT32, types);
      case TEST -> {}
    }
    boolean whole = common != DType.FLOAT32 && forInts != null;
    return typed(whole ? forInts : expression, types, common.element(), free);
  }

  private void need(DType due, List<DType> types) {
    for (DType type : types) {
      if (type != due) {
        throw Fault.of(
            "%s: a %s tensor is needed, not %s.".formatted(name, due, type),
            due == DType.BOOL
                ? "Compare first, for example with greater, or cast to bool."
                : "Cast it first: cast('%s').".formatted(due));
      }
    }
  }

  private static DType common(List<DType> types) {
    return types.stream().reduce(DType.INT32, DType::with);
  }

  private static Expr typed(Expr of, List<DType> types, Element element, int free) {
    return switch (of) {
      case Expr.Input input -> {
        boolean fits = input.index() < free || types.get(input.index()).element() == element;
        yield fits ? input : new Expr.Cast(element, input);
      }
      case Expr.Constant constant ->
          constant.element() == Element.BOOL
              ? constant
              : new Expr.Constant(constant.value(), element);
      case Expr.Cast cast -> new Expr.Cast(cast.to(), typed(cast.of(), types, element, free));
      case Expr.Apply apply ->
          new Expr.Apply(
              apply.fn(),
              apply.arguments().stream().map(a -> typed(a, types, element, free)).toList());
    };
  }

  @Override
  public List<Sample> samples() {
    if (partials.length == 0 || domains.isEmpty()) {
      return List.of();
    }
    List<List<Shape>> cases =
        switch (tensors()) {
          case 1 -> List.of(s(), s(Shape.of(37)), s(Shape.of(3, 5)), s(Shape.of(0, 2)));
          default ->
              List.of(
                  s(Shape.of(19), Shape.of(19)),
                  s(Shape.of(4, 5), Shape.SCALAR),
                  s(Shape.of(1, 5), Shape.of(4, 1)),
                  s(Shape.SCALAR, Shape.SCALAR),
                  s(Shape.of(3), Shape.of(2, 2, 3)),
                  s(Shape.of(0, 3), Shape.of(3)));
        };
    return cases.stream()
        .map(shapes -> new Sample(name + shapes, shapes, domains, this::any))
        .toList();
  }

  private static List<Shape> s(Shape... shapes) {
    return shapes.length == 0 ? List.of(Shape.SCALAR) : List.of(shapes);
  }

  private Tensor any(Tensor[] x) {
    if (settings.length > 0) {
      return apply(x[0], settings);
    }
    return arity < 3
        ? applyAll(x)
        : apply(Tensors.randomUniform(x[0].shape(), 0, 1, 7).less(0.5), x[0], x[1]);
  }
}
