package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages outlive the guild where it has a folder, and never bar its start. */
final class RestartTest {
  @TempDir Path folder;

  private LocalGuild start() {
    return LocalGuild.start(LocalGuildOptions.defaults().withDataFolder(folder));
  }

  @Test
  void messagesTheirFilesAndTheirButtonsAreThereAgain() throws Exception {
    byte[] png = Pictures.png(4, 5);
    String message;
    try (LocalGuild guild = start();
        Client client = new Client(guild)) {
      client.post(
          "client/message",
          "{'channel':'general','member':'ada','content':'look ✓'}",
          Map.of("f:a.png", png));
      String body =
          "{'content':'press','components':[{'type':1,'components':[{'type':2,'style':1,"
              + "'label':'Go','custom_id':'go'}]}]}";
      client.raw(
          client
              .request("api/v10/channels/1180000000000000021/messages")
              .header("Authorization", "Bot " + guild.token())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
              .build());
      message = client.get("client/messages?channel=general").at("/1/id").asText();
    }
    try (LocalGuild guild = start();
        Client client = new Client(guild)) {
      JsonNode messages = client.get("client/messages?channel=general");
      assertThat(messages.at("/0/content").asText()).isEqualTo("look ✓");
      assertThat(client.bytes(messages.at("/0/attachments/0/url").asText())).isEqualTo(png);
      client.interact(
          "client/component", "{'member':'ada','message':'%s','customId':'go'}".formatted(message));
    }
  }

  @Test
  void aBrokenListIsSetAside() throws Exception {
    Files.writeString(folder.resolve("messages.json"), "{broken");
    try (LocalGuild guild = start();
        Client client = new Client(guild)) {
      assertThat(client.get("client/messages?channel=general")).isEmpty();
    }
    assertThat(folder.resolve("messages.json.broken")).hasContent("{broken");
  }
}
