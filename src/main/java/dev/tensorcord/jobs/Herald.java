package dev.tensorcord.jobs;

import java.io.Serializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener about one job: in order, never two calls at once, on a virtual thread that
 * lives only while there is something to tell.
 *
 * <p>What a slow listener has not heard yet is overtaken: it keeps one place, one progress. So a
 * job never waits for its listener and nothing piles up. Thread-safe.
 */
final class Herald<R extends Serializable> {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final String run;
  private final JobListener<R> listener;
  private final Runnable whenToldAll;

  private int place;
  private boolean started;
  private Progress progress;
  private Outcome<R> outcome;
  private boolean over;
  private boolean speaking;

  /**
   * Speaks to {@code listener}.
   *
   * @param whenToldAll runs once the listener has returned from {@code ended}
   */
  Herald(String run, JobListener<R> listener, Runnable whenToldAll) {
    this.run = run;
    this.listener = listener;
    this.whenToldAll = whenToldAll;
  }

  synchronized void waiting(int newest) {
    place = newest;
    speak();
  }

  synchronized void started() {
    place = 0;
    started = true;
    speak();
  }

  synchronized void progress(Progress newest) {
    if (!over) {
      progress = newest;
      speak();
    }
  }

  /** The last word: later progress is not told. */
  synchronized void ended(Outcome<R> last) {
    over = true;
    place = 0;
    outcome = last;
    speak();
  }

  private void speak() {
    if (!speaking) {
      // First the thread, then the mark: should a job with a full stack fail in here, the next word
      // starts the thread that this one could not.
      Thread.ofVirtual().name("listener-" + run).start(this::tellAll);
      speaking = true;
    }
  }

  private void tellAll() {
    for (Runnable next = next(); next != null; next = next()) {
      try {
        next.run();
      } catch (Throwable thrown) {
        LOG.error("the listener of run {} failed", run, thrown);
      }
    }
  }

  /** The next thing to tell, or null, and then this thread is done. */
  private synchronized Runnable next() {
    if (place > 0) {
      int told = place;
      place = 0;
      return () -> listener.waiting(told);
    }
    if (started) {
      started = false;
      return listener::started;
    }
    if (progress != null) {
      Progress told = progress;
      progress = null;
      return () -> listener.progress(told);
    }
    if (outcome != null) {
      Outcome<R> told = outcome;
      outcome = null;
      return () -> {
        try {
          listener.ended(told);
        } finally {
          whenToldAll.run();
        }
      };
    }
    speaking = false;
    return null;
  }
}
