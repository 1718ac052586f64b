package dev.tensorcord.sandbox.pool;

import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.wall.Wall;
import dev.tensorcord.sandbox.wire.BrokenProtocol;
import dev.tensorcord.sandbox.wire.FromWorker;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker as the pool sees it: a thread that listens to its process, the snippet that it runs,
 * and the clock over it. At the deadline it is asked to stop; it is killed if it has not half a
 * second later.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** Between the wish to stop and the kill. */
  private static final long GRACE_MILLIS = 500;

  /** Between a snippet's end and the readiness for another; between the start and the first one. */
  private static final long TIDY_MILLIS = 5_000;

  private static final long WARM_MILLIS = 120_000;

  /** What the pool is told. Never called while the pool is in a call of this worker's. */
  interface Owner {
    /** Its process runs, with these walls. */
    void started(Worker worker, List<Wall> walls);

    /** Its snippet has ended; nobody knows yet. */
    void ended(Worker worker);

    /** It can take a snippet. */
    void ready(Worker worker, long heapBytes);

    /** It has practised enough; or it had, and would practise one piece more. */
    void practised(Worker worker, boolean enough);

    /** It is no more. */
    void gone(Worker worker, boolean wasReady);
  }

  @FunctionalInterface
  interface Starter {
    WorkerProcess start() throws IOException;
  }

  private final Starter starter;
  private final SandboxLimits limits;
  private final ScheduledExecutorService clock;
  private final Owner owner;
  private final Mailbox letters = new Mailbox("worker-write");
  private WorkerProcess process;
  private Assignment current;
  private ScheduledFuture<?> alarm;
  private boolean wasReady;
  private boolean mayWish;
  private boolean killed;
  private boolean buried;

  Worker(Starter starter, SandboxLimits limits, ScheduledExecutorService clock, Owner owner) {
    this.starter = starter;
    this.limits = limits;
    this.clock = clock;
    this.owner = owner;
  }

  /** Starts its process and listens to it until it is gone, on the calling thread. */
  void live() {
    String why;
    try {
      begin(starter.start());
      why = listen();
    } catch (IOException e) {
      why = e instanceof BrokenProtocol ? "it broke the protocol: " + e.getMessage() : e.toString();
    } catch (RuntimeException e) {
      LOG.error("A worker's listener failed", e);
      why = e.toString();
    }
    bury(why);
  }

  private void begin(WorkerProcess started) {
    synchronized (this) {
      process = started;
      if (killed) {
        started.kill();
      }
      alarm = clock.schedule(this::kill, WARM_MILLIS, TimeUnit.MILLISECONDS);
    }
    owner.started(this, started.hello().walls());
  }

  private String listen() throws IOException {
    FromWorker message = process.wire().read();
    while (message != null) {
      switch (message) {
        case FromWorker.Ready(long heap) -> {
          ready();
          owner.ready(this, heap);
        }
        case FromWorker.Practised(boolean enough) -> {
          practised(enough);
          owner.practised(this, enough);
        }
        case FromWorker.Ended(var ending) -> {
          Assignment ended = ended();
          owner.ended(this);
          ended.end(ending);
        }
        default -> {
          Assignment running = running();
          running.heard(message);
          if (running.isStopping()) {
            stopSoon(running);
          }
        }
      }
      message = process.wire().read();
    }
    return "it closed the channel";
  }

  private synchronized void ready() throws BrokenProtocol {
    if (current != null) {
      throw new BrokenProtocol("it is ready with a snippet that has not ended");
    }
    wasReady = true;
    mayWish = true;
    disarm();
  }

  /** Each wish may be answered, so that there must not be any number of them. */
  private synchronized void practised(boolean enough) throws BrokenProtocol {
    if (!enough && !mayWish) {
      throw new BrokenProtocol("it wishes to practise without end");
    }
    mayWish &= enough;
  }

  private synchronized Assignment running() throws BrokenProtocol {
    if (current == null) {
      throw new BrokenProtocol("it speaks of a snippet and has none");
    }
    return current;
  }

  private synchronized Assignment ended() throws BrokenProtocol {
    Assignment ended = running();
    current = null;
    disarm();
    alarm = clock.schedule(this::kill, TIDY_MILLIS, TimeUnit.MILLISECONDS);
    return ended;
  }

  /**
   * Gives it a snippet, when it is ready.
   *
   * @return false if its process has ended meanwhile, of which the owner will be told
   */
  synchronized boolean run(Assignment assignment) {
    if (buried) {
      return false;
    }
    current = assignment;
    assignment.started();
    alarm =
        clock.schedule(
            () -> stop(assignment, new Failure.OutOfTime(limits.seconds())),
            limits.seconds(),
            TimeUnit.SECONDS);
    send(new ToWorker.Run(assignment.session().isPresent(), assignment.snippet()));
    return true;
  }

  /** Has it practise, when it is ready. */
  synchronized void practise() {
    send(new ToWorker.Practise());
  }

  /** Has it leave its practice. */
  synchronized void rest() {
    send(new ToWorker.Rest());
  }

  /** Has it close the world of a session, when it is ready. */
  synchronized void forget() {
    alarm = clock.schedule(this::kill, TIDY_MILLIS, TimeUnit.MILLISECONDS);
    send(new ToWorker.Forget());
  }

  /** Ends the snippet for this reason, if it runs here. */
  void stop(Assignment assignment, Failure why) {
    if (assignment.fail(why)) {
      stopSoon(assignment);
    }
  }

  private synchronized void stopSoon(Assignment assignment) {
    if (current == assignment) {
      disarm();
      alarm = clock.schedule(this::kill, GRACE_MILLIS, TimeUnit.MILLISECONDS);
      send(new ToWorker.Stop());
    }
  }

  private void disarm() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  private void send(ToWorker message) {
    WorkerProcess to = process;
    letters.post(() -> {
      try {
        to.wire().write(message);
      } catch (IOException e) {
        LOG.debug("{} did not reach a worker: {}", message.getClass(), e.toString());
      }
    });
  }

  /** Ends its process at once. */
  synchronized void kill() {
    killed = true;
    if (process != null) {
      process.kill();
    }
  }

  private void bury(String why) {
    Assignment lost;
    boolean onPurpose;
    synchronized (this) {
      disarm();
      buried = true;
      lost = current;
      current = null;
      onPurpose = killed;
    }
    letters.close();
    WorkerProcess.End end = null;
    if (process != null) {
      if (!why.startsWith("it closed")) {
        process.kill();
      }
      end = process.end();
      closeWire();
    }
    boolean memory = end != null && end.code() == Launch.OUT_OF_MEMORY;
    String detail = end == null ? why : why + " (" + end + ")";
    boolean expected = memory || onPurpose || (lost != null && lost.isStopping());
    if (!expected) {
      LOG.warn("A worker was lost: {}", detail);
    }
    owner.gone(this, wasReady);
    if (lost != null) {
      lost.lost(
          memory
              ? new Failure.OutOfMemory(limits.workerMegabytes())
              : new Failure.WorkerLost(detail));
    }
  }

  private void closeWire() {
    try {
      process.wire().close();
    } catch (IOException e) {
      LOG.debug("A channel did not close: {}", e.toString());
    }
  }
}
