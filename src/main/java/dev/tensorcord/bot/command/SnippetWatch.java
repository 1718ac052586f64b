package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.SnippetListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows one snippet from its start to its end, and keeps one message up to date. What comes from
 * the worker is only written down; a thread of its own shows it, however fast it comes.
 * Thread-safe.
 */
final class SnippetWatch implements SnippetListener {
  /** Looked at so often; the platform decides which of these are sent. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final SnippetRunner runner;
  private final Run run;
  private final Optional<SnippetResult> before;
  private final List<String> notes;
  private final boolean session;
  private final Replies replies;
  private final long asked = System.nanoTime();
  private final Transcript transcript = new Transcript();
  private final List<Reply.Picture> pictures = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch shown = new CountDownLatch(1);
  private volatile Running running;
  private volatile boolean cancelled;
  private volatile int place;
  private volatile long startedAt;
  private volatile Progress progress;

  SnippetWatch(
      SnippetRunner runner,
      Run run,
      Optional<SnippetResult> before,
      List<String> notes,
      boolean session,
      Replies replies) {
    this.runner = runner;
    this.run = run;
    this.before = before;
    this.notes = List.copyOf(notes);
    this.session = session;
    this.replies = replies;
  }

  Run run() {
    return run;
  }

  boolean inSession() {
    return session;
  }

  /** The sandbox has taken it. */
  void begin(Running taken) {
    running = taken;
    if (cancelled) {
      taken.cancel();
    }
    Thread.startVirtualThread(this::follow);
    var _ =
        taken
            .ending()
            .thenAcceptAsync(this::ended, task -> Thread.ofVirtual().name("end").start(task));
  }

  void cancel() {
    cancelled = true;
    Running taken = running;
    if (taken != null) {
      taken.cancel();
    }
  }

  @Override
  public void waiting(int newPlace) {
    place = newPlace;
  }

  @Override
  public void started() {
    startedAt = System.nanoTime();
    place = 0;
  }

  @Override
  public void printed(Line line) {
    transcript.add(line);
  }

  @Override
  public void drew(Picture picture) {
    synchronized (pictures) {
      String name = "run-%s-%d.png".formatted(run.id(), pictures.size() + 1);
      String alt = dev.tensorcord.bot.Markdown.visible(picture.alt());
      pictures.add(new Reply.Picture(name, picture.png(), alt));
    }
  }

  @Override
  public void progressed(Progress newProgress) {
    progress = newProgress;
  }

  private void follow() {
    try {
      while (!ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (place > 0) {
          replies.show(runner.words().waiting(run, place, since(asked)));
        } else if (startedAt != 0) {
          replies.show(
              runner
                  .words()
                  .running(
                      run, Optional.ofNullable(progress), transcript.printed(), since(startedAt)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private void ended(Ending ending) {
    ended.countDown();
    runner.free(this);
    try {
      if (ending instanceof Ending.Failed(var failure, var _)) {
        SnippetRunner.logLost(run, failure);
      }
      SnippetResult result = SnippetResult.of(ending, transcript.printed());
      List<Reply.Picture> drawn;
      synchronized (pictures) {
        drawn = List.copyOf(pictures);
      }
      replies.show(
          runner.ended(
              this, result, new SnippetReply.Beside(drawn, transcript.whole(), before, notes)));
    } catch (RuntimeException e) {
      replies.show(dev.tensorcord.bot.Commands.broken("run " + run.id(), e));
    } finally {
      shown.countDown();
    }
  }

  void awaitShown(long time, TimeUnit unit) {
    try {
      var _ = shown.await(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
