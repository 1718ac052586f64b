package dev.tensorcord.sandbox.pool;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.SandboxSettings;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.SnippetListener;
import dev.tensorcord.sandbox.WorldLimits;
import dev.tensorcord.sandbox.wall.Wall;
import dev.tensorcord.sandbox.wire.ToWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All workers and who has which: a snippet takes the first that is ready, a session keeps its own,
 * one that is gone is replaced. Every change is made under one lock, in which nothing waits.
 */
public final class WorkerPool implements Sandbox, Worker.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /** After a start that failed, the next waits so long, and twice as long each time. */
  private static final long BACK_OFF_MILLIS = 1_000;

  private static final int MOST_DOUBLINGS = 5;

  /** After so many starts in a row that failed, nobody waits for a worker any longer. */
  private static final int HOPELESS = 3;

  private final SandboxLimits limits;
  private final SandboxSettings settings;
  private final Workplace place;
  private final ScheduledExecutorService clock = clock();
  private final Deque<Assignment> waiting = new ArrayDeque<>();
  private final Set<Worker> all = new HashSet<>();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Seats seats = new Seats();

  /** Those whose snippet has ended and that are not ready again, and its session. */
  private final Map<Worker, Optional<String>> tidying = new HashMap<>();

  private final Sessions sessions;
  private final Coach coach;
  private List<Wall> walls = List.of();
  private int failedStarts;
  private boolean closed;

  WorkerPool(SandboxLimits limits, SandboxSettings settings, Workplace place) {
    this.limits = limits;
    this.settings = settings;
    this.place = place;
    coach = new Coach(settings.practiceSeconds() > 0);
    sessions = new Sessions(Duration.ofMinutes(limits.sessionMinutes()));
  }

  /** Opens a pool; its first workers start in the background. */
  public static WorkerPool open(WorldLimits limits, SandboxSettings settings) {
    ToWorker.Begin begin = new ToWorker.Begin(limits, settings.practiceSeconds());
    WorkerPool pool =
        new WorkerPool(limits.run(), settings, Workplace.open(begin, settings.folder()));
    pool.begin();
    return pool;
  }

  /** One that takes alarms after its end as well, of which none goes off: all are killed then. */
  static ScheduledExecutorService clock() {
    return new ScheduledThreadPoolExecutor(
        1,
        Thread.ofPlatform().daemon().name("sandbox-clock").factory(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  synchronized void begin() {
    refill();
    var _ = clock.scheduleAtFixedRate(this::expireSessions, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public Running start(Snippet snippet, SnippetListener listener) {
    return start(Optional.empty(), snippet, listener);
  }

  @Override
  public Running start(String session, Snippet snippet, SnippetListener listener) {
    return start(Optional.of(session), snippet, listener);
  }

  private synchronized Running start(
      Optional<String> session, Snippet snippet, SnippetListener listener) {
    Admission.check(snippet, limits);
    if (closed) {
      throw Fault.of("The sandbox is closing.", "Try again in a minute.");
    }
    if (waiting.size() >= limits.waiting()) {
      throw Fault.limit(
          SandboxLimits.SECTION + ".waiting",
          "%,d snippets wait for a worker".formatted(waiting.size()),
          "%,d".formatted(limits.waiting()),
          "Try again in a minute.");
    }
    session.ifPresent(sessions::enter);
    Assignment assignment = new Assignment(snippet, session, listener, limits, this::cancel);
    waiting.add(assignment);
    dispatch();
    return assignment;
  }

  private synchronized void cancel(Assignment assignment) {
    if (waiting.remove(assignment)) {
      assignment.session().ifPresent(sessions::leave);
      assignment.lost(new Failure.Cancelled());
      dispatch();
    } else {
      seats.of(assignment).ifPresent(worker -> worker.stop(assignment, new Failure.Cancelled()));
    }
  }

  /** Gives work to those that are ready, and makes room where there is too little. */
  private void dispatch() {
    Iterator<Assignment> next = waiting.iterator();
    while (next.hasNext() && seats.taken() < settings.workerCount()) {
      Assignment assignment = next.next();
      Optional<Worker> worker = workerFor(assignment);
      if (worker.isPresent() && worker.get().run(assignment)) {
        next.remove();
        seats.take(worker.get(), assignment);
      }
    }
    int free = settings.workerCount() - seats.taken();
    int coming = all.size() - seats.taken() - idle.size() - sessions.held();
    for (int i = Math.min(free, waiting.size()) - coming; i > 0; i--) {
      sessions.giveUpOldest().ifPresent(Worker::forget);
    }
    int at = 1;
    for (Assignment assignment : waiting) {
      assignment.waiting(at++);
    }
    lookAfterPractice();
  }

  private void lookAfterPractice() {
    coach.look(waiting.isEmpty() && seats.taken() == 0 && !closed, idle);
  }

  private Optional<Worker> workerFor(Assignment assignment) {
    if (assignment.session().filter(sessions::isSettling).isPresent()) {
      return Optional.empty();
    }
    Optional<Worker> own = assignment.session().flatMap(sessions::take);
    return own.isPresent() ? own : takeIdle();
  }

  /** One that has practised, if there is one. */
  private Optional<Worker> takeIdle() {
    Optional<Worker> best = idle.stream().filter(coach::hasPractised).findFirst();
    Optional<Worker> taken = best.or(() -> idle.stream().findFirst());
    taken.ifPresent(idle::remove);
    return taken;
  }

  private void refill() {
    while (!closed && all.size() < settings.workerCount() + settings.spares()) {
      Worker worker = new Worker(place::start, limits, clock, this);
      all.add(worker);
      long wait =
          failedStarts == 0 ? 0 : BACK_OFF_MILLIS << Math.min(failedStarts - 1, MOST_DOUBLINGS);
      clock.schedule(
          () -> Thread.ofPlatform().daemon().name("worker").start(worker::live),
          wait,
          TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void started(Worker worker, List<Wall> around) {
    if (walls.isEmpty()) {
      walls = Examination.with(limits, around);
      for (Wall wall : walls) {
        if (wall.stands()) {
          LOG.info("Sandbox, wall {}: {}", wall.name(), wall.detail());
        } else {
          LOG.warn("Sandbox, wall {} does not stand: {}", wall.name(), wall.detail());
        }
      }
    }
    if (closed) {
      worker.kill();
    }
  }

  @Override
  public synchronized void ended(Worker worker) {
    Optional<String> session = seats.leave(worker).flatMap(Assignment::session);
    session.ifPresent(sessions::settle);
    tidying.put(worker, session);
    dispatch();
  }

  @Override
  public synchronized void ready(Worker worker, long heapBytes) {
    place.warmed();
    failedStarts = 0;
    Optional<String> session = tidied(worker);
    boolean kept = session.isPresent() && sessions.keep(session.get(), worker);
    if (session.isPresent() && !kept) {
      worker.forget();
    } else if (!kept && heapBytes > (long) limits.workerMegabytes() << 19) {
      // Half of its memory is still in use though it holds no snippet: a fresh one is better.
      LOG.info("A worker with {} MB in use is replaced", heapBytes >> 20);
      worker.kill();
    } else if (!kept) {
      idle.add(worker);
    }
    dispatch();
  }

  @Override
  public synchronized void practised(Worker worker, boolean enough) {
    coach.heard(worker, enough);
    lookAfterPractice();
  }

  @Override
  public synchronized void gone(Worker worker, boolean wasReady) {
    all.remove(worker);
    idle.remove(worker);
    coach.gone(worker);
    seats
        .leave(worker)
        .flatMap(Assignment::session)
        .or(() -> tidied(worker))
        .ifPresent(sessions::lose);
    sessions.lost(worker);
    failedStarts = wasReady ? 0 : failedStarts + 1;
    if (failedStarts >= HOPELESS) {
      List<Assignment> hopeless = new ArrayList<>(waiting);
      waiting.clear();
      for (Assignment assignment : hopeless) {
        assignment.session().ifPresent(sessions::leave);
        assignment.lost(new Failure.WorkerLost("no worker starts"));
      }
    }
    refill();
    dispatch();
  }

  private Optional<String> tidied(Worker worker) {
    return Optional.ofNullable(tidying.remove(worker)).flatMap(session -> session);
  }

  private synchronized void expireSessions() {
    sessions.expired(Instant.now()).forEach(Worker::forget);
  }

  @Override
  public synchronized Optional<Instant> sessionUntil(String session) {
    return sessions.until(session);
  }

  @Override
  public synchronized void closeSession(String session) {
    sessions.close(session).ifPresent(Worker::forget);
    for (Assignment assignment : seats.assignments()) {
      if (assignment.session().filter(session::equals).isPresent()) {
        cancel(assignment);
      }
    }
    for (Assignment assignment : List.copyOf(waiting)) {
      if (assignment.session().filter(session::equals).isPresent()) {
        cancel(assignment);
      }
    }
  }

  @Override
  public synchronized List<Wall> walls() {
    return walls;
  }

  @Override
  public void close() {
    List<Worker> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(all);
      for (Assignment assignment : List.copyOf(waiting)) {
        cancel(assignment);
      }
      for (Assignment assignment : seats.assignments()) {
        var _ = assignment.fail(new Failure.Cancelled());
      }
      last.forEach(Worker::kill);
    }
    clock.shutdownNow();
    place.close();
  }
}
