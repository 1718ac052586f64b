package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.checkbox.Checkbox;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.radiogroup.RadioGroup;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Buttons, menus and forms, through unmodified JDA. */
final class JdaComponentsTest {
  private static LocalGuild guild;
  private static Bot bot;
  private static Client client;
  private static String message;

  @BeforeAll
  static void connect() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    client = new Client(guild);
    bot = new Bot(guild);
    message =
        bot.jda()
            .getTextChannelsByName("sandbox", true)
            .getFirst()
            .sendMessage("Choose")
            .addComponents(
                ActionRow.of(
                    Button.primary("again", "Again"),
                    Button.danger("stop", "Stop").asDisabled(),
                    Button.link("https://example.org/", "Read")),
                ActionRow.of(
                    StringSelectMenu.create("degree")
                        .addOption("line", "1")
                        .addOption("parabola", "2")
                        .addOption("cubic", "3")
                        .setRequiredRange(1, 2)
                        .build()),
                ActionRow.of(
                    EntitySelectMenu.create("who", EntitySelectMenu.SelectTarget.USER).build()),
                ActionRow.of(
                    EntitySelectMenu.create(
                            "any",
                            EntitySelectMenu.SelectTarget.USER,
                            EntitySelectMenu.SelectTarget.ROLE)
                        .build()),
                ActionRow.of(
                    EntitySelectMenu.create("where", EntitySelectMenu.SelectTarget.CHANNEL)
                        .build()))
            .complete()
            .getId();
  }

  @AfterAll
  static void close() {
    bot.close();
    client.close();
    guild.close();
  }

  private static JsonNode use(String member, String component, String values) throws Exception {
    return client.post(
        "client/component",
        "{'member':'%s','message':'%s','customId':'%s','values':%s}"
            .formatted(member, message, component, values));
  }

  @Test
  void aButtonChangesItsMessage() throws Exception {
    String interaction = use("alan", "again", "null").get("interaction").asText();
    var event = bot.next(ButtonInteractionEvent.class);
    assertThat(event.getMessageId()).isEqualTo(message);
    assertThat(event.getMember().getEffectiveName()).isEqualTo("Alan");
    event.editMessage("Chosen").complete();
    JsonNode changed = client.event("message_update", interaction).get("message");
    assertThat(changed.get("content").asText()).isEqualTo("Chosen");
    assertThat(changed.get("components")).hasSize(5);
    assertThat(changed.get("edited_timestamp").asText()).isNotEmpty();
  }

  @Test
  void aButtonCanBeAcknowledgedFirstAndItsMessageEditedLater() throws Exception {
    String interaction = use("alan", "again", "null").get("interaction").asText();
    var event = bot.next(ButtonInteractionEvent.class);
    event.deferEdit().complete();
    assertThat(client.event("interaction_acknowledged", interaction).get("callback").asInt())
        .isEqualTo(6);
    event.getHook().editOriginal("Later").complete();
    assertThat(client.event("message_update", interaction).at("/message/content").asText())
        .isEqualTo("Later");
  }

  @Test
  void menusCarryWhatWasChosen() throws Exception {
    use("noor", "degree", "['1','3']");
    var degree = bot.next(StringSelectInteractionEvent.class);
    assertThat(degree.getValues()).containsExactly("1", "3");
    degree.deferEdit().complete();
    use("noor", "who", "['1180000000000000105']");
    var who = bot.next(EntitySelectInteractionEvent.class);
    assertThat(who.getMentions().getUsers().getFirst().getName()).isEqualTo("kenji");
    who.deferEdit().complete();
    use("noor", "any", "['1180000000000000013']");
    var any = bot.next(EntitySelectInteractionEvent.class);
    assertThat(any.getMentions().getRoles().getFirst().getName()).isEqualTo("Learner");
    any.deferEdit().complete();
    use("noor", "where", "['1180000000000000021']");
    var where = bot.next(EntitySelectInteractionEvent.class);
    assertThat(where.getMentions().getChannels().getFirst().getName()).isEqualTo("general");
    where.deferEdit().complete();
  }

  @Test
  void whatTheClientWouldNotAllowIsRefusedWithASentence() throws Exception {
    assertThat(use("alan", "stop", "null").get("error").asText())
        .isEqualTo("The component stop is disabled.");
    assertThat(use("alan", "nothing", "null").get("error").asText())
        .isEqualTo("The message has no component nothing.");
    assertThat(use("alan", "degree", "['9']").get("error").asText())
        .isEqualTo("The menu degree does not offer 9.");
    assertThat(use("alan", "degree", "['1','2','3']").get("error").asText())
        .isEqualTo("The menu degree takes 1 to 2 values; it got 3.");
  }

  @Test
  void aFormWithTextAndAMenuComesBackFilledIn() throws Exception {
    String opened = use("kenji", "again", "null").get("interaction").asText();
    var button = bot.next(ButtonInteractionEvent.class);
    button
        .replyModal(
            Modal.create("edit", "Edit & run")
                .addComponents(
                    Label.of(
                        "Points",
                        TextInput.create("points", TextInputStyle.PARAGRAPH)
                            .setValue("0,1 1,3")
                            .setMaxLength(20)
                            .build()),
                    Label.of(
                        "Degree",
                        StringSelectMenu.create("degree")
                            .addOption("line", "1")
                            .addOption("parabola", "2")
                            .setDefaultValues("1")
                            .build()))
                .build())
        .complete();
    JsonNode modal = client.event("modal_open", opened).get("modal");
    assertThat(modal.get("title").asText()).isEqualTo("Edit & run");
    String form = "{'member':'kenji','modal':'%s','fields':%s}";
    String id = modal.get("id").asText();

    String tooLong = form.formatted(id, "{'points':'a text of far more than twenty'}");
    assertThat(client.post("client/modal", tooLong).get("error").asText())
        .isEqualTo("The field points must have 0 to 20 characters; it has 30.");
    String sent =
        client.interact("client/modal", form.formatted(id, "{'points':'1,1','degree':['2']}"));
    var event = bot.next(ModalInteractionEvent.class);
    assertThat(event.getModalId()).isEqualTo("edit");
    assertThat(event.getValue("points").getAsString()).isEqualTo("1,1");
    assertThat(event.getValue("degree").getAsStringList()).containsExactly("2");
    assertThat(event.getMessage().getId()).isEqualTo(message);
    event.reply("run again").complete();
    JsonNode answer = client.event("message_create", sent).get("message");
    assertThat(answer.at("/interaction_metadata/triggering_interaction_metadata/id").asText())
        .isEqualTo(opened);
    assertThat(client.post("client/modal", form.formatted(id, "{}")).get("error").asText())
        .startsWith("Kenji has no open form");
  }

  @Test
  void aFormTakesFilesAndTicks() throws Exception {
    String opened = use("kenji", "again", "null").get("interaction").asText();
    bot.next(ButtonInteractionEvent.class)
        .replyModal(
            Modal.create("digit", "Your digit")
                .addComponents(
                    TextDisplay.of("Draw one"),
                    Label.of("Picture", AttachmentUpload.of("picture")),
                    Label.of("Public", Checkbox.of("public")),
                    Label.of(
                        "Digit",
                        RadioGroup.create("digit")
                            .addOption("one", "1")
                            .addOption("two", "2")
                            .build()))
                .build())
        .complete();
    client.event("modal_open", opened);
    String fields = "{'member':'kenji','modal':'digit','fields':{'public':true,'digit':'2'}}";
    assertThat(client.post("client/modal", fields).get("error").asText())
        .isEqualTo("The field picture takes 1 to 1 files; it got 0.");
    client.post("client/modal", fields, Map.of("picture:two.png", Pictures.png(28, 28)));
    var event = bot.next(ModalInteractionEvent.class);
    assertThat(event.getValue("picture").getAsAttachmentList().getFirst().getWidth()).isEqualTo(28);
    assertThat(event.getValue("public").getAsBoolean()).isTrue();
    assertThat(event.getValue("digit").getAsString()).isEqualTo("2");
    event.deferEdit().complete();
  }

  @Test
  void whatOneMemberSeesOthersCannotPress() throws Exception {
    String pressed = use("noor", "again", "null").get("interaction").asText();
    bot.next(ButtonInteractionEvent.class)
        .reply("for Noor")
        .setEphemeral(true)
        .addComponents(ActionRow.of(Button.primary("mine", "Mine")))
        .complete();
    String secret = client.event("message_create", pressed).at("/message/id").asText();
    String press = "{'member':'%s','message':'%s','customId':'mine'}";
    assertThat(
            client.post("client/component", press.formatted("alan", secret)).get("error").asText())
        .isEqualTo("There is no message %s that Alan sees.".formatted(secret));
    client.interact("client/component", press.formatted("noor", secret));
    var event = bot.next(ButtonInteractionEvent.class);
    event.editMessage("pressed").complete();
  }
}
