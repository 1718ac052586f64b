package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.state.Limits;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway's protocol over a bare socket. */
final class GatewayTest {
  private static final int MESSAGES = 1 << 9;
  private static final int CONTENT = 1 << 15;

  private static LocalGuild guild;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    Limits limits = Limits.discord().withHeartbeatInterval(Duration.ofSeconds(2));
    guild = LocalGuild.start(LocalGuildOptions.defaults().withLimits(limits));
    client = new Client(guild);
  }

  @AfterAll
  static void close() {
    client.close();
    guild.close();
  }

  private static Socket open() {
    return new Socket(guild.gatewayUrl() + "?v=10&encoding=json");
  }

  private static String identify(int intents) {
    return "{'op':2,'d':{'token':'%s','intents':%d,'properties':{}}}"
        .formatted(guild.token(), intents);
  }

  private static Socket identified(int intents) throws Exception {
    Socket socket = open();
    socket.send(identify(intents));
    return socket;
  }

  @Test
  void aBotIsGreetedWithWhoItIsAndItsGuild() throws Exception {
    try (Socket socket = open()) {
      assertThat(socket.op(10).at("/d/heartbeat_interval").asInt()).isEqualTo(2000);
      socket.send(identify(1));
      JsonNode ready = socket.event("READY");
      assertThat(ready.at("/d/user/bot").asBoolean()).isTrue();
      assertThat(ready.at("/d/guilds/0/unavailable").asBoolean()).isTrue();
      assertThat(ready.get("s").asInt()).isEqualTo(1);
      JsonNode created = socket.event("GUILD_CREATE").get("d");
      assertThat(created.get("channels")).hasSize(2);
      assertThat(created.at("/members/0/user/id")).isEqualTo(ready.at("/d/user/id"));
    }
  }

  @Test
  void compressedFramesAreOneZlibStream() throws Exception {
    try (Socket socket = new Socket(guild.gatewayUrl() + "?v=10&compress=zlib-stream")) {
      socket.op(10);
      socket.send(identify(1));
      socket.event("READY");
      assertThat(socket.event("GUILD_CREATE").at("/d/name").asText()).isEqualTo("Tensorcord");
      socket.send("{'op':1,'d':2}");
      socket.op(11);
    }
  }

  @Test
  void membersComeOnRequest() throws Exception {
    try (Socket socket = identified(1 | 1 << 1)) {
      socket.send(
          "{'op':8,'d':{'guild_id':'1180000000000000001','query':'','limit':0,'nonce':'n'}}");
      JsonNode chunk = socket.event("GUILD_MEMBERS_CHUNK").get("d");
      assertThat(chunk.get("members")).hasSize(6);
      assertThat(chunk.get("nonce").asText()).isEqualTo("n");
    }
  }

  @Test
  void whatBreaksTheProtocolClosesTheConnection() throws Exception {
    assertCloses(4003, "{'op':3,'d':{}}");
    assertCloses(4004, "{'op':2,'d':{'token':'wrong','intents':0}}");
    assertCloses(4001, "{'op':99}");
    assertCloses(4002, "no JSON");
    assertCloses(4002, "{'op':1,'d':'%s'}".formatted("x".repeat(4096)));
    assertCloses(4010, identify(0).replace("'properties'", "'shard':[2,2],'properties'"));
    assertCloses(4013, identify(1 << 30));
    assertCloses(4005, identify(0), identify(0));
  }

  private static void assertCloses(int code, String... payloads) throws Exception {
    try (Socket socket = open()) {
      for (String payload : payloads) {
        socket.send(payload);
      }
      assertThat(socket.closeCode()).as(payloads[0]).isEqualTo(code);
    }
  }

  @Test
  void aThousandPayloadsAMinuteAreTooMany() throws Exception {
    try (Socket socket = identified(0)) {
      for (int i = 0; i < 125; i++) {
        socket.send("{'op':1,'d':null}");
      }
      assertThat(socket.closeCode()).isEqualTo(4008);
    }
  }

  @Test
  void aSilentClientIsClosed() throws Exception {
    try (Socket socket = identified(0)) {
      assertThat(socket.closeCode()).isEqualTo(4009);
    }
  }

  @Test
  void aSessionIsResumedFromItsLastEventAndNoOther() throws Exception {
    String session;
    try (Socket socket = identified(1 | MESSAGES | CONTENT)) {
      session = socket.event("READY").at("/d/session_id").asText();
      socket.event("GUILD_CREATE");
      guild.faults().dropGateway(4000);
      assertThat(socket.closeCode()).isEqualTo(4000);
    }
    client.post("client/message", "{'channel':'general','member':'ada','content':'missed'}");
    String resume = "{'op':6,'d':{'token':'%s','session_id':'%s','seq':%d}}";
    try (Socket socket = open()) {
      socket.send(resume.formatted(guild.token(), session, 2));
      assertThat(socket.event("MESSAGE_CREATE").at("/d/content").asText()).isEqualTo("missed");
      socket.event("RESUMED");
    }
    try (Socket socket = open()) {
      socket.send(resume.formatted(guild.token(), session, 99));
      assertThat(socket.closeCode()).isEqualTo(4007);
    }
    try (Socket socket = open()) {
      socket.send(resume.formatted(guild.token(), "another", 2));
      assertThat(socket.op(9).get("d").asBoolean()).isFalse();
    }
  }

  @Test
  void whatAMessageSaysNeedsItsIntentUnlessTheBotIsMeant() throws Exception {
    try (Socket socket = identified(1 | MESSAGES)) {
      socket.event("GUILD_CREATE");
      String say = "{'channel':'general','member':'ada','content':'%s'}";
      client.post("client/message", say.formatted("to all"));
      assertThat(socket.event("MESSAGE_CREATE").at("/d/content").asText()).isEmpty();
      client.post("client/message", say.formatted("<@1180000000000000100> to you"));
      assertThat(socket.event("MESSAGE_CREATE").at("/d/content").asText()).endsWith("to you");
    }
  }

  @Test
  void severalBotsUnderOneTokenAllHear() throws Exception {
    try (Socket one = identified(1 | MESSAGES | CONTENT);
        Socket two = identified(1 | MESSAGES | CONTENT)) {
      one.event("GUILD_CREATE");
      two.event("GUILD_CREATE");
      client.post("client/message", "{'channel':'general','member':'ada','content':'all'}");
      assertThat(one.event("MESSAGE_CREATE").at("/d/content").asText()).isEqualTo("all");
      assertThat(two.event("MESSAGE_CREATE").at("/d/content").asText()).isEqualTo("all");
    }
  }
}
