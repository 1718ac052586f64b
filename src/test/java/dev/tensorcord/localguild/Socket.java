package dev.tensorcord.localguild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.state.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A gateway client without any library: one socket, one queue of payloads. */
final class Socket implements AutoCloseable, WebSocket.Listener {
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> payloads = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private final Inflater inflater = new Inflater();
  private final WebSocket socket;

  Socket(String url) {
    socket = http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
  }

  /** Sends a payload, in which apostrophes may stand for quotation marks. */
  void send(String payload) {
    if (!socket.isOutputClosed()) {
      socket
          .sendText(payload.replace('\'', '"'), true)
          .exceptionally(alreadyClosed -> socket)
          .join();
    }
  }

  /** The next payload with this opcode. */
  JsonNode op(int opcode) throws InterruptedException {
    return next(payload -> payload.get("op").asInt() == opcode);
  }

  /** The next dispatch of this name. */
  JsonNode event(String name) throws InterruptedException {
    return next(payload -> name.equals(payload.path("t").asText()));
  }

  private JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
    while (true) {
      JsonNode payload = payloads.poll(10, TimeUnit.SECONDS);
      if (payload == null) {
        throw new AssertionError("the payload never came");
      }
      if (wanted.test(payload)) {
        return payload;
      }
    }
  }

  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      take(text.toString().getBytes(StandardCharsets.UTF_8));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    frame.writeBytes(bytes);
    if (last) {
      take(inflate(frame.toByteArray()));
      frame.reset();
    }
    from.request(1);
    return null;
  }

  private byte[] inflate(byte[] compressed) {
    inflater.setInput(compressed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[4096];
    try {
      int count;
      while ((count = inflater.inflate(chunk)) > 0) {
        out.write(chunk, 0, count);
      }
    } catch (DataFormatException broken) {
      throw new AssertionError(broken);
    }
    return out.toByteArray();
  }

  private void take(byte[] json) {
    payloads.add(Json.parse(json).orElseThrow());
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    inflater.end();
    socket.abort();
    http.shutdownNow();
  }
}
