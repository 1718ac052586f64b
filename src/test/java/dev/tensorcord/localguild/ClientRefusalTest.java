package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What scripts send that no member could: each is refused with a sentence that says why. */
final class ClientRefusalTest {
  private static LocalGuild guild;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    guild = LocalGuild.start(LocalGuildOptions.defaults());
    client = new Client(guild);
    String commands =
        "[{'name':'fit','description':'Fits','options':["
            + "{'type':3,'name':'points','description':'p'},"
            + "{'type':11,'name':'file','description':'f'}]}]";
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

  private static String fit(String options, Map<String, byte[]> files) throws Exception {
    return client
        .post(
            "client/command",
            "{'channel':'general','member':'ada','name':'fit','options':%s}".formatted(options),
            files)
        .path("error")
        .asText();
  }

  @Test
  void whatAnOptionCannotHoldIsNotPassedOver() throws Exception {
    byte[] table = "1,2".getBytes(StandardCharsets.US_ASCII);
    assertThat(fit("{'points':['0,1']}", Map.of()))
        .isEqualTo("The option points takes one value, not a list or an object.");
    assertThat(fit("{'file':'points.csv'}", Map.of()))
        .isEqualTo("The option file takes a file: send it as a part of that name.");
    assertThat(fit("{}", Map.of("points:p.csv", table)))
        .isEqualTo("The option points takes no file.");
    Map<String, byte[]> two = new LinkedHashMap<>();
    two.put("file:a.csv", table);
    two.put("file:b.csv", table);
    assertThat(fit("{}", two)).isEqualTo("The option file takes one file.");
    assertThat(fit("{'points':'0,1'}", Map.of("file:p.csv", table))).isEmpty();
  }

  @Test
  void aLongNameIsNotRepeatedInFull() throws Exception {
    String call = "{'channel':'general','member':'ada','name':'%s'}";
    String error = client.post("client/command", call.formatted("a".repeat(50_000))).toString();
    assertThat(error).contains("There is no command aaa").contains("…").hasSizeLessThan(200);
  }

  @Test
  void tooManyPartsAreCalledSo() throws Exception {
    for (int count : new int[] {65, 5000}) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        files.put("f%d:f".formatted(i), new byte[1]);
      }
      assertThat(fit("{}", files)).isEqualTo("The request has too many parts: at most 64.");
    }
  }

  @Test
  void aClientThatSendsTooMuchStillReadsWhy() throws Exception {
    int length = 27 << 20;
    try (Socket socket = new Socket("127.0.0.1", guild.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /client/message HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n";
      out.write(head.formatted(length).getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[1 << 20];
      for (int sent = 0; sent < length; sent += piece.length) {
        out.write(piece);
      }
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413")
          .contains("The request is too large: at most 25 MiB.");
    }
  }

  @Test
  void aFaultThatIsMisspelledIsNotOrdered() throws Exception {
    Map<String, String> refused =
        Map.of(
            "{'delay_ms':'soon'}", "The field delay_ms must be a whole number.",
            "{'rest':{'status':'x'}}", "The field status must be a whole number.",
            "{'rest':{'count':1e20}}", "The field count must be a whole number.",
            "{'gateway':'drop','close_code':1005}",
                "The close_code must be 1000, 1001, or 3000 to 4999.");
    for (Map.Entry<String, String> each : refused.entrySet()) {
      assertThat(client.post("client/faults", each.getKey()).path("error").asText())
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
  }

  @Test
  void messagesAreListedAsAMemberSeesThem() throws Exception {
    String direct = "1180000000000000201";
    client.post(
        "client/message", "{'channel':'%s','member':'ada','content':'x'}".formatted(direct));
    assertThat(client.get("client/messages?channel=" + direct + "&member=ada")).isNotEmpty();
    assertThat(listed("channel=" + direct + "&member=alan"))
        .isEqualTo("There is no channel %s that Alan sees.".formatted(direct));
    assertThat(listed("channel=general&member=bob")).isEqualTo("There is no member bob.");
    assertThat(listed("member=ada")).isEqualTo("The parameter channel is missing.");
  }

  private static String listed(String query) throws Exception {
    return client.get("client/messages?" + query).path("error").asText();
  }

  @Test
  void aNameWithoutPlainLettersKeepsItsExtension() throws Exception {
    JsonNode sent =
        client.post(
            "client/message",
            "{'channel':'general','member':'ada'}",
            Map.of("f:日本.csv", "1,2".getBytes(StandardCharsets.US_ASCII)));
    assertThat(sent.at("/attachments/0/filename").asText()).isEqualTo("unknown.csv");
  }

  @Test
  void streamsThatNobodyReadsMakeRoom() throws Exception {
    List<Socket> readers = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Socket reader = new Socket("127.0.0.1", guild.address().getPort());
      reader
          .getOutputStream()
          .write(
              "GET /client/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      reader.getInputStream().readNBytes(12);
      readers.add(reader);
    }
    assertThat(stream()).isEqualTo(400);
    for (Socket reader : readers) {
      reader.close();
    }
    assertThat(stream()).isEqualTo(200);
  }

  private static int stream() throws Exception {
    HttpResponse<InputStream> answer = client.open(client.request("client/events").build());
    try (InputStream body = answer.body()) {
      return body.read() < 0 ? 0 : answer.statusCode();
    }
  }
}
