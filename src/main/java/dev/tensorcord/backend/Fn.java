package dev.tensorcord.backend;

import java.util.List;

/**
 * The primitive functions of an {@link Expr}, few enough that a new device can write each as one
 * line. Everything else is an expression of them.
 */
public enum Fn {
  NEG(Kind.SAME, 1),
  ABS(Kind.SAME, 1),
  /** -1, 0 or 1; of NaN 0. */
  SIGN(Kind.SAME, 1),
  SQRT(Kind.FLOAT, 1),
  EXP(Kind.FLOAT, 1),
  /** {@code exp(x) - 1}, exact near 0. */
  EXPM1(Kind.FLOAT, 1),
  LOG(Kind.FLOAT, 1),
  /** {@code log(1 + x)}, exact near 0. */
  LOG1P(Kind.FLOAT, 1),
  SIN(Kind.FLOAT, 1),
  COS(Kind.FLOAT, 1),
  TAN(Kind.FLOAT, 1),
  ASIN(Kind.FLOAT, 1),
  ACOS(Kind.FLOAT, 1),
  ATAN(Kind.FLOAT, 1),
  SINH(Kind.FLOAT, 1),
  COSH(Kind.FLOAT, 1),
  TANH(Kind.FLOAT, 1),
  FLOOR(Kind.FLOAT, 1),
  CEIL(Kind.FLOAT, 1),
  /** To the nearest integer, halves to the even one. */
  ROUND(Kind.FLOAT, 1),
  IS_NAN(Kind.TEST, 1),
  ADD(Kind.SAME, 2),
  SUB(Kind.SAME, 2),
  MUL(Kind.SAME, 2),
  DIV(Kind.FLOAT, 2),
  /** The quotient rounded down; for integers, 0 where the divisor is 0. */
  FLOOR_DIV(Kind.SAME, 2),
  /** The remainder with the divisor's sign. */
  MOD(Kind.SAME, 2),
  POW(Kind.SAME, 2),
  ATAN2(Kind.FLOAT, 2),
  /** NaN if either is NaN. */
  MIN(Kind.SAME, 2),
  /** NaN if either is NaN. */
  MAX(Kind.SAME, 2),
  /** The bits of both; I32 only. */
  BIT_AND(Kind.SAME, 2),
  EQ(Kind.TEST, 2),
  NE(Kind.TEST, 2),
  LT(Kind.TEST, 2),
  LE(Kind.TEST, 2),
  GT(Kind.TEST, 2),
  GE(Kind.TEST, 2),
  NOT(Kind.LOGIC, 1),
  AND(Kind.LOGIC, 2),
  OR(Kind.LOGIC, 2),
  XOR(Kind.LOGIC, 2),
  /** {@code condition ? a : b}, element by element. */
  SELECT(Kind.CHOICE, 3);

  /** Which elements a function takes and gives. */
  public enum Kind {
    /** Numbers of one element, and gives that element. */
    SAME,
    /** F32 only. */
    FLOAT,
    /** Any elements, both the same, and gives BOOL. */
    TEST,
    /** BOOL only. */
    LOGIC,
    /** BOOL, then two of one element, and gives that element. */
    CHOICE
  }

  private final Kind kind;
  private final int arity;

  Fn(Kind kind, int arity) {
    this.kind = kind;
    this.arity = arity;
  }

  /** How many arguments it takes. */
  public int arity() {
    return arity;
  }

  /** Which elements it takes and gives. */
  public Kind kind() {
    return kind;
  }

  /**
   * What it gives over arguments of these elements.
   *
   * @throws IllegalArgumentException where it does not take them
   */
  Element result(List<Element> given) {
    Element last = given.getLast();
    boolean alike = given.stream().skip(kind == Kind.CHOICE ? 1 : 0).allMatch(last::equals);
    boolean fits =
        switch (kind) {
          case SAME -> last != Element.BOOL;
          case FLOAT -> last == Element.F32;
          case LOGIC -> last == Element.BOOL;
          case CHOICE -> given.getFirst() == Element.BOOL;
          case TEST -> true;
        };
    if (!alike || !fits) {
      throw new IllegalArgumentException(this + " does not take " + given);
    }
    return kind == Kind.TEST ? Element.BOOL : last;
  }
}
