package dev.tensorcord.store;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes that are on the disk when they return. One per database; thread-safe.
 *
 * <p>A commit reaches the file and so outlives the process, but the operating system may keep it in
 * memory for a while. H2 leaves it to its user to wait for the disk; that takes about a millisecond
 * here and makes a power cut as harmless as a killed process.
 *
 * <p>Writers who come together wait for the disk together (group commit, as in DeWitt et al.,
 * Implementation techniques for main memory database systems, 1984): whoever waited while another
 * one's wait began after their own commit need not begin one more. So a burst of commands costs a
 * few waits and not one each, and nobody keeps a connection while waiting.
 */
final class Durable {
  private final Jdbi jdbi;
  private final AtomicLong committed = new AtomicLong();
  private final ReentrantLock syncing = new ReentrantLock();

  /** Of the commits counted above, so many are on the disk; guarded by {@link #syncing}. */
  private long synced;

  Durable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Does {@code work} in a transaction and waits until it is on the disk. */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    T result = jdbi.inTransaction(work);
    sync(committed.incrementAndGet());
    return result;
  }

  private void sync(long mine) {
    syncing.lock();
    try {
      if (synced < mine) {
        long upTo = committed.get();
        jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
        synced = upTo;
      }
    } finally {
      syncing.unlock();
    }
  }
}
