package dev.tensorcord.bot;

import java.util.List;

/**
 * A command: its options as data, and what it does with a request.
 *
 * <p>Methods are called on a virtual thread after the platform has been answered as {@link #ack}
 * says; they may block. What they throw reaches the member as a {@link Reply.Failure}: a {@link
 * dev.tensorcord.fault.Fault} with its sentence, anything else as a fault of ours. One object
 * serves all members at once: implementations are thread-safe.
 *
 * <p>Adding one: this class, its line in {@code app.Bot}, its snapshot test.
 */
public interface Command {
  /** Name, description, options and the actions of its buttons and forms. */
  CommandSpec spec();

  /**
   * How the platform is answered at once, before {@link #run}: publicly, privately, with a form.
   */
  default Ack ack(Request request) {
    return spec().ack();
  }

  /** Somebody asked for the command by its name. */
  void run(Request request, Replies replies);

  /** Somebody pressed one of its buttons, chose in one of its selects or sent one of its forms. */
  default void act(Request request, ActionId action, Replies replies) {
    throw new IllegalStateException(spec().name() + " has no actions");
  }

  /** Up to 25 suggestions for what is being typed into an option; must be quick. */
  default List<Choice> complete(Request request, String option, String typed) {
    return List.of();
  }
}
