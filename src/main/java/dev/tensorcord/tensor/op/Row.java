package dev.tensorcord.tensor.op;

import dev.tensorcord.backend.Expr;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.op.ElementwiseOp.Partial;
import dev.tensorcord.tensor.op.ElementwiseOp.Typing;
import dev.tensorcord.tensor.op.Op.Doc;
import dev.tensorcord.tensor.op.Op.Domain;
import java.util.ArrayList;
import java.util.List;

/** How the tables write a row down. */
final class Row {
  static final Expr A = Expr.in(0);
  static final Expr B = Expr.in(1);

  private final String name;
  private final int arity;
  private final Typing typing;
  private final Expr expression;
  private final List<Partial> partials = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private Expr forInts;

  private Row(String name, int arity, Typing typing, Expr expression) {
    this.name = name;
    this.arity = arity;
    this.typing = typing;
    this.expression = expression;
    this.forInts = typing == Typing.FLOAT || typing == Typing.STRICT ? null : expression;
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

  /** What is computed where all values are integers. */
  Row ints(Expr whole) {
    forInts = whole;
    return this;
  }

  Row gradient(Unary partial) {
    partials.add((dy, x, y) -> partial.of(dy, x[0], y));
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

  /** The gradients with respect to the last two inputs, from all inputs. */
  Row gradientsOfAll(Partial first, Partial second) {
    for (int i = 0; i < arity - 2; i++) {
      partials.add(null);
    }
    partials.add(first);
    partials.add(second);
    return this;
  }

  /** Flat between its steps: the gradient is 0. */
  Row flat() {
    return gradient((dy, x, y) -> dy.zerosLike());
  }

  /** Where the tests take numbers from, for each input that has a gradient; one stands for all. */
  Row over(Domain... each) {
    domains.addAll(List.of(each));
    return this;
  }

  ElementwiseOp doc(String summary, String snippet) {
    if (domains.isEmpty()) {
      domains.add(Domain.ANY);
    }
    while (domains.size() < 2) {
      domains.add(domains.getFirst());
    }
    return new ElementwiseOp(
        name,
        arity,
        typing,
        expression,
        forInts,
        partials,
        List.copyOf(domains),
        new Doc(summary, snippet));
  }
}
