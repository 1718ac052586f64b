package dev.tensorcord.bot;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names what a button, select or form starts. It travels as the component's custom id and holds all
 * that is needed to go on after a restart of the bot.
 *
 * @param command the command's name
 * @param action one of the {@link CommandSpec#actions()}
 * @param owner the id of the member whose it is, empty where that does not matter
 * @param argument most often a run's id; empty if there is none
 */
public record ActionId(String command, String action, String owner, String argument) {
  /** Discord's limit of a custom id. */
  public static final int MAX = 100;

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_. -]*");

  public ActionId {
    for (String part : new String[] {command, action, owner, argument}) {
      if (!PART.matcher(part).matches()) {
        throw new IllegalArgumentException("not a part of an action id: " + part);
      }
    }
    if (command.length() + action.length() + owner.length() + argument.length() + 3 > MAX) {
      throw new IllegalArgumentException("action id too long");
    }
  }

  /** {@code command:action:owner:argument}. */
  public String text() {
    return String.join(":", command, action, owner, argument);
  }

  /** Reads {@link #text()}; empty where the text is not one, such as a button of an older bot. */
  public static Optional<ActionId> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 4 || text.length() > MAX) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ActionId(parts[0], parts[1], parts[2], parts[3]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
