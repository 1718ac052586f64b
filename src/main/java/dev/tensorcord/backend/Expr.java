package dev.tensorcord.backend;

import java.io.Serializable;
import java.util.List;

/**
 * An element-wise expression over the inputs of a kernel: data, so that one device can interpret
 * it, another turn it into source, and a third receive it over a wire.
 */
public sealed interface Expr extends Serializable {

  /** The element of the kernel's input {@code index} at this place. */
  record Input(int index) implements Expr {}

  /** The same number at every place. */
  record Constant(double value, Element element) implements Expr {}

  /** A primitive function of other expressions. */
  record Apply(Fn fn, List<Expr> arguments) implements Expr {
    /** Checks the number of arguments. */
    public Apply {
      arguments = List.copyOf(arguments);
      if (arguments.size() != fn.arity()) {
        throw new IllegalArgumentException(fn + " takes " + fn.arity() + " arguments");
      }
    }
  }

  /** The same value as another element: to BOOL is "is not 0", to I32 cuts towards 0. */
  record Cast(Element to, Expr of) implements Expr {}

  /** The input {@code index}. */
  static Expr in(int index) {
    return new Input(index);
  }

  /** A float constant. */
  static Expr of(double value) {
    return new Constant(value, Element.F32);
  }

  /** A function of expressions. */
  static Expr of(Fn fn, Expr... arguments) {
    return new Apply(fn, List.of(arguments));
  }

  /** {@code this + other}. */
  default Expr plus(Expr other) {
    return of(Fn.ADD, this, other);
  }

  /** {@code this - other}. */
  default Expr minus(Expr other) {
    return of(Fn.SUB, this, other);
  }

  /** {@code this * other}. */
  default Expr times(Expr other) {
    return of(Fn.MUL, this, other);
  }

  /** {@code this / other}. */
  default Expr over(Expr other) {
    return of(Fn.DIV, this, other);
  }

  /**
   * The element this expression gives over inputs of these elements.
   *
   * @throws IllegalArgumentException where a function meets elements that it does not take
   */
  default Element element(List<Element> inputs) {
    return switch (this) {
      case Input input -> inputs.get(input.index());
      case Constant constant -> constant.element();
      case Cast cast -> {
        cast.of().element(inputs);
        yield cast.to();
      }
      case Apply apply ->
          apply.fn().result(apply.arguments().stream().map(a -> a.element(inputs)).toList());
    };
  }
}
