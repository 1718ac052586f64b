package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Ack;
import dev.tensorcord.bot.Action;
import dev.tensorcord.bot.Action.Access;
import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Option;
import dev.tensorcord.jobs.Run;
import java.util.List;

/** What {@code /classify} is called, what it takes, and what its buttons and forms start. */
final class ClassifySpec {
  static final String NAME = "classify";

  /** What stands in the menu of a message. */
  static final String ON_MESSAGE = "Read the digits";

  static final String IMAGE = "image";
  static final String WHY = "why";
  static final String WHY_DIGIT = "whydigit";
  static final String WRONG = "wrong";
  static final String RIGHTED = "righted";
  static final String DELETE = "delete";

  private ClassifySpec() {}

  static CommandSpec slash() {
    return new CommandSpec(
        NAME,
        "Read the digit, or the whole number, in any picture you have",
        List.of(
            Option.file(IMAGE, "A picture: a photo of paper, a screenshot, a drawing of a digit")
                .needed()),
        List.of(
            new Action(WHY, Ack.PRIVATE, Access.ANYONE),
            new Action(WHY_DIGIT, Ack.UPDATE, Access.ANYONE),
            new Action(WRONG, Ack.FORM, Access.ANYONE),
            new Action(RIGHTED, Ack.PRIVATE, Access.ANYONE),
            new Action(DELETE, Ack.UPDATE, Access.OWNER)),
        List.of("/classify image: (attach, paste or draw a picture)"));
  }

  static CommandSpec onMessage() {
    return CommandSpec.onMessage(ON_MESSAGE, "Reads the digits in the pictures of a message");
  }

  /** What a button below a run's answer starts. */
  static ActionId action(String name, Run run) {
    return new ActionId(NAME, name, run.member(), run.id());
  }
}
