package dev.tensorcord.sandbox;

import dev.tensorcord.fault.Excerpt;
import java.util.Optional;

/** Why a snippet failed. The texts are for the member, and to be escaped as all that is shown. */
public sealed interface Failure {
  /** What happened, as a sentence in a learner's words. */
  String message();

  /** What to try, as a sentence; empty where nothing is known. */
  String hint();

  /** The limit that was met, as its key in the table of limits, such as {@code run.seconds}. */
  default Optional<String> limit() {
    return Optional.empty();
  }

  /** The place in the member's code, where there is one. */
  default Optional<Excerpt> where() {
    return Optional.empty();
  }

  /** The code is not JavaScript. */
  record Syntax(String message, Optional<Excerpt> where, String hint) implements Failure {}

  /**
   * The code threw and nobody caught it.
   *
   * @param message the exception's own words, such as {@code TypeError: t.foo is not a function}
   */
  record Thrown(String message, Optional<Excerpt> where, String hint) implements Failure {}

  /** It ran longer than it may. */
  record OutOfTime(int seconds) implements Failure {
    @Override
    public String message() {
      return "This ran longer than the %d seconds that a snippet has.".formatted(seconds);
    }

    @Override
    public String hint() {
      return "Look for a loop that never ends, or train with fewer steps or smaller tensors.";
    }

    @Override
    public Optional<String> limit() {
      return Optional.of(SandboxLimits.SECTION + ".seconds");
    }
  }

  /** It took more memory than its worker has. */
  record OutOfMemory(int megabytes) implements Failure {
    @Override
    public String message() {
      return "This took more than the %d MB of memory that a snippet has.".formatted(megabytes);
    }

    @Override
    public String hint() {
      return "Look for an array or a text that grows without end, or keep less at once.";
    }

    @Override
    public Optional<String> limit() {
      return Optional.of(SandboxLimits.SECTION + ".worker_megabytes");
    }
  }

  /**
   * It printed or drew more than it may.
   *
   * @param key the limit's key
   * @param allowed in words, such as {@code 1,048,576 bytes of text}
   */
  record TooMuchOutput(String key, String allowed) implements Failure {
    @Override
    public String message() {
      return "This put out more than the %s that a snippet has.".formatted(allowed);
    }

    @Override
    public String hint() {
      return "Print or draw only at some of the steps, such as every tenth.";
    }

    @Override
    public Optional<String> limit() {
      return Optional.of(key);
    }
  }

  /**
   * Its tensors took more memory than they may.
   *
   * @param message with what was asked for, what is in use and what is allowed
   */
  record TensorBudget(String message, Optional<Excerpt> where, String hint) implements Failure {
    @Override
    public Optional<String> limit() {
      return Optional.of(SandboxLimits.SECTION + ".tensor_megabytes");
    }
  }

  /** The member, or the bot's stop, ended it. */
  record Cancelled() implements Failure {
    @Override
    public String message() {
      return "This was cancelled.";
    }

    @Override
    public String hint() {
      return "";
    }
  }

  /**
   * Its worker ended or misbehaved.
   *
   * @param detail for the host's log, not for the member
   */
  record WorkerLost(String detail) implements Failure {
    @Override
    public String message() {
      return "The worker that ran this was lost, and has been replaced.";
    }

    @Override
    public String hint() {
      return "Run it again; if it happens again, the code does something that our engine cannot"
          + " stand.";
    }
  }
}
