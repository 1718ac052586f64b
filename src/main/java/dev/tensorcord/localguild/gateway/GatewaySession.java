package dev.tensorcord.localguild.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Dispatch;
import dev.tensorcord.localguild.state.Intent;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Roster;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What lasts of a bot's connection when the socket is lost: its number, its intents, and the events
 * that it may have missed. Safe for many threads.
 */
final class GatewaySession {
  private static final int KEPT_EVENTS = 1000;
  private static final List<String> CONTENT = List.of("embeds", "attachments", "components");

  private record Sent(long seq, ObjectNode payload) {}

  private final String id;
  private final int intents;
  private final int shard;
  private final int shards;
  private final ArrayDeque<Sent> sent = new ArrayDeque<>();
  private long seq;
  private Connection connection;
  private long lostAt;

  GatewaySession(String id, int intents, int shard, int shards, Connection connection) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.shards = shards;
    this.connection = connection;
  }

  String id() {
    return id;
  }

  int intents() {
    return intents;
  }

  boolean has(int intent) {
    return (intents & intent) != 0;
  }

  /** Discord's rule for which shard hears of a guild; direct messages go to the first. */
  boolean hearsOf(boolean direct) {
    return direct ? shard == 0 : (Long.parseLong(Roster.GUILD) >>> 22) % shards == shard;
  }

  synchronized Connection connection() {
    return connection;
  }

  /** Tells the bot, or keeps it for when the bot comes back. */
  synchronized void tell(String name, ObjectNode data) {
    ObjectNode payload = Json.object();
    payload.put("op", Opcode.DISPATCH);
    payload.put("s", ++seq);
    payload.put("t", name);
    payload.set("d", data);
    sent.addLast(new Sent(seq, payload));
    if (sent.size() > KEPT_EVENTS) {
      sent.removeFirst();
    }
    if (connection != null) {
      connection.send(payload);
    }
  }

  /** Tells the bot where its intents allow it. */
  void offer(Dispatch dispatch) {
    if (!hearsOf(dispatch.direct()) || dispatch.intent() != 0 && !has(dispatch.intent())) {
      return;
    }
    tell(dispatch.name(), readable(dispatch));
  }

  /** What a message says is kept from bots that may not read it, unless it concerns them. */
  private ObjectNode readable(Dispatch dispatch) {
    ObjectNode data = dispatch.data();
    if (!data.has("content")
        || has(Intent.MESSAGE_CONTENT)
        || dispatch.direct()
        || Roster.BOT.equals(data.path("author").path("id").asText())
        || Json.list(data.path("mentions")).stream()
            .anyMatch(user -> Roster.BOT.equals(user.path("id").asText()))) {
      return data;
    }
    ObjectNode blank = data.deepCopy();
    blank.put("content", "");
    CONTENT.forEach(blank::putArray);
    return blank;
  }

  /** Whether everything after this number is still known. */
  synchronized boolean canResume(long after) {
    return after <= seq && (sent.isEmpty() ? after == seq : after >= sent.peekFirst().seq() - 1);
  }

  /** Whether the bot claims to have heard what was never said. */
  synchronized boolean ahead(long after) {
    return after > seq;
  }

  /** Goes on over a new connection: first what was missed, then RESUMED. */
  synchronized void resume(Connection again, long after) {
    connection = again;
    for (Sent event : sent) {
      if (event.seq() > after) {
        again.send(event.payload());
      }
    }
    tell("RESUMED", Json.object());
  }

  /** Notes that this connection is gone; false where another had taken its place. */
  synchronized boolean lost(Connection gone) {
    if (connection != gone) {
      return false;
    }
    connection = null;
    lostAt = System.nanoTime();
    return true;
  }

  /** Whether nobody came back within this time. */
  synchronized boolean abandoned(long nanos) {
    return connection == null && System.nanoTime() - lostAt > nanos;
  }
}
