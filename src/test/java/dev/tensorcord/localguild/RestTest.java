package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.state.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The REST API as any library may use it, over plain HTTP. */
final class RestTest {
  private static final String GENERAL = "channels/1180000000000000021/messages";
  private static final String SANDBOX = "channels/1180000000000000022/messages";
  private static final String COMMANDS = "applications/1180000000000000100/commands";

  private static LocalGuild guild;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults().withToken("a-token"));
    client = new Client(guild);
  }

  @AfterAll
  static void close() {
    client.close();
    guild.close();
  }

  private static HttpResponse<String> send(String method, String path, String json)
      throws Exception {
    return client.raw(
        client
            .request("api/v10/" + path)
            .header("Authorization", "Bot a-token")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  private static HttpResponse<String> upload(
      String method, String path, String json, Map<String, byte[]> files) throws Exception {
    byte[] body = Client.multipart("payload_json", json.replace('\'', '"'), files);
    return client.raw(
        client
            .request("api/v10/" + path)
            .header("Authorization", "Bot a-token")
            .header("Content-Type", "multipart/form-data; boundary=the-boundary")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.parse(response.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static void assertRefused(HttpResponse<String> answer, int status, int code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("code").asInt()).isEqualTo(code);
  }

  @Test
  void withoutTheTokenNothingIsAnswered() throws Exception {
    var bare = client.raw(client.request("api/v10/users/@me").build());
    assertRefused(bare, 401, 0);
    var wrong = client.request("api/v10/users/@me").header("Authorization", "Bot b-token").build();
    assertThat(client.raw(wrong).body()).contains("401: Unauthorized");
    assertThat(send("GET", "users/@me", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whatLibrariesAskAtTheStartIsAnswered() throws Exception {
    for (String path :
        new String[] {
          "gateway",
          "gateway/bot",
          "oauth2/applications/@me",
          "applications/@me",
          "users/@me/guilds",
          "users/1180000000000000101",
          "guilds/1180000000000000001",
          "guilds/1180000000000000001/channels",
          "guilds/1180000000000000001/roles",
          "guilds/1180000000000000001/members?limit=100",
          "guilds/1180000000000000001/members/1180000000000000101",
          "channels/1180000000000000021",
          COMMANDS
        }) {
      assertThat(send("GET", path, "").statusCode()).as(path).isEqualTo(200);
    }
    assertThat(json(send("GET", "gateway/bot", "")).get("url").asText())
        .isEqualTo(guild.gatewayUrl());
  }

  @Test
  void unknownThingsHaveDiscordsCodes() throws Exception {
    assertRefused(send("GET", "nowhere", ""), 404, 0);
    assertRefused(send("DELETE", "users/@me", ""), 405, 0);
    assertRefused(send("GET", "channels/1", ""), 404, 10003);
    assertRefused(send("GET", GENERAL + "/1", ""), 404, 10008);
    assertRefused(send("GET", "guilds/1", ""), 404, 10004);
    assertRefused(send("GET", "users/1", ""), 404, 10013);
    assertRefused(send("POST", "interactions/1/x/callback", "{'type':5}"), 404, 10062);
    assertRefused(send("POST", "webhooks/1/x", "{'content':'a'}"), 404, 10015);
    assertRefused(send("POST", "webhooks/1180000000000000100/x", "{'content':'a'}"), 401, 50027);
    assertRefused(send("GET", COMMANDS + "/1", ""), 404, 10063);
  }

  @Test
  void badBodiesAreNamedByTheirField() throws Exception {
    assertRefused(send("POST", GENERAL, "{'content':"), 400, 50109);
    assertRefused(send("POST", GENERAL, "{}"), 400, 50006);
    var long2001 = send("POST", GENERAL, "{'content':'%s'}".formatted("x".repeat(2001)));
    assertRefused(long2001, 400, 50035);
    assertThat(json(long2001).at("/errors/content/_errors/0/code").asText())
        .isEqualTo("BASE_TYPE_MAX_LENGTH");
    assertRefused(send("POST", COMMANDS, "{'name':'Upper','description':'x'}"), 400, 50035);
  }

  @Test
  void anEditKeepsTheFilesThatItListsAndOnlyThose() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("files[0]:one.png", Pictures.png(3, 4));
    files.put("files[1]:two.txt", "two".getBytes(StandardCharsets.UTF_8));
    JsonNode sent =
        json(
            upload(
                "POST",
                SANDBOX,
                "{'content':'a','attachments':[{'id':0,'description':'first'},{'id':'1'}]}",
                files));
    JsonNode first = sent.at("/attachments/0");
    assertThat(first.get("description").asText()).isEqualTo("first");
    assertThat(first.get("content_type").asText()).isEqualTo("image/png");
    assertThat(first.get("width").asInt()).isEqualTo(3);
    String gone = sent.at("/attachments/1/url").asText();
    assertThat(client.bytes(gone)).asString().isEqualTo("two");

    String edit = "{'attachments':[{'id':'%s'},{'id':0}]}".formatted(first.get("id").asText());
    JsonNode edited =
        json(
            upload(
                "PATCH",
                SANDBOX + "/" + sent.get("id").asText(),
                edit,
                Map.of("files[0]:three.gif", Pictures.picture("gif", 9, 8))));
    assertThat(edited.get("content").asText()).isEqualTo("a");
    assertThat(edited.get("attachments").findValuesAsText("filename"))
        .containsExactly("one.png", "three.gif");
    assertThat(client.bytes(gone)).asString().contains("no longer available");
  }

  @Test
  void aFileOverTheLimitIsTooLarge() throws Exception {
    byte[] large = new byte[(10 << 20) + 1];
    assertRefused(
        upload("POST", SANDBOX, "{'content':'a'}", Map.of("files[0]:l.bin", large)), 413, 40005);
  }

  @Test
  void aRequestOverTheLimitIsTooLarge() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 3; i++) {
      files.put("files[%d]:%d.bin".formatted(i, i), new byte[9 << 20]);
    }
    assertRefused(upload("POST", SANDBOX, "{'content':'a'}", files), 413, 40005);
  }

  @Test
  void commandsKeepTheirIdsWhenRegisteredAgain() throws Exception {
    String body = "[{'name':'one','description':'first'},{'name':'Two','type':2}]";
    JsonNode before = json(send("PUT", COMMANDS, body));
    JsonNode after = json(send("PUT", COMMANDS, "[{'name':'one','description':'changed'}]"));
    assertThat(after).hasSize(1);
    assertThat(after.at("/0/id")).isEqualTo(before.at("/0/id"));
    assertThat(after.at("/0/description").asText()).isEqualTo("changed");
    String one = COMMANDS + "/" + after.at("/0/id").asText();
    assertThat(json(send("PATCH", one, "{'description':'again'}")).get("description").asText())
        .isEqualTo("again");
    assertThat(send("DELETE", one, "").statusCode()).isEqualTo(204);
    assertRefused(send("GET", one, ""), 404, 10063);
  }

  @Test
  void messagesPingOnlyWhomTheyMay() throws Exception {
    String content = "{'content':'<@1180000000000000101> @everyone','allowed_mentions':%s}";
    JsonNode silent = json(send("POST", GENERAL, content.formatted("{'parse':[]}")));
    assertThat(silent.get("mentions")).isEmpty();
    assertThat(silent.get("mention_everyone").asBoolean()).isFalse();
    JsonNode loud = json(send("POST", GENERAL, content.formatted("{'parse':['users']}")));
    assertThat(loud.at("/mentions/0/username").asText()).isEqualTo("ada");
  }

  @Test
  void messagesAroundAnotherAreListed() throws Exception {
    String[] ids = new String[5];
    for (int i = 0; i < ids.length; i++) {
      String body = "{'channel':'general','member':'ada','content':'%d'}".formatted(i);
      ids[i] = client.post("client/message", body).get("id").asText();
    }
    JsonNode around = json(send("GET", GENERAL + "?limit=3&around=" + ids[2], ""));
    assertThat(around.findValuesAsText("content")).containsExactly("3", "2", "1");
    JsonNode last = json(send("GET", GENERAL + "?limit=3&around=" + ids[4], ""));
    assertThat(last.findValuesAsText("content")).containsExactly("4", "3", "2");
  }

  @Test
  void aListOfTooManyAttachmentsIsReportedOnce() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    StringBuilder listed = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      files.put("files[%d]:%d.bin".formatted(i, i), new byte[1]);
      listed.append(i == 0 ? "" : ",").append("{'id':'%d'}".formatted(i));
    }
    JsonNode refused =
        json(upload("POST", SANDBOX, "{'attachments':[%s]}".formatted(listed), files));
    assertThat(refused.at("/errors/attachments/_errors")).hasSize(1);
    assertThat(refused.at("/errors/attachments/_errors/0/code").asText())
        .isEqualTo("BASE_TYPE_MAX_LENGTH");
  }

  @Test
  void theRateOfARouteIsLimitedWithHeaders() throws Exception {
    String typing = "channels/1180000000000000021/typing";
    HttpResponse<String> answer = send("POST", typing, "{}");
    assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).contains("4");
    for (int i = 0; i < 4; i++) {
      assertThat(send("POST", typing, "{}").statusCode()).isEqualTo(204);
    }
    HttpResponse<String> refused = send("POST", typing, "{}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After").orElseThrow()).matches("[1-5]");
    assertThat(refused.headers().firstValue("Via")).isPresent();
  }

  @Test
  void filesOfMembersNeverRunAsPages() throws Exception {
    byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    JsonNode sent =
        client.post(
            "client/message", "{'channel':'general','member':'noor'}", Map.of("f:x.html", page));
    String url = sent.at("/attachments/0/url").asText();
    var served = client.raw(HttpRequest.newBuilder(java.net.URI.create(url)).build());
    assertThat(served.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(served.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(served.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
  }
}
