package dev.tensorcord.bot;

import java.util.List;

/**
 * A command as data.
 *
 * @param name 1 to 32 lower-case letters, digits, - and _
 * @param description what it does, up to 100 characters
 * @param options in the order in which they are shown, required ones first
 * @param actions what its buttons, selects and forms start
 * @param examples lines that a member can copy, for {@code /help}
 * @param ack how it is answered at once, unless the request itself decides
 */
public record CommandSpec(
    String name,
    String description,
    List<Option> options,
    List<Action> actions,
    List<String> examples,
    Ack ack) {
  public CommandSpec {
    options = List.copyOf(options);
    actions = List.copyOf(actions);
    examples = List.copyOf(examples);
  }

  /** A command whose answers all can see. */
  public CommandSpec(
      String name,
      String description,
      List<Option> options,
      List<Action> actions,
      List<String> examples) {
    this(name, description, options, actions, examples, Ack.REPLY);
  }

  /** The same, answered so that only the asker sees it. */
  public CommandSpec privately() {
    return new CommandSpec(name, description, options, actions, examples, Ack.PRIVATE);
  }
}
