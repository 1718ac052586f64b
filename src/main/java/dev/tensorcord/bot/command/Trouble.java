package dev.tensorcord.bot.command;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.sandbox.Failure;

/**
 * Why a snippet failed, as it is kept with its run.
 *
 * @param hint empty where there is none
 * @param limit the key of the limit that was met; null where none was
 * @param where the place in the code; null where there is none
 */
record Trouble(Kind kind, String message, String hint, String limit, Excerpt where) {
  private static final int LONGEST_MESSAGE = 600;
  private static final int LONGEST_HINT = 400;

  /** How it is named in one line. */
  enum Kind {
    SYNTAX("❌ Not run"),
    THROWN("❌ Stopped by an error"),
    TIME("⏰ Out of time"),
    MEMORY("💥 Out of memory"),
    OUTPUT("✂️ Too much output"),
    TENSORS("💥 Too much in tensors"),
    CANCELLED("🛑 Cancelled"),
    LOST("🔌 Worker lost");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Trouble of(Failure failure) {
    return new Trouble(
        kind(failure),
        Transcript.clip(failure.message(), LONGEST_MESSAGE),
        Transcript.clip(failure.hint(), LONGEST_HINT),
        failure.limit().orElse(null),
        failure.where().orElse(null));
  }

  private static Kind kind(Failure failure) {
    return switch (failure) {
      case Failure.Syntax _ -> Kind.SYNTAX;
      case Failure.Thrown _ -> Kind.THROWN;
      case Failure.OutOfTime _ -> Kind.TIME;
      case Failure.OutOfMemory _ -> Kind.MEMORY;
      case Failure.TooMuchOutput _ -> Kind.OUTPUT;
      case Failure.TensorBudget _ -> Kind.TENSORS;
      case Failure.Cancelled _ -> Kind.CANCELLED;
      case Failure.WorkerLost _ -> Kind.LOST;
    };
  }

  /** How its run is kept. */
  Run.State state() {
    return switch (kind) {
      case CANCELLED -> Run.State.CANCELLED;
      case TIME -> Run.State.TIMED_OUT;
      case SYNTAX, THROWN, MEMORY, OUTPUT, TENSORS, LOST -> Run.State.FAILED;
    };
  }
}
