package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands of every kind and the answers to them, through unmodified JDA. */
final class JdaCommandsTest {
  private static LocalGuild guild;
  private static Bot bot;
  private static Client client;

  @BeforeAll
  static void connect() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    client = new Client(guild);
    bot = new Bot(guild);
    bot.jda()
        .updateCommands()
        .addCommands(
            Commands.slash("fit", "Fits a curve")
                .addOption(OptionType.STRING, "points", "The points", false, true)
                .addOption(OptionType.ATTACHMENT, "file", "A file of points"),
            Commands.slash("model", "Models")
                .setContexts(InteractionContextType.GUILD)
                .addSubcommands(
                    new SubcommandData("show", "Shows one")
                        .addOption(OptionType.INTEGER, "degree", "Its degree", true)
                        .addOption(OptionType.NUMBER, "rate", "Its rate")
                        .addOption(OptionType.BOOLEAN, "quiet", "Quietly")
                        .addOption(OptionType.USER, "owner", "Whose")
                        .addOption(OptionType.CHANNEL, "place", "Where")
                        .addOption(OptionType.ROLE, "role", "For whom")
                        .addOption(OptionType.MENTIONABLE, "about", "Whom it is about")),
            Commands.user("Runs of"),
            Commands.message("Explain"))
        .complete();
  }

  @AfterAll
  static void close() {
    bot.close();
    client.close();
    guild.close();
  }

  private static String fit(String options) throws Exception {
    return client.interact(
        "client/command",
        "{'channel':'sandbox','member':'grace','name':'fit','options':%s}".formatted(options));
  }

  @Test
  void aCommandWithAFileReachesTheBotAndItsAnswerTheMember() throws Exception {
    byte[] csv = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);
    String interaction =
        client
            .post(
                "client/command",
                "{'channel':'sandbox','member':'grace','name':'fit','options':{'points':'1,2'}}",
                Map.of("file:points.csv", csv))
            .get("interaction")
            .asText();

    var event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(event.getUser().getGlobalName()).isEqualTo("Grace");
    assertThat(event.getOption("points").getAsString()).isEqualTo("1,2");
    var file = event.getOption("file").getAsAttachment();
    assertThat(file.getFileName()).isEqualTo("points.csv");
    assertThat(file.getProxy().download().join().readAllBytes()).isEqualTo(csv);

    event.reply("Fitted **1** point ✓").complete();
    JsonNode message = client.event("message_create", interaction).get("message");
    assertThat(message.get("content").asText()).isEqualTo("Fitted **1** point ✓");
    assertThat(message.at("/interaction_metadata/name").asText()).isEqualTo("fit");
    assertThat(message.at("/author/bot").asBoolean()).isTrue();
  }

  @Test
  void aDeferredAnswerIsEditedToAnEmbedWithAnImage() throws Exception {
    String interaction = fit("{}");
    var event = bot.next(SlashCommandInteractionEvent.class);
    event.deferReply().complete();
    JsonNode thinking = client.event("message_create", interaction).get("message");
    assertThat(thinking.get("flags").asInt()).isEqualTo(128);

    byte[] png = Pictures.png(37, 21);
    event
        .getHook()
        .editOriginalEmbeds(
            new EmbedBuilder().setTitle("A curve").setImage("attachment://curve.png").build())
        .setFiles(FileUpload.fromData(png, "curve.png").setDescription("a rising curve"))
        .complete();

    JsonNode edited = client.event("message_update", interaction).get("message");
    assertThat(edited.get("id")).isEqualTo(thinking.get("id"));
    assertThat(edited.get("flags").asInt()).isZero();
    JsonNode image = edited.at("/embeds/0/image");
    assertThat(image.get("width").asInt()).isEqualTo(37);
    assertThat(image.get("height").asInt()).isEqualTo(21);
    assertThat(image.get("description").asText()).isEqualTo("a rising curve");
    assertThat(client.bytes(image.get("url").asText())).isEqualTo(png);
    assertThat(client.bytes(image.get("proxy_url").asText())).isEqualTo(png);
    assertThat(edited.get("attachments")).isEmpty();
  }

  @Test
  void anEphemeralAnswerAndItsFollowUpAreSeenByTheAskerOnly() throws Exception {
    String interaction = fit("{}");
    var event = bot.next(SlashCommandInteractionEvent.class);
    event.reply("for you alone").setEphemeral(true).complete();
    JsonNode first = client.event("message_create", interaction).get("message");
    event.getHook().sendMessage("also for you").setEphemeral(true).complete();
    JsonNode second = client.event("message_create", interaction).get("message");

    assertThat(first.get("flags").asInt() & 64).isEqualTo(64);
    assertThat(second.get("visible_to").asText()).isEqualTo(event.getUser().getId());
    assertThat(second.at("/interaction_metadata/original_response_message_id"))
        .isEqualTo(first.get("id"));
    String path = "client/messages?channel=sandbox&member=";
    assertThat(client.get(path + event.getUser().getId()).findValuesAsText("content"))
        .contains("for you alone", "also for you");
    assertThat(client.get(path + "1180000000000000103").findValuesAsText("content"))
        .doesNotContain("for you alone", "also for you");
  }

  @Test
  void aFollowUpCanBeEditedAndDeleted() throws Exception {
    String interaction = fit("{}");
    var event = bot.next(SlashCommandInteractionEvent.class);
    event.reply("first").complete();
    var sent = event.getHook().sendMessage("second").complete();
    event.getHook().editMessageById(sent.getId(), "second, better").complete();
    assertThat(client.event("message_update", interaction).at("/message/content").asText())
        .isEqualTo("second, better");
    event.getHook().deleteMessageById(sent.getId()).complete();
    assertThat(client.event("message_delete", interaction).at("/message/id").asText())
        .isEqualTo(sent.getId());
  }

  @Test
  void autocompleteAnswersWhatTheBotOffers() throws Exception {
    var answer =
        java.util.concurrent.CompletableFuture.supplyAsync(() ->
            client.posted(
                "client/autocomplete",
                "{'channel':'general','member':'noor','name':'fit',"
                    + "'options':{'points':'si'},'focused':'points'}"));
    var event = bot.next(CommandAutoCompleteInteractionEvent.class);
    assertThat(event.getFocusedOption().getValue()).isEqualTo("si");
    event.replyChoices(new Command.Choice("a sine", "sine")).complete();
    assertThat(answer.get())
        .hasToString("{\"choices\":[{\"name\":\"a sine\",\"value\":\"sine\"}]}");
  }

  @Test
  void everyKindOfOptionArrivesWithWhatItNames() throws Exception {
    client.interact(
        "client/command",
        "{'channel':'general','member':'ada','name':'model show','options':{'degree':'3',"
            + "'rate':0.5,'quiet':true,'owner':'1180000000000000103',"
            + "'place':'1180000000000000022','role':'1180000000000000013',"
            + "'about':'1180000000000000104'}}");
    var event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(event.getFullCommandName()).isEqualTo("model show");
    assertThat(event.getOption("degree").getAsInt()).isEqualTo(3);
    assertThat(event.getOption("rate").getAsDouble()).isEqualTo(0.5);
    assertThat(event.getOption("quiet").getAsBoolean()).isTrue();
    assertThat(event.getOption("owner").getAsMember().getEffectiveName()).isEqualTo("Alan");
    assertThat(event.getOption("place").getAsChannel().getName()).isEqualTo("sandbox");
    assertThat(event.getOption("role").getAsRole().getName()).isEqualTo("Learner");
    assertThat(event.getOption("about").getAsMentionable().getId())
        .isEqualTo("1180000000000000104");
    event.reply("seen").complete();
  }

  @Test
  void userAndMessageCommandsCarryTheirTarget() throws Exception {
    String text = "what is a tensor";
    String message =
        client
            .post(
                "client/message",
                "{'channel':'general','member':'alan','content':'%s'}".formatted(text))
            .get("id")
            .asText();
    client.interact(
        "client/command",
        "{'channel':'general','member':'noor','name':'Explain','target':'%s'}".formatted(message));
    var explain = bot.next(MessageContextInteractionEvent.class);
    assertThat(explain.getTarget().getContentRaw()).isEqualTo(text);
    explain.reply("a box of numbers").complete();
    client.interact(
        "client/command",
        "{'channel':'general','member':'noor','name':'Runs of','target':'1180000000000000105'}");
    var runs = bot.next(UserContextInteractionEvent.class);
    assertThat(runs.getTarget().getName()).isEqualTo("kenji");
    runs.reply("none yet").complete();
  }

  @Test
  void componentsWithAGalleryGetIdsAndAddresses() throws Exception {
    String interaction = fit("{}");
    var event = bot.next(SlashCommandInteractionEvent.class);
    byte[] png = Pictures.png(5, 7);
    event
        .replyComponents(
            Container.of(
                TextDisplay.of("## A gallery"),
                MediaGallery.of(MediaGalleryItem.fromFile(FileUpload.fromData(png, "a b.png")))))
        .useComponentsV2()
        .complete();
    JsonNode message = client.event("message_create", interaction).get("message");
    assertThat(message.get("flags").asInt()).isEqualTo(1 << 15);
    JsonNode container = message.at("/components/0");
    assertThat(container.get("id").asInt()).isEqualTo(1);
    assertThat(container.at("/components/1/id").asInt()).isEqualTo(3);
    JsonNode media = container.at("/components/1/items/0/media");
    assertThat(media.get("width").asInt()).isEqualTo(5);
    assertThat(client.bytes(media.get("url").asText())).isEqualTo(png);
  }

  @Test
  void directMessagesReachTheBotAndItsAnswerTheMember() throws Exception {
    String direct = client.get("client/state").at("/channels/2/recipient").asText();
    String channel = client.get("client/state").at("/channels/2/id").asText();
    String interaction =
        client.interact(
            "client/command",
            "{'channel':'%s','member':'%s','name':'fit'}".formatted(channel, direct));
    var event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(event.isFromGuild()).isFalse();
    event.reply("in private").complete();
    assertThat(client.event("message_create", interaction).at("/channel").asText())
        .isEqualTo(channel);
    event.getUser().openPrivateChannel().complete().sendMessage("and again").complete();
    assertThat(
            client
                .event("message_create", e -> e.at("/message/content").asText().equals("and again"))
                .get("channel")
                .asText())
        .isEqualTo(channel);
  }

  @Test
  void theBotWritesEditsReadsAndDeletesInChannels() throws Exception {
    var channel = bot.jda().getTextChannelsByName("general", true).getFirst();
    var sent =
        channel
            .sendMessage("a start")
            .addFiles(List.of(FileUpload.fromData(new byte[3], "x.bin")))
            .complete();
    var edited = channel.editMessageById(sent.getId(), "a change").complete();
    assertThat(edited.getAttachments()).hasSize(1);
    var cleared = edited.editMessageAttachments().complete();
    assertThat(cleared.getAttachments()).isEmpty();
    assertThat(channel.retrieveMessageById(sent.getId()).complete().getContentRaw())
        .isEqualTo("a change");
    channel.sendTyping().complete();
    client.event("typing", e -> e.get("channel").asText().equals(channel.getId()));
    channel.deleteMessageById(sent.getId()).complete();
    client.event("message_delete", e -> e.at("/message/id").asText().equals(sent.getId()));
  }
}
