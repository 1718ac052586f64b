package dev.tensorcord.bot;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All commands of the bot: finds the one that is meant, lets in who may, and turns whatever is
 * thrown into a failure in words. Every platform comes through here. Thread-safe.
 */
public final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Consumer<Member> seen;
  private final Predicate<Place> open;

  /**
   * The commands in the order in which {@code /help} shows them.
   *
   * @param seen told of every member who asks for anything, before it is done
   * @param open whether answers at that place are for all to see; where not, only the asker sees
   *     them
   */
  public Commands(List<Command> commands, Consumer<Member> seen, Predicate<Place> open) {
    this.seen = seen;
    this.open = open;
    for (Command command : commands) {
      if (byName.put(command.spec().name(), command) != null) {
        throw new IllegalArgumentException("two commands named " + command.spec().name());
      }
    }
  }

  /** All of them, in order. */
  public Collection<Command> all() {
    return byName.values();
  }

  /** Whether a press is let in. */
  public sealed interface Entry {
    /** It is; answer the platform with {@code ack}, then call {@link Commands#act}. */
    record Granted(ActionId action, Ack ack) implements Entry {}

    /** It is not; tell the presser alone. */
    record Refused(Reply.Failure why) implements Entry {}
  }

  /** Who presses what: checks that the action exists still and that the presser may start it. */
  public Entry admit(Request request, String customId) {
    Optional<ActionId> id = ActionId.parse(customId);
    Optional<Action> action = id.flatMap(this::action);
    if (action.isEmpty()) {
      return new Entry.Refused(
          failure(
              "This button has expired: it belongs to an older version of the bot.",
              "Ask again with the command itself; /help lists them all."));
    }
    boolean theirs = id.get().owner().equals(request.member().id());
    if (action.get().access() == Action.Access.OWNER && !theirs && !request.member().moderator()) {
      return new Entry.Refused(
          failure(
              "Only the member who asked for this, or a moderator, can do that.",
              "Use the command yourself to get buttons of your own."));
    }
    return new Entry.Granted(id.get(), fitting(action.get().ack(), request));
  }

  private Ack fitting(Ack ack, Request request) {
    return ack == Ack.REPLY && !open(request.place()) ? Ack.PRIVATE : ack;
  }

  /** Where it cannot be told, only the asker sees the answer: that harms nobody. */
  private boolean open(Place place) {
    try {
      return open.test(place);
    } catch (RuntimeException e) {
      LOG.warn("whether answers are public is not known: {}", e.toString());
      return false;
    }
  }

  private Optional<Action> action(ActionId id) {
    return Optional.ofNullable(byName.get(id.command()))
        .flatMap(command ->
            command.spec().actions().stream()
                .filter(action -> action.name().equals(id.action()))
                .findFirst());
  }

  /** How a command asked for by its name is answered at once. Never throws. */
  public Ack ack(String name, Request request) {
    Command command = byName.get(name);
    return command == null ? Ack.PRIVATE : fitting(command.ack(request), request);
  }

  /**
   * Runs a command asked for by its name. Never throws. It begins at once, so that what a member
   * asks for begins in the order in which it came; that they were seen is written down afterwards.
   */
  public void run(String name, Request request, Replies replies) {
    Command command = byName.get(name);
    guarded(
        command == null ? name : command.spec().called(),
        request,
        replies,
        () -> {
          if (command == null) {
            throw Fault.of(
                "This version of the bot has no command \u201c" + name + "\u201d.",
                "/help lists them all.");
          }
          command.run(request, replies);
        });
    try {
      seen.accept(request.member());
    } catch (RuntimeException e) {
      LOG.error("that member {} was seen is not kept", request.member().id(), e);
    }
  }

  /** Runs an action that {@link #admit} let in. Never throws. */
  public void act(Request request, ActionId id, Replies replies) {
    guarded(
        id.command() + " " + id.action(),
        request,
        replies,
        () -> {
          seen.accept(request.member());
          byName.get(id.command()).act(request, id, replies);
        });
  }

  /** Suggestions for an option. Never throws; nothing to suggest is an empty list. */
  public List<Choice> complete(String name, Request request, String option, String typed) {
    try {
      Command command = byName.get(name);
      return command == null ? List.of() : command.complete(request, option, typed);
    } catch (RuntimeException e) {
      LOG.warn("no suggestions for /{} {}", name, option, e);
      return List.of();
    }
  }

  private void guarded(String what, Request request, Replies replies, Runnable work) {
    try {
      work.run();
    } catch (Fault fault) {
      LOG.info("{} by {}: {}", what, request.member().id(), fault.getMessage());
      replies.show(failure(fault));
    } catch (RuntimeException | Error e) {
      replies.show(broken(what + " by " + request.member().id(), e));
    }
  }

  /** A fault in words. */
  public static Reply.Failure failure(Fault fault, Reply.Control... controls) {
    return new Reply.Failure(
        Markdown.sentence(fault.getMessage()),
        Markdown.sentence(fault.remedy()),
        fault.where().map(Excerpt::pointed),
        List.of(controls));
  }

  /** A bug of ours in words: the member gets a number, the log what happened under that number. */
  public static Reply.Failure broken(String what, Throwable cause, Reply.Control... controls) {
    String number = Integer.toHexString(RANDOM.nextInt(0x1000, 0x10000));
    LOG.error("incident {}: {}", number, what, cause);
    return new Reply.Failure(
        "Something broke on our side.",
        "Try once more; if it breaks again, give incident `"
            + number
            + "` to whoever runs the bot.",
        Optional.empty(),
        List.of(controls));
  }

  private static Reply.Failure failure(String what, String remedy) {
    return new Reply.Failure(what, remedy, Optional.empty(), List.of());
  }
}
