package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.SerializableData;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an unmodified client library sends passes, and Discord's own document says the same. */
final class JdaBodiesTest {
  private static final Optional<OpenApi> DOCUMENT = OpenApi.load();
  private static final List<Upload> PLOT = List.of(new Upload(0, "plot.png", 3));

  private record Sent(String name, Endpoint to, JsonNode body, List<Upload> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sent> sent() {
    return Stream.of(
        new Sent("message", Endpoint.FOLLOWUP, json(message()), PLOT),
        new Sent("Components V2", Endpoint.FOLLOWUP, json(componentsV2()), PLOT),
        new Sent("modal", Endpoint.MODAL, json(text(modal())), List.of()),
        new Sent("commands", Endpoint.COMMANDS, json(commands()), List.of()));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void passes(Sent sent) {
    assertThat(sent.to.refusals(sent.body, sent.files)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void isValidInDiscordsOwnDocument(Sent sent) {
    Assumptions.assumeTrue(DOCUMENT.isPresent(), "Discord's OpenAPI document is not here");
    assertThat(sent.to.document(DOCUMENT, sent.body).orElseThrow()).isEmpty();
  }

  private static String message() {
    try (var message =
        new MessageCreateBuilder()
            .setContent("a")
            .setEmbeds(
                new EmbedBuilder()
                    .setTitle("Fit", "https://a.b/c")
                    .setDescription("y = 2x")
                    .setColor(Color.ORANGE)
                    .setAuthor("Ada", null, null)
                    .addField("loss", "0.1", true)
                    .setImage("attachment://plot.png")
                    .setFooter("run 7")
                    .setTimestamp(Instant.EPOCH)
                    .build())
            .setComponents(
                ActionRow.of(Button.primary("b", "Again"), Button.link("https://a.b", "Read")),
                ActionRow.of(
                    StringSelectMenu.create("s")
                        .addOption("adam", "adam", "a good default")
                        .addOption("sgd", "sgd")
                        .setDefaultValues("sgd")
                        .setPlaceholder("optimizer")
                        .build()),
                ActionRow.of(
                    EntitySelectMenu.create("e", EntitySelectMenu.SelectTarget.USER)
                        .setRequiredRange(1, 2)
                        .build()))
            .setAllowedMentions(List.of())
            .setFiles(FileUpload.fromData(new byte[3], "plot.png").setDescription("a curve"))
            .build()) {
      return text(message);
    }
  }

  private static String componentsV2() {
    try (var message =
        new MessageCreateBuilder()
            .useComponentsV2()
            .setComponents(
                Container.of(
                        TextDisplay.of("# Fit"),
                        Section.of(
                            Thumbnail.fromUrl("https://a.b/c.png"), TextDisplay.of("y = 2x")),
                        Separator.createDivider(Separator.Spacing.SMALL),
                        MediaGallery.of(
                            MediaGalleryItem.fromFile(
                                FileUpload.fromData(new byte[3], "plot.png"))),
                        ActionRow.of(Button.danger("c", "Cancel")))
                    .withAccentColor(Color.BLUE))
            .build()) {
      return text(message);
    }
  }

  private static SerializableData modal() {
    return Modal.create("m", "Edit & run")
        .addComponents(
            Label.of(
                "Points",
                "x,y pairs",
                TextInput.create("points", TextInputStyle.PARAGRAPH)
                    .setRequiredRange(3, 4000)
                    .setValue("0,1 1,3")
                    .build()),
            Label.of("Optimizer", StringSelectMenu.create("o").addOption("adam", "adam").build()))
        .build();
  }

  private static String commands() {
    return DataArray.empty()
        .add(
            Commands.slash("fit", "Fit a curve")
                .addOptions(
                    new OptionData(OptionType.STRING, "points", "x,y pairs").setMaxLength(6000),
                    new OptionData(OptionType.INTEGER, "degree", "0 to 8").setRequiredRange(0, 8),
                    new OptionData(OptionType.NUMBER, "lr", "step size").setMinValue(0),
                    new OptionData(OptionType.STRING, "optimizer", "how").addChoice("adam", "adam"),
                    new OptionData(OptionType.STRING, "demo", "data").setAutoComplete(true),
                    new OptionData(OptionType.ATTACHMENT, "file", "CSV or TSV"))
                .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)
                .setDefaultPermissions(
                    DefaultMemberPermissions.enabledFor(Permission.MESSAGE_MANAGE)))
        .add(
            Commands.slash("me", "My runs")
                .addSubcommands(new SubcommandData("runs", "List them"))
                .addSubcommandGroups(
                    new SubcommandGroupData("forget", "Remove")
                        .addSubcommands(new SubcommandData("all", "Everything"))))
        .add(Commands.message("Fit this"))
        .add(Commands.user("Runs of"))
        .toString();
  }

  private static String text(SerializableData data) {
    return new String(data.toData().toJson(), StandardCharsets.UTF_8);
  }
}
