package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Faults;
import dev.tensorcord.localguild.state.Json;
import java.time.Duration;

/**
 * {@code POST /client/faults}: orders trouble for the bot, for tests. Every field may be left out.
 *
 * <ul>
 *   <li>{@code rest}: {@code {route, status, count, retry_after}} refuses the next {@code count}
 *       (default 1) requests on a route; status 429 (with {@code retry_after} seconds, default 1)
 *       or 500 and above
 *   <li>{@code delay_ms}: delays every REST answer; 0 ends it
 *   <li>{@code hold_acks}: leaves heartbeats unanswered while true
 *   <li>{@code gateway}: {@code "drop"} (with {@code close_code}, default 4000), {@code
 *       "reconnect"}, or {@code "invalid_session"} (with {@code resumable}, default false)
 *   <li>{@code clear}: true forgets all orders first
 * </ul>
 *
 * <p>Answers {@code {"ok": true}}.
 */
final class FaultOrder {
  private static final int MOST_DELAY = 60_000;

  private final Faults faults;

  FaultOrder(Faults faults) {
    this.faults = faults;
  }

  ObjectNode order(Asked asked) {
    ObjectNode body = asked.body();
    if (body.path("clear").asBoolean()) {
      faults.clear();
    }
    if (body.has("rest")) {
      rest(asked.object("rest"));
    }
    if (body.has("delay_ms")) {
      int millis = Math.clamp(number(body, "delay_ms", 0), 0, MOST_DELAY);
      faults.delayRest(Duration.ofMillis(millis));
    }
    if (body.has("hold_acks")) {
      faults.holdAcks(body.path("hold_acks").asBoolean());
    }
    asked.optional("gateway").ifPresent(word -> gateway(word, body));
    return Json.object().put("ok", true);
  }

  private void rest(ObjectNode rest) {
    String route = rest.path("route").asText("**");
    int status = number(rest, "status", 500);
    int count = Math.clamp(number(rest, "count", 1), 1, 1000);
    if (status == 429) {
      faults.tooManyRequests(route, count, Math.clamp(number(rest, "retry_after", 1), 0, 60));
    } else if (status >= 500 && status <= 599) {
      faults.serverError(route, count, status);
    } else {
      throw new ClientError("The status of a fault must be 429 or 500 to 599.");
    }
  }

  /** The codes that a server may close a WebSocket with. */
  private static int closeCode(ObjectNode body) {
    int code = number(body, "close_code", 4000);
    if (code != 1000 && code != 1001 && (code < 3000 || code > 4999)) {
      throw new ClientError("The close_code must be 1000, 1001, or 3000 to 4999.");
    }
    return code;
  }

  private static int number(ObjectNode body, String field, int otherwise) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt()) {
      throw ClientError.of("The field %s must be a whole number.", field);
    }
    return value.intValue();
  }

  private void gateway(String word, ObjectNode body) {
    switch (word) {
      case "drop" -> faults.dropGateway(closeCode(body));
      case "reconnect" -> faults.reconnectGateway();
      case "invalid_session" -> faults.invalidateSessions(body.path("resumable").asBoolean());
      default -> throw ClientError.of("There is no gateway fault %s.", word);
    }
  }
}
