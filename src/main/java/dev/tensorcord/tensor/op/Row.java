package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.tensor.DType;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.ElementwiseOp.Partial;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import dev.tensorcord.tensor.op.Op.Doc;
import dev.tensorcord.tensor.op.Op.Domain;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How the tables write a row down. */
final class Row {
  static final Expr A = Expr.in(0);
  static final Expr B = Expr.in(1);

  private static final String[] TENSORS = {"x", "a, b", "condition: bool, a, b"};

  private final String name;
  private final int arity;
  private final Typing typing;
  private final Expr expression;
  private final Map<DType, Function<Tensor[], Tensor>> others = new EnumMap<>(DType.class);
  private String signature;
  private boolean checked = true;
  private double[] settings = {};
  private final List<Partial> partials = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private Expr forInts;

  private Row(String name, int arity, Typing typing, Expr expression) {
    this.name = name;
    this.arity = arity;
    this.typing = typing;
    this.expression = expression;
    this.signature = signature(arity, typing);
    this.forInts = typing == Typing.FLOAT || typing == Typing.STRICT ? null : expression;
  }

  private static String signature(int arity, Typing typing) {
    String plain = TENSORS[arity - 1];
    return switch (typing) {
      case STRICT -> plain.replaceAll("(x|a|b)\\b(?!:)", "$1: float32");
      case LOGIC -> plain.replaceAll("(x|a|b)\\b(?!:)", "$1: bool");
      default -> plain;
    };
  }

  /** The gradient of a function of one tensor x with the value y. */
  interface Unary {
    Tensor of(Tensor dy, Tensor x, Tensor y);
  }

  /** The gradient of a function of the tensors a and b. */
  interface Binary {
    Tensor of(Tensor dy, Tensor a, Tensor b);
  }

  static Row of(String name, int arity, Typing typing, Expr expression) {
    return new Row(name, arity, typing, expression);
  }

  /**
   * The parameters by their names. Numbers may follow a single tensor: they are the expression's
   * further inputs.
   *
   * @param samples numbers to test the gradient with
   */
  Row takes(String parameters, double... samples) {
    signature = parameters;
    settings = samples;
    return this;
  }

  /** What is computed where a value is complex. */
  Row complex(Function<Tensor[], Tensor> way) {
    others.put(DType.COMPLEX64, way);
    return this;
  }

  /** What is computed with strings. */
  Row texts(Function<Tensor[], Tensor> way) {
    others.put(DType.STRING, way);
    return this;
  }

  /** What is computed where all values are integers. */
  Row ints(Expr whole) {
    forInts = whole;
    return this;
  }

  Row gradient(Unary partial) {
    partials.add((dy, x, y) -> partial.of(dy, x[0], y));
    return this;
  }

  /** The gradient with respect to the next input, from all of them. */
  Row gradientOfAll(Partial partial) {
    partials.add(partial);
    return this;
  }

  /** The gradients with respect to the last two inputs. */
  Row gradients(Binary first, Binary second) {
    int from = arity - 2;
    for (int i = 0; i < from; i++) {
      partials.add(null);
    }
    partials.add((dy, x, y) -> first.of(dy, x[from], x[from + 1]));
    partials.add((dy, x, y) -> second.of(dy, x[from], x[from + 1]));
    return this;
  }

  /** Flat between its steps: the gradient is 0. */
  Row flat() {
    return gradient((dy, x, y) -> dy.zerosLike());
  }

  /** Its gradient is not its slope, and no test holds it against one. */
  Row unchecked() {
    checked = false;
    return this;
  }

  /** Where the tests take numbers from, for each input that has a gradient; one stands for all. */
  Row over(Domain... each) {
    domains.addAll(List.of(each));
    return this;
  }

  ElementwiseOp doc(String summary, String snippet) {
    if (domains.isEmpty() && checked) {
      domains.add(Domain.ANY);
    }
    while (domains.size() == 1) {
      domains.add(domains.getFirst());
    }
    return new ElementwiseOp(
        name,
        Signature.of(signature),
        typing,
        expression,
        forInts,
        partials,
        List.copyOf(domains),
        settings,
        others,
        new Doc(summary, snippet));
  }
}
