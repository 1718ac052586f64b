package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.SnippetListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** All that was heard of one snippet. */
final class Heard implements SnippetListener {
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final List<Integer> places = new CopyOnWriteArrayList<>();
  private volatile long started;
  private volatile long ended;
  private volatile Ending ending;

  /** Waits for its end. */
  Heard until(Running running) throws InterruptedException {
    try {
      ending = running.ending().get(90, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no ending came", e);
    }
    ended = System.nanoTime();
    return this;
  }

  Ending ending() {
    return ending;
  }

  /** Seconds from its start to the moment at which its end was known. */
  double seconds() {
    return (ended - started) / 1e9;
  }

  /** What it printed, the value of its last expression too. */
  List<String> texts() {
    return lines.stream().map(Line::text).toList();
  }

  List<Line> lines() {
    return lines;
  }

  List<Integer> places() {
    return places;
  }

  boolean hasStarted() {
    return started != 0;
  }

  @Override
  public void waiting(int place) {
    places.add(place);
  }

  @Override
  public void started() {
    started = System.nanoTime();
  }

  @Override
  public void printed(Line line) {
    lines.add(line);
  }

  @Override
  public void drew(Picture picture) {}

  @Override
  public void progressed(Progress progress) {}
}
