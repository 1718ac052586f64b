package dev.tensorcord.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.ActionId;
import dev.tensorcord.bot.Choice;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Reply.Control;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/** What Discord gets to see of a reply: the JSON that JDA sends. */
final class RenderingTest {
  private static final long LIMIT = 10L << 20;
  private static final ActionId ID = new ActionId("fit", "cancel", "1", "k3f9qx");

  private static MessageCreateData message(Reply reply) {
    Container container = Rendering.container(reply, LIMIT);
    return HookReplies.created(container);
  }

  private static DataArray parts(MessageCreateData message) {
    return message.toData().getArray("components").getObject(0).getArray("components");
  }

  private static String words(MessageCreateData message) {
    return parts(message).getObject(0).getString("content");
  }

  @Test
  void noReplyPingsAnyone() {
    MessageCreateData message = message(Reply.Text.of("hello @everyone"));
    assertThat(message.toData().getObject("allowed_mentions").getArray("parse")).isEmpty();
  }

  @Test
  void aFigureCarriesItsPictureWithItsAltText() {
    Reply.Picture picture = new Reply.Picture("fit.png", new byte[] {1}, "a curve through points");
    MessageCreateData message =
        message(new Reply.Figure("Fit", "y = x", List.of(picture), List.of(), List.of()));
    assertThat(words(message)).isEqualTo("### Fit\ny = x");
    assertThat(parts(message).getObject(1).toString())
        .contains("attachment://fit.png")
        .contains("a curve through points");
    assertThat(message.getAllDistinctFiles()).hasSize(1);
  }

  @Test
  void altTextLongerThanDiscordTakesIsShortened() {
    Reply.Picture picture = new Reply.Picture("a.png", new byte[] {1}, "x".repeat(5000));
    MessageCreateData message =
        message(new Reply.Figure("t", "m", List.of(picture), List.of(), List.of()));
    assertThat(parts(message).getObject(1).toString()).contains("x…").hasSizeLessThan(3000);
  }

  @Test
  void textThatDiscordWouldRefuseIsAttachedWholeAndSaysSo() {
    String lines = "0123456789\n".repeat(1000);
    MessageCreateData message = message(Reply.Text.of(lines));
    assertThat(words(message)).hasSizeLessThanOrEqualTo(4000).contains("answer.md");
    assertThat(message.getAllDistinctFiles())
        .anySatisfy(file -> assertThat(file.getName()).isEqualTo("answer.md"));
  }

  @Test
  void aCodeBlockThatIsCutIsClosed() {
    MessageCreateData message = message(Reply.Text.of("```\n" + "line\n".repeat(2000) + "```"));
    assertThat(words(message).split("```", -1)).hasSizeGreaterThan(2);
    assertThat(words(message).split("```", -1).length % 2).isEqualTo(1);
  }

  @Test
  void moreFilesThanDiscordTakesAreNamedAsMissing() {
    List<Reply.Upload> files =
        IntStream.range(0, 12).mapToObj(i -> new Reply.Upload(i + ".txt", new byte[1])).toList();
    MessageCreateData message = message(new Reply.Text("many", files, List.of()));
    assertThat(message.getAllDistinctFiles()).hasSize(10);
    assertThat(words(message)).contains("2 files are more than Discord takes");
  }

  @Test
  void aFileThatIsTooLargeIsNamedAsMissing() {
    Reply.Upload large = new Reply.Upload("big.bin", new byte[20]);
    Container container = Rendering.container(new Reply.Text("see", List.of(large), List.of()), 10);
    assertThat(words(HookReplies.created(container))).contains("1 file is more than");
  }

  @Test
  void buttonsStandFiveInARow() {
    Control button = Control.Button.of(ID, "Press");
    List<Control> six =
        IntStream.range(0, 6)
            .<Control>mapToObj(
                i -> Control.Button.of(new ActionId("fit", "a" + i, "", ""), "Press"))
            .toList();
    assertThat(button).isNotNull();
    DataArray parts = parts(message(new Reply.Text("six", List.of(), six)));
    assertThat(parts.getObject(1).getArray("components")).hasSize(5);
    assertThat(parts.getObject(2).getArray("components")).hasSize(1);
  }

  @Test
  void aSelectHasARowOfItsOwnAndAtMost25Choices() {
    List<Choice> choices = Collections.nCopies(1, Choice.of("a"));
    List<Choice> many = IntStream.range(0, 40).mapToObj(i -> Choice.of("c" + i)).toList();
    for (List<Choice> list : List.of(choices, many)) {
      DataArray parts =
          parts(message(Reply.Text.of("pick", new Control.Select(ID, "Which?", list))));
      assertThat(
              parts.getObject(1).getArray("components").getObject(0).getArray("options").length())
          .isEqualTo(Math.min(25, list.size()));
    }
  }

  @Test
  void workUnderWayShowsABarAndTheTime() {
    Reply live =
        new Reply.Live("Fitting", Optional.of(0.5), "loss 0.1", Duration.ofMillis(1540), List.of());
    assertThat(words(message(live)))
        .isEqualTo("### Fitting\n`████████░░░░░░░░` 50 %\nloss 0.1\n-# 1.5 s");
  }

  @Test
  void workThatWaitsHasNeitherBarNorTime() {
    Reply live = new Reply.Live("Fitting", Optional.empty(), "place 2", Duration.ZERO, List.of());
    assertThat(words(message(live))).isEqualTo("### Fitting\nplace 2");
  }

  @Test
  void aFailureShowsThePlaceInACodeBlock() {
    Reply failure =
        new Reply.Failure("x is no number.", "Use digits.", Optional.of("0,x\n  ^"), List.of());
    assertThat(words(message(failure)))
        .isEqualTo("**x is no number.**\n```\n0,x\n  ^\n```\nUse digits.");
  }
}
