package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Member;
import dev.tensorcord.bot.Place;
import dev.tensorcord.bot.RecordedReplies;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Request;
import dev.tensorcord.bot.Values;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HelpCommandTest {
  private final List<Command> all = new ArrayList<>();
  private final HelpCommand help = new HelpCommand(() -> all);
  private final RecordedReplies replies = new RecordedReplies();

  @BeforeEach
  void listItself() {
    all.add(new MeRunsCommand(null));
    all.add(help);
  }

  private static Request asking(Map<String, String> values) {
    return new Request(
        new Member("1", "Ada", false), new Place(Optional.empty(), "10"), Values.of(values));
  }

  @Test
  void allCommandsAreListedWithExamplesToCopy() {
    help.run(asking(Map.of()), replies);
    assertThat(replies.text())
        .contains("**/me runs** · My newest runs")
        .contains("**/help**")
        .contains("```\n/me runs\n```");
  }

  @Test
  void oneCommandIsShownWithItsOptionsHoweverItIsTyped() {
    for (String typed : List.of("help", "/help", " /HELP ")) {
      help.run(asking(Map.of("command", typed)), replies);
      assertThat(replies.text()).contains("- `command` · One command in detail");
    }
  }

  @Test
  void aCommandInTheMenuOfAMessageIsListedWithTheWayToIt() {
    all.add(new Lens());
    help.run(asking(Map.of()), replies);
    assertThat(replies.text()).contains("**Look closer** · Says what it sees (right-click or hold");
    help.run(asking(Map.of("command", "look CLOSER")), replies);
    assertThat(replies.text()).startsWith("### Look closer\nSays what it sees\n(right-click");
    assertThat(help.complete(asking(Map.of()), "command", "lo"))
        .containsExactly(Choice.of("Look closer"));
  }

  private static final class Lens implements Command {
    @Override
    public CommandSpec spec() {
      return CommandSpec.onMessage("Look closer", "Says what it sees");
    }

    @Override
    public void run(Request request, Replies replies) {}
  }

  @Test
  void anUnknownCommandIsAFault() {
    assertThatThrownBy(() -> help.run(asking(Map.of("command", "dance")), replies))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("dance");
  }

  @Test
  void namesAreSuggestedWhileTyping() {
    assertThat(help.complete(asking(Map.of()), "command", "/me"))
        .containsExactly(Choice.of("me runs"));
  }
}
