package dev.tensorcord.jobs;

import dev.tensorcord.fault.Fault;
import java.io.Serializable;
import java.time.Duration;

/**
 * How a job ended.
 *
 * @param <R> the job's result
 */
public sealed interface Outcome<R extends Serializable> {
  /** Where a run stands that ended so. */
  default Run.State state() {
    return switch (this) {
      case Done<R> _ -> Run.State.DONE;
      case Cancelled<R> _ -> Run.State.CANCELLED;
      case Interrupted<R> _ -> Run.State.INTERRUPTED;
      case TimedOut<R> _ -> Run.State.TIMED_OUT;
      case Faulted<R> _, Broken<R> _ -> Run.State.FAILED;
    };
  }

  /** It ran to its end. */
  record Done<R extends Serializable>(R result, Duration took) implements Outcome<R> {}

  /** Somebody pressed Cancel, while it waited or while it ran. */
  record Cancelled<R extends Serializable>(Duration ran) implements Outcome<R> {}

  /** The queue was closed while it waited or ran. */
  record Interrupted<R extends Serializable>(Duration ran) implements Outcome<R> {}

  /** It met the time limit named {@code limit}. */
  record TimedOut<R extends Serializable>(String limit, Duration allowed) implements Outcome<R> {}

  /** Its data was at fault: the member can mend it. */
  record Faulted<R extends Serializable>(Fault fault) implements Outcome<R> {}

  /** We were at fault; the log has the cause. */
  record Broken<R extends Serializable>(Throwable cause) implements Outcome<R> {}
}
