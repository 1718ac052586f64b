package dev.tensorcord.sandbox.pool;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls, one after the other on a thread of its own: a listener that takes its time, or a
 * worker that does not read, delays nobody else. What waits in it is bounded by what a snippet may
 * put out.
 */
final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final Runnable LAST = () -> {};

  private final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();

  Mailbox(String name) {
    Thread.ofVirtual().name(name).start(this::deliver);
  }

  void post(Runnable call) {
    calls.add(call);
  }

  /** The last call; the thread ends after it. */
  void close(Runnable last) {
    calls.add(last);
    close();
  }

  /** No call comes any more; the thread ends after the last. */
  void close() {
    calls.add(LAST);
  }

  private void deliver() {
    try {
      for (Runnable call = calls.take(); call != LAST; call = calls.take()) {
        deliver(call);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed", Thread.currentThread().getName(), e);
    }
  }
}
