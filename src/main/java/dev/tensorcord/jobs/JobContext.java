package dev.tensorcord.jobs;

/** What a running job may ask of the queue. Called on the job's own thread. */
public interface JobContext {
  /** Tells how far the job is; cheap, may be called at every step, listeners see the newest. */
  void report(Progress progress);

  /**
   * Call at every step of work, a few milliseconds apart at most.
   *
   * @throws Stopped if the job was cancelled or its time is over
   */
  void checkpoint();
}
