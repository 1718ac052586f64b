package dev.tensorcord.jobs;

/** Unwinds a job that was cancelled or ran out of time. A job lets it pass. */
public final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made by the queue's {@link JobContext}. */
  public Stopped() {
    super("stopped", null, false, false);
  }
}
