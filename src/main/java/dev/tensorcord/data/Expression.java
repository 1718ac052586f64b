package dev.tensorcord.data;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A formula in x, made by {@link ExpressionParser}; its value may be infinite or no number. */
public sealed interface Expression {
  /** The value at a place. */
  double at(double x);

  /** The degree where this is a polynomial by its form alone; else empty. */
  OptionalInt degree();

  /** What stands between two formulas. */
  enum Operator {
    ADD(Double::sum),
    SUBTRACT((a, b) -> a - b),
    MULTIPLY((a, b) -> a * b),
    DIVIDE((a, b) -> a / b),
    POWER(Math::pow);

    private final DoubleBinaryOperator apply;

    Operator(DoubleBinaryOperator apply) {
      this.apply = apply;
    }
  }

  /** The functions by their names. */
  enum Function {
    SIN(Math::sin),
    COS(Math::cos),
    TAN(Math::tan),
    TANH(Math::tanh),
    EXP(Math::exp),
    LOG(Math::log),
    LN(Math::log),
    SQRT(Math::sqrt),
    ABS(Math::abs);

    private final DoubleUnaryOperator apply;

    Function(DoubleUnaryOperator apply) {
      this.apply = apply;
    }

    /** The name as it is typed. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number. */
  record Constant(double value) implements Expression {
    @Override
    public double at(double x) {
      return value;
    }

    @Override
    public OptionalInt degree() {
      return OptionalInt.of(0);
    }
  }

  /** The variable. */
  record X() implements Expression {
    @Override
    public double at(double x) {
      return x;
    }

    @Override
    public OptionalInt degree() {
      return OptionalInt.of(1);
    }
  }

  /** A function of a formula. */
  record Call(Function function, Expression of) implements Expression {
    @Override
    public double at(double x) {
      return function.apply.applyAsDouble(of.at(x));
    }

    @Override
    public OptionalInt degree() {
      OptionalInt inner = of.degree();
      return inner.orElse(1) == 0 ? inner : OptionalInt.empty();
    }
  }

  /** Two formulas with an operator between them. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public double at(double x) {
      return operator.apply.applyAsDouble(left.at(x), right.at(x));
    }

    @Override
    public OptionalInt degree() {
      OptionalInt first = left.degree();
      OptionalInt second = first.isEmpty() ? first : right.degree();
      if (second.isEmpty()) {
        return second;
      }
      int a = first.getAsInt();
      int b = second.getAsInt();
      return switch (operator) {
        case ADD, SUBTRACT -> OptionalInt.of(Math.max(a, b));
        case MULTIPLY -> OptionalInt.of(a + b);
        case DIVIDE -> b == 0 ? OptionalInt.of(a) : OptionalInt.empty();
        case POWER -> powerDegree(a, b);
      };
    }

    private OptionalInt powerDegree(int base, int exponentDegree) {
      if (exponentDegree > 0) {
        return OptionalInt.empty();
      }
      double exponent = right.at(0);
      boolean whole = exponent >= 0 && exponent <= 100 && exponent == Math.rint(exponent);
      return base == 0
          ? OptionalInt.of(0)
          : whole ? OptionalInt.of(base * (int) exponent) : OptionalInt.empty();
    }
  }
}
