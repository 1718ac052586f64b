package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.OpenApi;
import dev.tensorcord.localguild.state.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The local guild's answers, held against Discord's own document where that is here. */
final class AnswersTest {
  private static final String CHANNEL = "/channels/1180000000000000021";
  private static final String GUILD = "/guilds/1180000000000000001";
  private static final String COMMANDS = "/applications/1180000000000000100/commands";
  private static final String ROWS =
      "{'content':'x','embeds':[{'title':'t','fields':[{'name':'a','value':'b'}],"
          + "'image':{'url':'https://example.org/a.png'}}],'components':[{'type':1,'components':["
          + "{'type':2,'style':1,'label':'a','custom_id':'c'}]},{'type':1,'components':["
          + "{'type':3,'custom_id':'s','options':[{'label':'a','value':'b'}]}]}]}";
  private static final String V2 =
      "{'flags':32768,'components':[{'type':17,'components':[{'type':10,'content':'t'},"
          + "{'type':14},{'type':12,'items':[{'media':{'url':'https://example.org/a.png'}}]},"
          + "{'type':9,'components':[{'type':10,'content':'t'}],'accessory':"
          + "{'type':11,'media':{'url':'https://example.org/a.png'}}}]}]}";

  @Test
  void everyAnswerIsAsDiscordDescribesIt() throws Exception {
    Assumptions.assumeTrue(OpenApi.load().isPresent(), "Discord's OpenAPI document is not here");
    OpenApi document = OpenApi.load().orElseThrow();
    try (LocalGuild guild = LocalGuild.start(LocalGuildOptions.defaults());
        Client client = new Client(guild)) {
      Answers answers = new Answers(guild, client, document);
      for (String path :
          new String[] {
            "/users/@me",
            "/gateway",
            "/gateway/bot",
            "/applications/@me",
            "/oauth2/applications/@me",
            "/users/@me/guilds",
            "/users/1180000000000000101",
            CHANNEL,
            GUILD,
            GUILD + "/channels",
            GUILD + "/roles",
            GUILD + "/members",
            GUILD + "/members/1180000000000000101"
          }) {
        answers.check("GET", path, "");
      }
      answers.check("POST", "/users/@me/channels", "{'recipient_id':'1180000000000000101'}");
      answers.check("PUT", COMMANDS, "[{'name':'fit','description':'d'},{'name':'U','type':2}]");
      String first = answers.check("POST", CHANNEL + "/messages", ROWS).get("id").asText();
      answers.check("POST", CHANNEL + "/messages", V2);
      answers.check(
          "POST",
          CHANNEL + "/messages",
          "{'content':'r','message_reference':{'message_id':'%s'}}".formatted(first));
      answers.check("PATCH", CHANNEL + "/messages/" + first, "{'content':'y'}");
      answers.check("GET", CHANNEL + "/messages", "");
    }
  }

  private record Answers(LocalGuild guild, Client client, OpenApi document) {
    JsonNode check(String method, String path, String json) throws Exception {
      HttpResponse<String> answer =
          client.raw(
              client
                  .request("api/v10" + path)
                  .header("Authorization", "Bot " + guild.token())
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
                  .build());
      JsonNode body = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
      assertThat(document.validateAnswer(method, path, answer.statusCode(), body))
          .as(method + " " + path)
          .isEmpty();
      return body;
    }
  }
}
