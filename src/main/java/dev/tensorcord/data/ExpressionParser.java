package dev.tensorcord.data;

import dev.tensorcord.data.Expression.Binary;
import dev.tensorcord.data.Expression.Call;
import dev.tensorcord.data.Expression.Constant;
import dev.tensorcord.data.Expression.Function;
import dev.tensorcord.data.Expression.Operator;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads formulas as {@code y = 2x^2 + 4x + 8} or {@code sin(3x) + x/2} by recursive descent. A
 * product needs no sign between its factors and binds like one that has it; a power binds to the
 * right and stronger than a minus before it; a function without parentheses takes the product that
 * follows.
 */
public final class ExpressionParser {
  private static final int DEEPEST = 40;
  private static final Pattern LEFT_SIDE =
      Pattern.compile("\\s*(?:y|f\\s*\\(\\s*x\\s*\\))\\s*=", Pattern.CASE_INSENSITIVE);
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final List<Function> FUNCTIONS =
      Arrays.stream(Function.values())
          .sorted(Comparator.comparing((Function f) -> f.word().length()).reversed())
          .toList();
  private static final String REMEDY =
      "Use x, numbers, + - * / ^ and parentheses, pi, e, and "
          + Arrays.stream(Function.values()).map(Function::word).collect(Collectors.joining(", "))
          + ".";

  private final String text;
  private int at;
  private int depth;

  private ExpressionParser(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * Reads a formula.
   *
   * @throws Fault at the first thing that does not belong there
   */
  public static Expression parse(String typed, InputLimits limits) {
    limits.checkEquation(typed);
    Matcher left = LEFT_SIDE.matcher(typed);
    ExpressionParser parser = new ExpressionParser(typed, left.lookingAt() ? left.end() : 0);
    Expression sum = parser.sum();
    if (parser.peek() != 0) {
      throw parser.unexpected();
    }
    return sum;
  }

  private Expression sum() {
    descend();
    Expression sum = product();
    while (true) {
      char c = peek();
      if (c != '+' && !Numeral.isMinus(c)) {
        depth--;
        return sum;
      }
      at++;
      sum = new Binary(c == '+' ? Operator.ADD : Operator.SUBTRACT, sum, product());
    }
  }

  private Expression product() {
    Expression product = signed();
    while (true) {
      char c = peek();
      if (c == '*' || c == '×' || c == '·') {
        at++;
        product = new Binary(Operator.MULTIPLY, product, signed());
      } else if (c == '/' || c == '÷') {
        at++;
        product = new Binary(Operator.DIVIDE, product, signed());
      } else if (startsFactor(c)) {
        product = new Binary(Operator.MULTIPLY, product, power());
      } else {
        return product;
      }
    }
  }

  private Expression signed() {
    char c = peek();
    if (c == '+' || Numeral.isMinus(c)) {
      at++;
      descend();
      Expression after = signed();
      depth--;
      return c == '+' ? after : new Binary(Operator.MULTIPLY, new Constant(-1), after);
    }
    return power();
  }

  private Expression power() {
    Expression base = factor();
    Expression exponent = exponent();
    return exponent == null ? base : new Binary(Operator.POWER, base, exponent);
  }

  /** The exponent that follows, or null: {@code ^2}, {@code **2}, {@code ²}, {@code ⁻¹}. */
  private Expression exponent() {
    char c = peek();
    boolean stars = c == '*' && at + 1 < text.length() && text.charAt(at + 1) == '*';
    if (c == '^' || stars) {
      at += stars ? 2 : 1;
      descend();
      Expression exponent = signed();
      depth--;
      return exponent;
    }
    boolean negative = c == '⁻';
    int from = negative ? at + 1 : at;
    int end = from;
    double value = 0;
    while (end < text.length() && SUPERSCRIPTS.indexOf(text.charAt(end)) >= 0) {
      value = 10 * value + SUPERSCRIPTS.indexOf(text.charAt(end));
      end++;
    }
    if (end == from) {
      return null;
    }
    at = end;
    return new Constant(negative ? -value : value);
  }

  private Expression factor() {
    char c = peek();
    if (c == '(') {
      int open = at++;
      Expression inner = sum();
      if (peek() == 0) {
        throw Fault.at(
            Excerpt.of(text, open, 1),
            "This parenthesis is not closed.",
            "Add \u201c)\u201d where it ends.");
      }
      if (peek() != ')') {
        throw unexpected();
      }
      at++;
      return inner;
    }
    if (Numeral.isDigit(c) || c == '.' && Numeral.startsAt(text, at)) {
      int end = Numeral.end(text, at);
      Constant number = new Constant(Numeral.value(text, at, end));
      at = end;
      return number;
    }
    if (Character.isLetter(c)) {
      return name();
    }
    throw unexpected();
  }

  private Expression name() {
    for (Function function : FUNCTIONS) {
      if (text.regionMatches(true, at, function.word(), 0, function.word().length())) {
        at += function.word().length();
        return call(function);
      }
    }
    if (text.regionMatches(true, at, "pi", 0, 2)) {
      at += 2;
      return new Constant(Math.PI);
    }
    switch (text.substring(at, at + 1).toLowerCase(Locale.ROOT)) {
      case "x":
        at++;
        return new Expression.X();
      case "e":
        at++;
        return new Constant(Math.E);
      case "π":
        at++;
        return new Constant(Math.PI);
      default:
        throw unknown();
    }
  }

  private Expression call(Function function) {
    Expression exponent = exponent();
    descend();
    Expression argument = peek() == '(' ? factor() : power();
    boolean bare = text.charAt(at - 1) != ')';
    while (bare && startsFactor(peek()) && !startsFunction()) {
      argument = new Binary(Operator.MULTIPLY, argument, power());
    }
    depth--;
    Expression call = new Call(function, argument);
    return exponent == null ? call : new Binary(Operator.POWER, call, exponent);
  }

  private boolean startsFactor(char c) {
    return c == '(' || c == '.' || Numeral.isDigit(c) || Character.isLetter(c);
  }

  private boolean startsFunction() {
    return FUNCTIONS.stream()
        .anyMatch(f -> text.regionMatches(true, at, f.word(), 0, f.word().length()));
  }

  /** The next character that is not blank; 0 at the end. */
  private char peek() {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void descend() {
    if (++depth > DEEPEST) {
      throw Fault.at(
          Excerpt.of(text, Math.min(at, text.length() - 1), 1),
          "The equation is nested too deep here.",
          "Write it with fewer parentheses.");
    }
  }

  private Fault unknown() {
    int end = at;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, Math.min(end, at + 20));
    return Fault.at(
        Excerpt.of(text, at, end - at),
        "\u201c%s\u201d is not known in an equation; the variable is x.".formatted(word),
        REMEDY);
  }

  private Fault unexpected() {
    char c = peek();
    Excerpt where = Excerpt.of(text, at, 1);
    if (c == 0) {
      return Fault.at(where, "The equation stops too early: something is missing here.", REMEDY);
    }
    String what = "\u201c%s\u201d does not belong here.".formatted(c);
    return Fault.at(where, what, c == ',' ? "Write decimals with a point, as in 0.5x." : REMEDY);
  }
}
