package dev.tensorcord.store;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes that are on the disk when they return.
 *
 * <p>A commit reaches the file and so outlives the process, but the operating system may keep it in
 * memory for a while. H2 leaves it to its user to wait for the disk; that takes about a millisecond
 * here and makes a power cut as harmless as a killed process.
 */
final class Durable {
  private Durable() {}

  /** Does {@code work} in a transaction and waits until it is on the disk. */
  static <T> T write(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    return jdbi.withHandle(handle -> {
      T result = handle.inTransaction(work);
      handle.execute("CHECKPOINT SYNC");
      return result;
    });
  }
}
