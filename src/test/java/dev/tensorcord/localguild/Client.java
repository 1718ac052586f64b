package dev.tensorcord.localguild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.state.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A member at a page: calls the client API and follows its events. */
final class Client implements AutoCloseable {
  private static final String BOUNDARY = "the-boundary";

  private final LocalGuild guild;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final Thread reader;
  private final InputStream stream;

  Client(LocalGuild guild) throws IOException, InterruptedException {
    this.guild = guild;
    this.stream =
        http.send(
                HttpRequest.newBuilder(uri("client/events?since=0")).build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .body();
    this.reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines =
        new java.io.BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("data: ")) {
          events.add(Json.parse(line.substring(6).getBytes(StandardCharsets.UTF_8)).orElseThrow());
        }
      }
    } catch (IOException closed) {
      // The test ended the stream.
      return;
    }
  }

  private URI uri(String path) {
    return guild.address().resolve(path);
  }

  /** Waits for an event of this type that meets the condition. */
  JsonNode event(String type, Predicate<JsonNode> condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      JsonNode event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("no event " + type + " came");
      }
      if (event.path("type").asText().equals(type) && condition.test(event)) {
        return event;
      }
    }
  }

  /** Waits for an event of this type that an interaction brought about. */
  JsonNode event(String type, String interaction) throws InterruptedException {
    return event(type, event -> interaction.equals(event.path("interaction").asText()));
  }

  HttpResponse<String> raw(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** An answer that need not end. */
  HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  /** The lines of an answer that need not end. */
  java.util.stream.Stream<String> lines(HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return parse(raw(request(path).build()).body());
  }

  byte[] bytes(String url) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  /** Posts JSON, in which apostrophes may stand for quotation marks. */
  JsonNode post(String path, String json) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')))
            .header("Content-Type", "application/json")
            .build();
    return parse(raw(request).body());
  }

  /** Posts from another thread. */
  JsonNode posted(String path, String json) {
    try {
      return post(path, json);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Posts and answers the interaction's id. */
  String interact(String path, String json) throws IOException, InterruptedException {
    JsonNode answer = post(path, json);
    assertThat(answer.has("interaction")).as(answer.toString()).isTrue();
    return answer.get("interaction").asText();
  }

  /** Posts JSON with files, each in a part of its own. */
  JsonNode post(String path, String json, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    multipart("payload", json.replace('\'', '"'), files)))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .build();
    return parse(raw(request).body());
  }

  /** A multipart body; a file's field and name are given as {@code field:name}. */
  static byte[] multipart(String jsonPart, String json, Map<String, byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    files.forEach((key, bytes) -> {
      String[] names = key.split(":");
      write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + names[0]);
      write(body, "\"; filename=\"" + names[1] + "\"\r\n");
      write(body, "Content-Type: application/octet-stream\r\n\r\n");
      body.writeBytes(bytes);
      write(body, "\r\n");
    });
    write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + jsonPart);
    write(body, "\"\r\n\r\n" + json + "\r\n--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode parse(String body) {
    return Json.parse(body.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
  }

  @Override
  public void close() {
    http.shutdownNow();
    reader.interrupt();
  }
}
