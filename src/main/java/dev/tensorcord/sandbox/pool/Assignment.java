package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Line;
import dev.tensorcord.sandbox.Picture;
import dev.tensorcord.sandbox.Progress;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.SnippetListener;
import dev.tensorcord.sandbox.Usage;
import dev.tensorcord.sandbox.wire.BrokenProtocol;
import dev.tensorcord.sandbox.wire.FromWorker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A snippet on its way: it waits, runs in a worker, ends once. Counts for itself what the worker
 * sends, so that none can put out more than its limits. Safe for use by several threads.
 */
final class Assignment implements Running {
  private static final int PROGRESS_PER_SECOND = 20;

  private final Snippet snippet;
  private final Optional<String> session;
  private final SnippetListener listener;
  private final SandboxLimits limits;
  private final Consumer<Assignment> canceller;
  private final Mailbox mailbox = new Mailbox("snippet-listener");
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private Failure cause;
  private boolean ended;
  private int place;
  private long began;
  private long output;
  private int pictures;
  private int steps;

  /**
   * One that waits.
   *
   * @param canceller is asked to end it, wherever it is
   */
  Assignment(
      Snippet snippet,
      Optional<String> session,
      SnippetListener listener,
      SandboxLimits limits,
      Consumer<Assignment> canceller) {
    this.snippet = snippet;
    this.session = session;
    this.listener = listener;
    this.limits = limits;
    this.canceller = canceller;
  }

  Snippet snippet() {
    return snippet;
  }

  Optional<String> session() {
    return session;
  }

  @Override
  public CompletableFuture<Ending> ending() {
    return ending.copy();
  }

  @Override
  public void cancel() {
    canceller.accept(this);
  }

  synchronized void waiting(int at) {
    if (place != at) {
      place = at;
      mailbox.post(() -> listener.waiting(at));
    }
  }

  synchronized void started() {
    began = System.nanoTime();
    mailbox.post(listener::started);
  }

  /** Takes what the worker says of it. */
  synchronized void heard(FromWorker message) throws BrokenProtocol {
    switch (message) {
      case FromWorker.Printed(Line line) -> {
        output = bounded(output + line.cost(), limits.outputBytes(), "bytes of output");
        mailbox.post(() -> listener.printed(line));
      }
      case FromWorker.Drew(Picture picture) -> {
        pictures = (int) bounded(pictures + 1, limits.pictures(), "pictures");
        mailbox.post(() -> listener.drew(picture));
      }
      case FromWorker.Progressed(Progress progress) -> {
        long most = (long) PROGRESS_PER_SECOND * (limits.seconds() + 1);
        steps = (int) bounded(steps + 1, most, "words of progress");
        mailbox.post(() -> listener.progressed(progress));
      }
      case FromWorker.Full(FromWorker.Full.What what) -> {
        var _ = fail(tooMuch(what));
      }
      default -> throw new BrokenProtocol("it says of a running snippet: " + message);
    }
  }

  private static long bounded(long count, long most, String of) throws BrokenProtocol {
    if (count > most) {
      throw new BrokenProtocol("it sent more than %,d %s".formatted(most, of));
    }
    return count;
  }

  private Failure tooMuch(FromWorker.Full.What what) {
    return switch (what) {
      case TEXT -> tooMuch("output_bytes", limits.outputBytes(), "bytes of text");
      case PICTURES -> tooMuch("pictures", limits.pictures(), "pictures");
      case PICTURE -> tooMuch("picture_bytes", limits.pictureBytes(), "bytes in one picture");
    };
  }

  private static Failure tooMuch(String key, int most, String of) {
    return new Failure.TooMuchOutput(
        SandboxLimits.SECTION + "." + key, "%,d %s".formatted(most, of));
  }

  /**
   * Notes why it is to end; the first reason stands.
   *
   * @return whether this is the first
   */
  synchronized boolean fail(Failure why) {
    if (ended || cause != null) {
      return false;
    }
    cause = why;
    return true;
  }

  /** Whether it is to end. */
  synchronized boolean isStopping() {
    return cause != null;
  }

  /** Its worker says that it ended. */
  synchronized void end(Ending by) {
    Usage usage = used(by.usage().tensorBytesAtMost(), by.usage().heapBytes());
    if (cause != null) {
      finish(new Ending.Failed(cause, usage));
    } else {
      finish(
          switch (by) {
            case Ending.Done(_, var figures) -> new Ending.Done(usage, figures);
            case Ending.Failed(var failure, _) -> new Ending.Failed(failure, usage);
          });
    }
  }

  /**
   * Its worker is gone, or it never had one.
   *
   * @param otherwise why, where no reason was noted before
   */
  synchronized void lost(Failure otherwise) {
    Failure why = cause != null ? cause : otherwise;
    long heap = why instanceof Failure.OutOfMemory(int megabytes) ? (long) megabytes << 20 : 0;
    finish(new Ending.Failed(why, used(0, heap)));
  }

  private void finish(Ending last) {
    if (!ended) {
      ended = true;
      mailbox.close(() -> ending.complete(last));
    }
  }

  private Usage used(long tensors, long heap) {
    long millis = began == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new Usage(millis, tensors, heap, output, pictures);
  }
}
