package dev.tensorcord.store;

import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.JdbiException;

/** Two writers met at one key. */
final class TakenKey {
  private TakenKey() {}

  /** Whether a write failed because a row with its key was there. */
  static boolean causes(JdbiException e) {
    return e.getCause() instanceof SQLException cause
        && cause.getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
  }

  /**
   * Does a MERGE, which H2 does in two steps: of two writers with a new key, one may find it taken.
   * The second time it is there for both.
   */
  static void merge(Runnable write) {
    try {
      write.run();
    } catch (JdbiException e) {
      if (!causes(e)) {
        throw e;
      }
      write.run();
    }
  }
}
