package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pages and scripts get, and what they are refused. */
final class ClientApiTest {
  private static LocalGuild guild;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    client = new Client(guild);
    String commands =
        "[{'name':'fit','description':'Fits','options':["
            + "{'type':4,'name':'degree','description':'d','required':true,"
            + "'min_value':0,'max_value':8},"
            + "{'type':3,'name':'basis','description':'b','choices':["
            + "{'name':'Powers','value':'powers'}]},"
            + "{'type':3,'name':'text','description':'t','max_length':5}]},"
            + "{'name':'clean','description':'c','default_member_permissions':'8192'}]";
    client.raw(
        client
            .request("api/v10/applications/1180000000000000100/commands")
            .header("Authorization", "Bot " + guild.token())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(commands.replace('\'', '"')))
            .build());
  }

  @AfterAll
  static void close() {
    client.close();
    guild.close();
  }

  private static String error(String path, String json) throws Exception {
    return client.post(path, json).path("error").asText();
  }

  private static String fit(String options) throws Exception {
    return error(
        "client/command",
        "{'channel':'general','member':'alan','name':'fit','options':%s}".formatted(options));
  }

  @Test
  void theStateHasAllThatAPageDraws() throws Exception {
    JsonNode state = client.get("client/state");
    assertThat(state.at("/guild/name").asText()).isEqualTo("Tensorcord");
    assertThat(state.get("channels").findValuesAsText("name"))
        .startsWith("general", "sandbox", "Ada");
    assertThat(state.get("members").findValuesAsText("username"))
        .containsExactly("ada", "grace", "alan", "noor", "kenji", "Tensorcord");
    assertThat(state.at("/members/0/administrator").asBoolean()).isTrue();
    assertThat(state.get("commands").findValuesAsText("name")).contains("fit");
    assertThat(state.get("online").asBoolean()).isFalse();
  }

  @Test
  void optionsAreCheckedAsDiscordsClientDoes() throws Exception {
    assertThat(fit("{}")).isEqualTo("The option degree is required.");
    assertThat(fit("{'degree':9}")).isEqualTo("The option degree must be at most 8.");
    assertThat(fit("{'degree':'two'}")).isEqualTo("The option degree must be a whole number.");
    assertThat(fit("{'degree':2,'basis':'sines'}"))
        .isEqualTo("The option basis must be one of its choices.");
    assertThat(fit("{'degree':2,'text':'abcdef'}"))
        .isEqualTo("The option text must have 0 to 5 characters; it has 6.");
    assertThat(fit("{'degree':2,'colour':'red'}")).isEqualTo("The command has no option colour.");
    assertThat(fit("{'degree':2,'basis':'powers'}")).isEmpty();
  }

  @Test
  void whoMayNotUseACommandIsTold() throws Exception {
    String clean = "{'channel':'general','member':'%s','name':'clean'}";
    assertThat(error("client/command", clean.formatted("noor")))
        .isEqualTo("Noor may not use the command clean.");
    assertThat(error("client/command", clean.formatted("grace"))).isEmpty();
  }

  @Test
  void whatIsNotThereIsNamed() throws Exception {
    String call = "{'channel':'%s','member':'%s','name':'%s'}";
    assertThat(error("client/command", call.formatted("general", "bob", "fit")))
        .isEqualTo("There is no member bob.");
    assertThat(error("client/command", call.formatted("attic", "ada", "fit")))
        .isEqualTo("There is no channel attic that Ada sees.");
    assertThat(error("client/command", call.formatted("general", "ada", "fly")))
        .isEqualTo("There is no command fly.");
    assertThat(error("client/command", "[1]")).isEqualTo("The request is no JSON object.");
    String others = "1180000000000000202";
    assertThat(
            error(
                "client/message",
                "{'channel':'%s','member':'ada','content':'x'}".formatted(others)))
        .isEqualTo("There is no channel %s that Ada sees.".formatted(others));
  }

  @Test
  void aMessageWithAPictureAnswersAnother() throws Exception {
    JsonNode first =
        client.post("client/message", "{'channel':'general','member':'ada','content':'look'}");
    JsonNode reply =
        client.post(
            "client/message",
            "{'channel':'general','member':'noor','reply':'%s'}"
                .formatted(first.get("id").asText()),
            Map.of("picture:digit.png", Pictures.png(28, 28)));
    assertThat(reply.at("/referenced_message/content").asText()).isEqualTo("look");
    assertThat(reply.at("/attachments/0/width").asInt()).isEqualTo(28);
    assertThat(reply.at("/mentions/0/username").asText()).isEqualTo("ada");
    assertThat(client.get("client/messages?channel=general").findValuesAsText("id"))
        .containsSubsequence(first.get("id").asText(), reply.get("id").asText());
  }

  @Test
  void eventsAreReplayedFromANumberOn() throws Exception {
    client.post("client/message", "{'channel':'general','member':'ada','content':'for replay'}");
    JsonNode event =
        client.event("message_create", e -> e.at("/message/content").asText().equals("for replay"));
    long before = event.get("seq").asLong() - 1;
    var request = client.request("client/events?since=" + before).build();
    try (var lines = client.lines(request)) {
      assertThat(lines.filter(line -> line.startsWith("id: ")).findFirst())
          .contains("id: " + event.get("seq").asLong());
    }
  }

  @Test
  void foreignPagesAreTurnedAway() throws Exception {
    assertThat(stateFrom("Origin", "http://evil.example")).isEqualTo(403);
    assertThat(stateFrom("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    String own = guild.address().toString().replaceFirst("/$", "");
    assertThat(stateFrom("Origin", own)).isEqualTo(200);
  }

  private static int stateFrom(String header, String value) throws Exception {
    HttpResponse<String> answer =
        client.raw(client.request("client/state").header(header, value).build());
    return answer.statusCode();
  }

  @Test
  void namesThatWereMadeToPointHereAreTurnedAway() throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", guild.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /client/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(
              new String(
                  socket.getInputStream().readNBytes(12),
                  java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 403");
    }
  }

  @Test
  void librariesOfThePageAreServedAndNothingElseOfTheClassPath() throws Exception {
    assertThat(status("webjars/markdown-it/14.1.0/dist/markdown-it.min.js")).isEqualTo(200);
    assertThat(status("webjars/../../../logback.xml")).isNotEqualTo(200);
    assertThat(status("webjars/%2e%2e/%2e%2e/MANIFEST.MF")).isNotEqualTo(200);
    assertThat(status("nothing/here.js")).isEqualTo(404);
  }

  private static int status(String path) throws Exception {
    return client.raw(client.request(path).build()).statusCode();
  }

  @Test
  void faultsCanBeOrdered() throws Exception {
    client.post("client/faults", "{'rest':{'route':'GET gateway','status':503}}");
    assertThat(status("api/v10/gateway")).isEqualTo(503);
    assertThat(status("api/v10/gateway")).isEqualTo(200);
    assertThat(error("client/faults", "{'gateway':'burn'}"))
        .isEqualTo("There is no gateway fault burn.");
  }
}
