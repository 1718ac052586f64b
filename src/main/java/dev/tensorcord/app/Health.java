package dev.tensorcord.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tensorcord.fault.Fault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * {@code GET /health}: 200 where every part is up, 503 with the parts that are down; the container
 * asks for it through the command {@code health}.
 */
final class Health implements AutoCloseable {
  private final HttpServer server;

  private Health(HttpServer server) {
    this.server = server;
  }

  /** Serves the state of the parts, each asked anew for every request. */
  static Health serve(Settings.Health settings, Map<String, BooleanSupplier> parts) {
    try {
      InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
      HttpServer server = HttpServer.create(address, 8);
      server.createContext("/health", exchange -> answer(exchange, parts));
      server.start();
      return new Health(server);
    } catch (IOException e) {
      throw Fault.of(
          "The health page cannot listen on %s:%d: %s."
              .formatted(settings.host(), settings.port(), e.getMessage()),
          "Is the bot running already? Else set another health.port, or -1 to turn it off.");
    }
  }

  private static void answer(HttpExchange exchange, Map<String, BooleanSupplier> parts)
      throws IOException {
    Map<String, Boolean> up = new LinkedHashMap<>();
    parts.forEach((part, check) -> up.put(part, check.getAsBoolean()));
    boolean all = !up.containsValue(false);
    byte[] body =
        up.entrySet().stream()
            .map(part -> part.getKey() + " " + (part.getValue() ? "up" : "down"))
            .collect(Collectors.joining("\n", "", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(
          all ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Asks a running bot: whether all its parts are up. */
  static boolean ask(Settings.Health settings) {
    URI page = URI.create("http://%s:%d/health".formatted(settings.host(), settings.port()));
    Duration patience = Duration.ofSeconds(3);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      HttpRequest request = HttpRequest.newBuilder(page).timeout(patience).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
