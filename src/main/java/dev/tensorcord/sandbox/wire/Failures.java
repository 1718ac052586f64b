package dev.tensorcord.sandbox.wire;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.sandbox.Failure;
import java.util.Optional;

/**
 * Failures in frames. Only those cross that a worker can know of; what time, memory and the like
 * did to it is told by the bot's side.
 */
final class Failures {
  private static final int SYNTAX = 0;
  private static final int THROWN = 1;
  private static final int BUDGET = 2;
  private static final int OTHER = 3;

  /** Characters of a message or a hint. */
  private static final int TEXT = 4000;

  private Failures() {}

  static void write(Writer to, Failure failure) {
    int kind =
        switch (failure) {
          case Failure.Syntax _ -> SYNTAX;
          case Failure.Thrown _ -> THROWN;
          case Failure.TensorBudget _ -> BUDGET;
          default -> OTHER;
        };
    to.number(kind).text(cut(failure.message())).text(cut(failure.hint()));
    to.truth(failure.where().isPresent());
    failure.where().ifPresent(place -> write(to, place));
  }

  private static void write(Writer to, Excerpt place) {
    to.text(place.text()).number(place.line()).number(place.column()).number(place.length());
  }

  private static String cut(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
  }

  static Failure read(Reader from) throws BrokenProtocol {
    int kind = from.integer();
    String message = from.text();
    String hint = from.text();
    Optional<Excerpt> where = from.truth() ? Optional.of(place(from)) : Optional.empty();
    return switch (kind) {
      case SYNTAX -> new Failure.Syntax(message, where, hint);
      case THROWN -> new Failure.Thrown(message, where, hint);
      case BUDGET -> new Failure.TensorBudget(message, where, hint);
      case OTHER -> new Failure.WorkerLost(message);
      default -> throw new BrokenProtocol("there is no failure of kind " + kind);
    };
  }

  /** A place within its line, so that whoever points at it stays within it too. */
  private static Excerpt place(Reader from) throws BrokenProtocol {
    String text = from.text();
    int line = (int) Reader.within(from.integer(), 1, Integer.MAX_VALUE);
    int column = (int) Reader.within(from.integer(), 1, text.length() + 1L);
    int length = (int) Reader.within(from.integer(), 1, Integer.MAX_VALUE);
    return new Excerpt(text, line, column, length);
  }
}
