package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A member of the local guild, for tests: acts through the client API as a script would. */
public final class GuildClient implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI guild;
  private final String member;
  private final String channel;

  private GuildClient(URI guild, String member, String channel) {
    this.guild = guild;
    this.member = member;
    this.channel = channel;
  }

  /** A member by the name shown, in the guild's first channel. */
  public static GuildClient as(URI guild, String name) {
    GuildClient anyone = new GuildClient(guild, "", "");
    JsonNode state = anyone.state();
    return new GuildClient(
        guild,
        find(state.get("members"), m -> m.path("global_name").asText().equals(name)),
        find(state.get("channels"), c -> c.path("type").asInt() == 0));
  }

  private static String find(JsonNode list, Predicate<JsonNode> wanted) {
    return stream(list).filter(wanted).findFirst().orElseThrow().get("id").asText();
  }

  public static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** The same member in their direct messages with the bot. */
  public GuildClient direct() {
    String dm =
        find(
            state().get("channels"),
            c -> c.path("type").asInt() == 1 && c.path("recipient").asText().equals(member));
    return new GuildClient(guild, member, dm);
  }

  public String member() {
    return member;
  }

  public String channel() {
    return channel;
  }

  public JsonNode state() {
    return get("/client/state");
  }

  /** Gives a command; the interaction's id. */
  public String command(String name, Map<String, ?> options) {
    return command(name, options, Map.of());
  }

  /** Gives a command with files, each named after its option; the interaction's id. */
  public String command(String name, Map<String, ?> options, Map<String, Upload> files) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("channel", channel);
    payload.put("member", member);
    payload.put("name", name);
    payload.put("options", options);
    return post("/client/command", payload, files).get("interaction").asText();
  }

  /** Picks a message command in the menu of a message; the interaction's id. */
  public String onMessage(JsonNode message, String name) {
    Map<String, Object> payload =
        Map.of(
            "channel",
            channel,
            "member",
            member,
            "name",
            name,
            "type",
            "message",
            "target",
            message.get("id").asText());
    return post("/client/command", payload, Map.of()).get("interaction").asText();
  }

  /** Sends a message of their own, with files; the message. */
  public JsonNode say(String text, Map<String, Upload> files) {
    Map<String, Object> payload = Map.of("channel", channel, "member", member, "content", text);
    return post("/client/message", payload, files);
  }

  /** A file to send. */
  public record Upload(String name, byte[] bytes) {}

  /** Chooses entries of a select; the interaction's id. */
  public String choose(JsonNode message, String customId, String... values) {
    Map<String, Object> payload =
        Map.of(
            "member",
            member,
            "message",
            message.get("id").asText(),
            "customId",
            customId,
            "values",
            values);
    return post("/client/component", payload, Map.of()).get("interaction").asText();
  }

  /** Presses the button of that label; the interaction's id. */
  public String press(JsonNode message, String label) {
    String customId =
        button(message, label)
            .orElseThrow(() -> new AssertionError("no " + label + ": " + message));
    return pressId(message, customId);
  }

  /** Presses a button by its custom id. */
  public String pressId(JsonNode message, String customId) {
    Map<String, Object> payload =
        Map.of("member", member, "message", message.get("id").asText(), "customId", customId);
    return post("/client/component", payload, Map.of()).get("interaction").asText();
  }

  /** The custom id of the button with that label. */
  public static Optional<String> button(JsonNode message, String label) {
    return message.findParents("custom_id").stream()
        .filter(part -> part.path("label").asText().contains(label))
        .map(part -> part.get("custom_id").asText())
        .findFirst();
  }

  /** Sends a form; the interaction's id. */
  public String submit(JsonNode modal, Map<String, ?> fields) {
    Map<String, Object> payload =
        Map.of("member", member, "modal", modal.get("id").asText(), "fields", fields);
    return post("/client/modal", payload, Map.of()).get("interaction").asText();
  }

  public JsonNode complete(String name, Map<String, ?> options, String focused) {
    Map<String, Object> payload =
        Map.of(
            "channel", channel, "member", member, "name", name, "options", options, "focused",
            focused);
    return post("/client/autocomplete", payload, Map.of()).get("choices");
  }

  /** Waits for the modal that an interaction opened. */
  public JsonNode modal(String interaction) {
    return await(event ->
            event.path("type").asText().equals("modal_open")
                && event.path("interaction").asText().equals(interaction))
        .get("modal");
  }

  /** Waits until the answer to an interaction is as wanted; that message. */
  public JsonNode answer(String interaction, Predicate<JsonNode> wanted) {
    return await(event ->
            event.path("type").asText().startsWith("message_")
                && event.path("interaction").asText().equals(interaction)
                && wanted.test(event.path("message")))
        .get("message");
  }

  /** Waits until a message is as wanted. */
  public JsonNode message(String id, Predicate<JsonNode> wanted) {
    return await(event ->
            event.path("type").asText().equals("message_update")
                && event.path("message").path("id").asText().equals(id)
                && wanted.test(event.path("message")))
        .get("message");
  }

  /** The answer once it holds these words and is no longer work under way. */
  public JsonNode answerWith(String interaction, String... words) {
    return answer(
        interaction,
        message -> Stream.of(words).allMatch(word -> message.toString().contains(word)));
  }

  /** Waits for an event, old ones included. */
  public JsonNode await(Predicate<JsonNode> wanted) {
    return await(wanted, PATIENCE);
  }

  /** The same with another patience. */
  public JsonNode await(Predicate<JsonNode> wanted, Duration patience) {
    HttpRequest request =
        HttpRequest.newBuilder(guild.resolve("/client/events?since=0")).GET().build();
    var pending = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
    var search =
        pending.thenApplyAsync(
            response -> {
              try (Stream<String> lines = response.body()) {
                return lines
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> read(line.substring("data:".length())))
                    .filter(wanted)
                    .findFirst()
                    .orElseThrow();
              }
            },
            task -> Thread.ofVirtual().start(task));
    try {
      return search.get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      String newest = messages().toString();
      String end = newest.substring(Math.max(0, newest.length() - 1500));
      throw new AssertionError("no such event within " + patience + "; newest: …" + end, e);
    }
  }

  public JsonNode messages() {
    return get("/client/messages?channel=" + channel + "&member=" + member);
  }

  public byte[] download(String url) {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public JsonNode get(String path) {
    return send(HttpRequest.newBuilder(guild.resolve(path)).GET());
  }

  public JsonNode post(String path, Object payload, Map<String, Upload> files) {
    String boundary = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      part(body, boundary, "name=\"payload\"", JSON.writeValueAsBytes(payload));
      for (Map.Entry<String, Upload> file : files.entrySet()) {
        String names = "name=\"%s\"; filename=\"%s\"";
        part(
            body,
            boundary,
            names.formatted(file.getKey(), file.getValue().name()),
            file.getValue().bytes());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(guild.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String names, byte[] bytes) {
    String head = "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n".formatted(boundary, names);
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return read(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
