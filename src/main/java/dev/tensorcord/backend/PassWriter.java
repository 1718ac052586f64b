package dev.tensorcord.backend;

import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.Kernel.Pass;
import dev.tensorcord.backend.Kernel.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Puts a pass together. What two expressions have in common becomes one value. */
public final class PassWriter {
  private final int size;
  private final List<Step> steps = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();
  private final Map<Step, Integer> known = new HashMap<>();
  private final List<Result> results = new ArrayList<>();

  /** A pass over so many places. */
  public PassWriter(int size) {
    this.size = size;
  }

  /** A map or a reduction as a pass of its own. */
  public static Pass alone(Piece piece) {
    PassWriter writer = new PassWriter(piece.size());
    int value =
        writer.value(piece.expression(), i -> writer.value(new Step.Load(i, piece.reads().get(i))));
    writer.result(value, piece.fold());
    return writer.pass();
  }

  /** The number of a value that may be there already. */
  public int value(Step step) {
    Integer found = known.get(step);
    if (found != null) {
      return found;
    }
    elements.add(element(step));
    steps.add(step);
    known.put(step, steps.size() - 1);
    return steps.size() - 1;
  }

  /** The number of an expression's value, over inputs whose numbers are asked for. */
  public int value(Expr expression, IntUnaryOperator inputs) {
    return switch (expression) {
      case Expr.Input input -> inputs.applyAsInt(input.index());
      case Expr.Constant constant -> value(new Step.Constant(constant.value(), constant.element()));
      case Expr.Cast cast -> {
        int of = value(cast.of(), inputs);
        yield elements.get(of) == cast.to() ? of : value(new Step.Cast(cast.to(), of));
      }
      case Expr.Apply apply -> {
        int[] at = {-1, -1, -1};
        for (int i = 0; i < apply.arguments().size(); i++) {
          at[i] = value(apply.arguments().get(i), inputs);
        }
        yield value(new Step.Apply(apply.fn(), at[0], at[1], at[2]));
      }
    };
  }

  private Element element(Step step) {
    return switch (step) {
      case Step.Load load -> load.access().view().element();
      case Step.Number number -> number.element();
      case Step.Constant constant -> constant.element();
      case Step.Cast cast -> cast.to();
      case Step.Apply apply -> {
        List<Element> given = new ArrayList<>();
        for (int argument : new int[] {apply.a(), apply.b(), apply.c()}) {
          if (argument >= 0) {
            given.add(elements.get(argument));
          }
        }
        yield apply.fn().result(given);
      }
    };
  }

  /** What a value is. */
  public Element element(int value) {
    return elements.get(value);
  }

  /** How many values there are. */
  public int length() {
    return steps.size();
  }

  /**
   * Has a value written.
   *
   * @param fold how it is joined first; null to write it at every place
   */
  public void result(int value, Fold fold) {
    results.add(new Result(value, fold));
  }

  /** The pass as it stands. */
  public Pass pass() {
    return new Pass(size, steps, results);
  }
}
