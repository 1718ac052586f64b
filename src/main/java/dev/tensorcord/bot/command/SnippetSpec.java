package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.Action.Access;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import dev.tensorcord.jobs.Run;
import java.util.List;

/** What {@code /run} is called, what it takes, and what its buttons and forms start. */
final class SnippetSpec {
  static final String NAME = "run";

  static final String CODE = "code";
  static final String FILE = "file";
  static final String SESSION = "session";
  static final String ON = "on";
  static final String OFF = "off";
  static final String RESET = "reset";

  static final String TYPED = "typed";
  static final String CANCEL = "cancel";
  static final String EDIT = "edit";
  static final String EDITED = "edited";
  static final String AGAIN = "again";
  static final String BLOCK = "block";
  static final String SHARE = "share";
  static final String DELETE = "delete";

  /** As many characters as Discord takes in an option. */
  private static final int LONGEST_LINE = 6000;

  private SnippetSpec() {}

  /** A session cannot be a sub-command: Discord lets a command with those have no options. */
  static CommandSpec slash() {
    return new CommandSpec(
        NAME,
        "Run JavaScript with TensorFlow.js on our engine; alone it opens a form for your code",
        List.of(
            Option.text(CODE, "One line of code; for several lines send /run alone")
                .between(1, LONGEST_LINE),
            Option.file(FILE, "Or a file with the code: .js, .mjs, .ts or .txt"),
            Option.text(SESSION, "Keep variables from one snippet to the next; reset empties them")
                .of(ON, OFF, RESET)),
        List.of(
            new Action(TYPED, Ack.REPLY, Access.ANYONE),
            new Action(CANCEL, Ack.UPDATE, Access.OWNER),
            new Action(EDIT, Ack.FORM, Access.ANYONE),
            new Action(EDITED, Ack.REPLY, Access.ANYONE),
            new Action(AGAIN, Ack.REPLY, Access.ANYONE),
            new Action(BLOCK, Ack.REPLY, Access.ANYONE),
            new Action(SHARE, Ack.PUBLIC, Access.OWNER),
            new Action(DELETE, Ack.UPDATE, Access.OWNER)),
        List.of(
            "/run",
            "/run code: tf.tensor([[1, 2], [3, 4]]).matMul(tf.eye(2))",
            "/run session: on",
            "/run session: reset"));
  }

  static CommandSpec onMessage() {
    return CommandSpec.onMessage("Run snippet", "Run the code block of a message, anyone's");
  }

  /** What a button of a run's message starts. */
  static ActionId action(String name, Run run) {
    return new ActionId(NAME, name, run.member(), run.id());
  }
}
