package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands of every kind, through unmodified JDA. */
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
                .addOption(OptionType.STRING, "points", "The points")
                .addOption(OptionType.ATTACHMENT, "file", "A file of points"))
        .complete();
  }

  @AfterAll
  static void close() throws Exception {
    client.close();
    bot.close();
    guild.close();
  }

  @Test
  void aCommandWithAFileReachesTheBotAndItsAnswerTheMember() throws Exception {
    String body =
        "{\"channel\":\"sandbox\",\"member\":\"grace\",\"name\":\"fit\",\"options\":{\"points\":\"1,2\"}}";
    String interaction =
        client
            .post(
                "client/command",
                body,
                Map.of("file:points.csv", "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)))
            .get("interaction")
            .asText();
    SlashCommandInteractionEvent event = bot.next(SlashCommandInteractionEvent.class);
    assertThat(event.getUser().getGlobalName()).isEqualTo("Grace");
    assertThat(event.getOption("points").getAsString()).isEqualTo("1,2");
    var file = event.getOption("file").getAsAttachment();
    assertThat(file.getFileName()).isEqualTo("points.csv");
    assertThat(new String(file.getProxy().download().join().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("x,y\n1,2\n");
    event.reply("Fitted **1** point").complete();
    JsonNode message = client.event("message_create", interaction).get("message");
    assertThat(message.get("content").asText()).isEqualTo("Fitted **1** point");
    assertThat(message.at("/interaction_metadata/name").asText()).isEqualTo("fit");
  }
}
