package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Bodies.*;
import static dev.tensorcord.localguild.rule.DiscordLimits.*;
import static dev.tensorcord.localguild.rule.Endpoint.*;
import static dev.tensorcord.localguild.rule.Limit.*;

import java.util.stream.Stream;

/** Lengths and counts of commands and of suggestions. */
final class CommandLimitTest extends LimitContract {
  static Stream<Limit> limits() {
    return commands();
  }

  private static Stream<Limit> commands() {
    return Stream.of(
        limit(
            "name",
            COMMANDS,
            COMMAND_NAME,
            n -> "[{name: '%s', description: 'a'}]".formatted(x(n)),
            "0.name " + BETWEEN),
        limit(
            "description",
            COMMANDS,
            COMMAND_DESCRIPTION,
            n -> "[{name: 'a', description: '%s'}]".formatted(x(n)),
            "0.description " + BETWEEN),
        limit(
            "options",
            COMMANDS,
            OPTIONS,
            n -> command(list(n, i -> value(i, ""))),
            "0.options " + LENGTH),
        limit(
            "choices",
            COMMANDS,
            CHOICES,
            n -> command(value(1, ", choices: [%s]".formatted(list(n, Bodies::choice)))),
            "0.options.0.choices " + LENGTH),
        limit(
            "choice's name",
            COMMANDS,
            CHOICE_NAME,
            n -> command(value(1, ", choices: [{name: '%s', value: 'a'}]".formatted(x(n)))),
            "0.options.0.choices.0.name " + BETWEEN),
        missed(
            "choice's value",
            COMMANDS,
            CHOICE_TEXT,
            n -> command(value(1, ", choices: [{name: 'a', value: '%s'}]".formatted(x(n)))),
            "0.options.0.choices.0.value " + BETWEEN),
        limit(
            "max_length",
            COMMANDS,
            STRING_OPTION,
            n -> command(value(1, ", max_length: " + n)),
            "0.options.0.max_length NUMBER_TYPE_MAX"),
        missed(
            "slash commands",
            COMMANDS,
            SLASH_COMMANDS,
            n -> "[%s]".formatted(list(n, i -> "{name: 'a%d', description: 'a'}".formatted(i))),
            "30032"),
        missed(
            "user commands",
            COMMANDS,
            USER_COMMANDS,
            n -> "[%s]".formatted(list(n, i -> "{type: 2, name: 'A %d'}".formatted(i))),
            "30032"),
        missed(
            "message commands",
            COMMANDS,
            MESSAGE_COMMANDS,
            n -> "[%s]".formatted(list(n, i -> "{type: 3, name: 'A %d'}".formatted(i))),
            "30032"),
        missed(
            "command's total",
            COMMANDS,
            COMMAND_TOTAL,
            CommandLimitTest::sized,
            "0 APPLICATION_COMMAND_TOO_LARGE"),
        limit(
            "suggestions",
            SUGGEST,
            CHOICES,
            n -> "{choices: [%s]}".formatted(list(n, Bodies::choice)),
            "data.choices " + LENGTH),
        limit(
            "suggestion's name",
            SUGGEST,
            CHOICE_NAME,
            n -> "{choices: [{name: '%s', value: 'a'}]}".formatted(x(n)),
            "data.choices.0.name " + BETWEEN),
        missed(
            "suggestion's value",
            SUGGEST,
            CHOICE_TEXT,
            n -> "{choices: [{name: 'a', value: '%s'}]}".formatted(x(n)),
            "data.choices.0.value " + BETWEEN));
  }

  /** A command of exactly {@code total} counted characters. */
  private static String sized(int total) {
    // Two options with 25 choices of 150 characters are 7504 with the options' names.
    String choices =
        ", choices: [%s]"
            .formatted(list(25, i -> "{name: '%02d%s', value: '%s'}".formatted(i, x(98), x(50))));
    String options = value(1, choices) + ", " + value(2, choices);
    int counted = 1 + 1 + 2 * (2 + 1 + 25 * 150);
    int rest = total - counted;
    String filler =
        list(
            5,
            i ->
                "{type: 3, name: 'f%d', description: '%s'}"
                    .formatted(i, x(i < 4 ? 96 : rest - 4 * 98 - 2)));
    return command(options + ", " + filler);
  }
}
