package dev.tensorcord.jobs;

import java.io.Serializable;

/**
 * Work for the engine: a record that runs from itself alone and ends in a record, so that the queue
 * may sit on another machine.
 *
 * @param <R> the result, a serialisable record
 */
public interface Job<R extends Serializable> extends Serializable {
  /**
   * Does the work on the calling thread.
   *
   * @param context where progress goes, and which says when to stop
   * @return the result
   * @throws dev.tensorcord.fault.Fault if the job's own data is at fault
   * @throws Stopped from {@link JobContext#checkpoint()}; let it pass
   */
  R run(JobContext context);
}
