package dev.tensorcord.jobs;

/** A submitted job: whose it is and the way to cancel it. */
public interface Ticket {
  /** The run's id. */
  String run();

  /** The member's id. */
  String member();

  /**
   * Stops the job, waiting or running; it ends as {@link Outcome.Cancelled}. Does no harm twice.
   */
  void cancel();
}
