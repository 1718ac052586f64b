package dev.tensorcord.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommandsTest {
  private static final Member ADA = new Member("1", "Ada", false);
  private static final Member ALAN = new Member("2", "Alan", false);
  private static final Member MODERATOR = new Member("3", "Grace", true);

  private final RecordedReplies replies = new RecordedReplies();
  private final List<Member> seen = new ArrayList<>();

  private static Request by(Member member) {
    return new Request(member, new Place(Optional.empty(), "10"), Values.NONE);
  }

  private Commands commandThat(Runnable work) {
    return new Commands(
        List.of(new Probe(work)), seen::add, place -> !place.channel().equals("quiet"));
  }

  private record Probe(Runnable work) implements Command {
    @Override
    public CommandSpec spec() {
      return new CommandSpec(
          "probe",
          "A command for tests",
          List.of(),
          List.of(
              new Action("stop", Ack.UPDATE, Action.Access.OWNER),
              new Action("look", Ack.PRIVATE, Action.Access.ANYONE)),
          List.of());
    }

    @Override
    public void run(Request request, Replies replies) {
      work.run();
    }

    @Override
    public void act(Request request, ActionId action, Replies replies) {
      work.run();
    }

    @Override
    public List<Choice> complete(Request request, String option, String typed) {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void aFaultIsShownInItsOwnWordsWithThePlace() {
    Excerpt place = Excerpt.of("0,x", 2, 1);
    commandThat(
            () -> {
              throw Fault.at(place, "x is no number.", "Write a digit.");
            })
        .run("probe", by(ADA), replies);
    assertThat(replies.all())
        .containsExactly(
            new Reply.Failure(
                "x is no number.", "Write a digit.", Optional.of("0,x\n  ^"), List.of()));
  }

  @Test
  void aFaultThatQuotesAMemberCannotFormatOrPing() {
    commandThat(
            () -> {
              throw Fault.of("@everyone **x** is no number.", "Try `1`.");
            })
        .run("probe", by(ADA), replies);
    assertThat(((Reply.Failure) replies.last()).what())
        .doesNotContain("@everyone")
        .contains("\\*\\*x");
  }

  @Test
  void aBugOfOursIsShownWithoutItsInsides() {
    commandThat(
            () -> {
              throw new IllegalStateException("secret inside");
            })
        .run("probe", by(ADA), replies);
    assertThat(replies.all()).hasSize(1);
    assertThat(replies.all().toString()).contains("broke on our side").doesNotContain("secret");
  }

  @Test
  void anErrorOfTheMachineIsAnsweredToo() {
    commandThat(
            () -> {
              throw new StackOverflowError();
            })
        .run("probe", by(ADA), replies);
    assertThat(replies.all()).hasSize(1);
  }

  @Test
  void anUnknownCommandIsAnswered() {
    commandThat(() -> {}).run("gone", by(ADA), replies);
    assertThat(replies.all().toString()).contains("\u201cgone\u201d");
  }

  @Test
  void everyAskerIsSeen() {
    commandThat(() -> {}).run("probe", by(ALAN), replies);
    assertThat(seen).containsExactly(ALAN);
  }

  @Test
  void onlyTheOwnerOrAModeratorMayStartAnOwnersAction() {
    Commands commands = commandThat(() -> {});
    String stop = new ActionId("probe", "stop", ADA.id(), "").text();
    assertThat(commands.admit(by(ADA), stop)).isInstanceOf(Commands.Entry.Granted.class);
    assertThat(commands.admit(by(MODERATOR), stop)).isInstanceOf(Commands.Entry.Granted.class);
    assertThat(commands.admit(by(ALAN), stop)).isInstanceOf(Commands.Entry.Refused.class);
  }

  @Test
  void anyoneMayStartTheOthers() {
    String look = new ActionId("probe", "look", ADA.id(), "").text();
    assertThat(commandThat(() -> {}).admit(by(ALAN), look))
        .isEqualTo(new Commands.Entry.Granted(ActionId.parse(look).orElseThrow(), Ack.PRIVATE));
  }

  @Test
  void buttonsOfOlderVersionsSayThatTheyExpired() {
    Commands commands = commandThat(() -> {});
    for (String old : List.of("old", "probe:gone::", "gone:stop::", "a:b:c:d:e")) {
      assertThat(commands.admit(by(ADA), old).toString()).contains("expired");
    }
  }

  @Test
  void whereAnswersArePrivateOnlyTheAskerSeesThem() {
    Commands commands = commandThat(() -> {});
    Request quiet = new Request(ADA, new Place(Optional.of("1"), "quiet"), Values.NONE);
    assertThat(commands.ack("probe", quiet)).isEqualTo(Ack.PRIVATE);
    assertThat(commands.ack("probe", by(ADA))).isEqualTo(Ack.REPLY);
  }

  @Test
  void whereItCannotBeToldOnlyTheAskerSeesAnswers() {
    Commands commands =
        new Commands(
            List.of(new Probe(() -> {})),
            seen::add,
            place -> {
              throw new IllegalStateException("no connection");
            });
    assertThat(commands.ack("probe", by(ADA))).isEqualTo(Ack.PRIVATE);
  }

  @Test
  void brokenSuggestionsAreNone() {
    assertThat(commandThat(() -> {}).complete("probe", by(ADA), "x", "y")).isEmpty();
  }
}
