package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Markdown;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.Run;
import dev.tensorcord.jobs.RunStore;
import dev.tensorcord.sandbox.Failure;
import dev.tensorcord.sandbox.Running;
import dev.tensorcord.sandbox.Sandbox;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends snippets on their way: keeps each as a run, gives it to the sandbox, and shows what becomes
 * of it. One for all commands that run snippets, since a member has one at a time. Thread-safe.
 */
public final class SnippetRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnippetRunner.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long PICTURES = 24L << 20;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Sandbox sandbox;
  private final RunStore runs;
  private final SandboxLimits limits;
  private final SnippetReply words;
  private final SnippetSessions sessions;
  private final RecentPictures pictures = new RecentPictures(PICTURES);

  /** What runs or waits, by member. */
  private final Map<String, SnippetWatch> active = new ConcurrentHashMap<>();

  private volatile boolean closing;

  /**
   * Runs snippets in this sandbox.
   *
   * @param device what the workers compute on, to be shown
   */
  public SnippetRunner(Sandbox sandbox, RunStore runs, SandboxLimits limits, String device) {
    this.sandbox = sandbox;
    this.runs = runs;
    this.limits = limits;
    this.words = new SnippetReply(new SnippetUse(limits, device));
    this.sessions =
        new SnippetSessions(Duration.ofMinutes(limits.sessionMinutes()), InstantSource.system());
  }

  SandboxLimits limits() {
    return limits;
  }

  RunStore runs() {
    return runs;
  }

  SnippetReply words() {
    return words;
  }

  RecentPictures pictures() {
    return pictures;
  }

  /** What fixes the random numbers of a run that is no repetition. */
  static long seed() {
    return RANDOM.nextInt(1_000_000);
  }

  /**
   * Runs a snippet. Where it cannot be begun, its code is kept all the same, and the answer has the
   * buttons to run it later.
   *
   * @param notes lines of markdown for the answer, such as whose code it is
   */
  void start(Request request, SnippetAsked asked, long seed, List<String> notes, Replies replies) {
    if (asked.code().isBlank()) {
      throw Fault.of("There is no code to run.", "Send `/run` alone: it opens a form for it.");
    }
    String member = request.member().id();
    Run run =
        runs.begin(
            new Run.Draft(
                member, request.place().guild(), SnippetSpec.NAME, SnippetJson.write(asked), seed));
    SnippetWatch watch =
        new SnippetWatch(
            this, run, before(asked), notes, sessions.until(member).isPresent(), replies);
    SnippetWatch other = active.putIfAbsent(member, watch);
    try {
      if (other != null) {
        throw Fault.of(
            "Your last snippet still runs, and each member has one at a time.",
            "Wait for its end or press Cancel below it, then press Run again here: your code is"
                + " kept.");
      }
      watch.begin(running(member, asked, seed, watch));
    } catch (Fault fault) {
      active.remove(member, watch);
      runs.end(run.id(), Run.State.CANCELLED, null);
      replies.show(SnippetReply.refused(run, fault));
    } catch (RuntimeException e) {
      active.remove(member, watch);
      runs.end(run.id(), Run.State.FAILED, null);
      throw e;
    }
  }

  private Running running(String member, SnippetAsked asked, long seed, SnippetWatch watch) {
    Snippet snippet = Snippet.of(asked.code(), seed);
    return watch.inSession()
        ? sandbox.start(member, snippet, watch)
        : sandbox.start(snippet, watch);
  }

  private Optional<SnippetResult> before(SnippetAsked asked) {
    return asked.from().isEmpty()
        ? Optional.empty()
        : runs.find(asked.from()).flatMap(SnippetJson::result);
  }

  /** The member may run the next one. */
  void free(SnippetWatch watch) {
    active.remove(watch.run().member(), watch);
  }

  /** The end of a run: kept, and as it is shown. A store that fails must not cost the answer. */
  Reply ended(SnippetWatch watch, SnippetResult result, SnippetReply.Beside beside) {
    Run run = watch.run();
    boolean stopped =
        closing && result.failed().filter(t -> t.kind() == Trouble.Kind.CANCELLED).isPresent();
    try {
      runs.end(
          run.id(), stopped ? Run.State.INTERRUPTED : result.state(), SnippetJson.write(result));
    } catch (RuntimeException e) {
      LOG.error("the end of run {} is not kept", run.id(), e);
    }
    pictures.put(run.id(), beside.pictures());
    List<String> notes = new ArrayList<>(beside.notes());
    if (stopped) {
      notes.addFirst("> The bot is stopping; press Run again in a minute.");
    }
    if (watch.inSession()) {
      notes.add(sessionNote(run.member()));
    }
    return words.figure(
        run,
        result,
        new SnippetReply.Beside(beside.pictures(), beside.whole(), beside.before(), notes));
  }

  private String sessionNote(String member) {
    Instant until = sessions.on(member);
    return sandbox.sessionUntil(member).isPresent()
        ? "-# session: your variables live on until <t:%d:t>".formatted(until.getEpochSecond())
        : "> The session's variables are gone with its worker; your next snippet begins anew.";
  }

  static void logLost(Run run, Failure failure) {
    if (failure instanceof Failure.WorkerLost(String detail)) {
      LOG.warn("run {}: worker lost: {}", run.id(), Markdown.visible(detail));
    }
  }

  /** Cancels a run; false if it neither waits nor runs. */
  boolean cancel(String id) {
    Optional<SnippetWatch> found =
        active.values().stream().filter(watch -> watch.run().id().equals(id)).findFirst();
    found.ifPresent(SnippetWatch::cancel);
    return found.isPresent();
  }

  /** Turns a member's session on or off or empties it, and says so. */
  Reply session(String member, String wish) {
    long minutes = sessions.time().toMinutes();
    return switch (wish) {
      case SnippetSpec.ON -> {
        sessions.on(member);
        yield Reply.Text.of(
            "Your session is **on**: the variables of your snippets live on from one to the next,"
                + " until %,d minutes after the last one.\n-# `/run session:reset` empties it, `/run session:off` ends it."
                    .formatted(minutes));
      }
      case SnippetSpec.OFF -> {
        sessions.off(member);
        sandbox.closeSession(member);
        yield Reply.Text.of("Your session is **off**: each snippet begins anew.");
      }
      case SnippetSpec.RESET -> {
        boolean on = sessions.until(member).isPresent();
        sandbox.closeSession(member);
        yield Reply.Text.of(
            on
                ? "Your session is **empty**: the next snippet begins anew, and its variables live"
                    + " on."
                : "You have no session. `/run session:on` begins one.");
      }
      default -> throw Fault.of("A session is on, off or reset.", "Pick one of the three.");
    };
  }

  /** Forgets what lives in memory of a member: their session, and what they run. */
  public void forget(String member) {
    Optional.ofNullable(active.get(member)).ifPresent(SnippetWatch::cancel);
    sessions.off(member);
    sandbox.closeSession(member);
  }

  /** Ends all that runs, as interrupted, and waits until that is shown. */
  @Override
  public void close() {
    closing = true;
    List<SnippetWatch> last = List.copyOf(active.values());
    last.forEach(SnippetWatch::cancel);
    long end = System.nanoTime() + CLOSING.toNanos();
    for (SnippetWatch watch : last) {
      watch.awaitShown(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }
}
