package dev.tensorcord.bot;

import java.util.List;

/**
 * A command as data.
 *
 * @param name of a slash command 1 to 32 lower-case letters, digits, - and _, of a sub-command two
 *     such words; of a message command what stands in the menu of a message
 * @param description what it does, up to 100 characters
 * @param options in the order in which they are shown, required ones first; a message command has
 *     none
 * @param actions what its buttons, selects and forms start
 * @param examples lines that a member can copy, for {@code /help}
 * @param ack how it is answered at once, unless the request itself decides
 * @param kind how it is called
 */
public record CommandSpec(
    String name,
    String description,
    List<Option> options,
    List<Action> actions,
    List<String> examples,
    Ack ack,
    Kind kind) {
  /** How a command is called. */
  public enum Kind {
    /** Typed, with a slash before its name. */
    SLASH,
    /** Picked from the menu of a message, which then is the {@link Request#target()}. */
    MESSAGE
  }

  public CommandSpec {
    options = List.copyOf(options);
    actions = List.copyOf(actions);
    examples = List.copyOf(examples);
    if (kind == Kind.MESSAGE && !options.isEmpty()) {
      throw new IllegalArgumentException("a message command takes no options: " + name);
    }
  }

  /** A slash command whose answers all can see. */
  public CommandSpec(
      String name,
      String description,
      List<Option> options,
      List<Action> actions,
      List<String> examples) {
    this(name, description, options, actions, examples, Ack.REPLY, Kind.SLASH);
  }

  /** A message command whose answers all can see. */
  public static CommandSpec onMessage(String name, String description) {
    return new CommandSpec(
        name, description, List.of(), List.of(), List.of(), Ack.REPLY, Kind.MESSAGE);
  }

  /** The same, answered so that only the asker sees it. */
  public CommandSpec privately() {
    return new CommandSpec(name, description, options, actions, examples, Ack.PRIVATE, kind);
  }

  /** The command as members call it: a slash before what is typed. */
  public String called() {
    return kind == Kind.SLASH ? "/" + name : name;
  }
}
