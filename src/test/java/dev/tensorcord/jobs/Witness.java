package dev.tensorcord.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A listener that writes down what it hears, and on which a test can wait. */
final class Witness<R extends Serializable> implements JobListener<R> {
  private static final long PATIENCE_SECONDS = 20;

  private final List<String> heard = new ArrayList<>();
  private Outcome<R> outcome;
  private int endings;

  @Override
  public synchronized void waiting(int place) {
    note("waiting " + place);
  }

  @Override
  public synchronized void started() {
    note("started");
  }

  @Override
  public synchronized void progress(Progress progress) {
    note("progress " + progress.status());
  }

  @Override
  public synchronized void ended(Outcome<R> last) {
    outcome = last;
    endings++;
    note("ended " + last.getClass().getSimpleName());
  }

  private void note(String word) {
    heard.add(word);
    notifyAll();
  }

  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized int endings() {
    return endings;
  }

  /** Waits until the newest word is this one. */
  void awaitLast(String word) throws Exception {
    await(words -> !words.isEmpty() && words.getLast().equals(word));
  }

  Outcome<R> awaitEnd() throws Exception {
    await(words -> outcome != null);
    return outcome;
  }

  private synchronized void await(Predicate<List<String>> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.test(heard)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new TimeoutException("heard only " + heard);
      }
      wait(left);
    }
  }
}
