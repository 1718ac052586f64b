package dev.tensorcord.localguild.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Address;
import dev.tensorcord.localguild.state.Dispatch;
import dev.tensorcord.localguild.state.Faults;
import dev.tensorcord.localguild.state.Intent;
import dev.tensorcord.localguild.state.Journal;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Limits;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The gateway's protocol over all its connections. Several bots, or shards, may be connected under
 * one token at once; each hears everything, as on Discord. Safe for many threads.
 */
public final class Gateway implements Dispatch.Sink, Faults.GatewayFaults, AutoCloseable {
  private static final int MOST_PAYLOAD_BYTES = 4096;
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_SESSIONS = 64;
  private static final int GOING_AWAY = 1001;

  private final Limits limits;
  private final Address address;
  private final String token;
  private final Faults faults;
  private final Journal journal;
  private final Greeting greeting;
  private final Map<Session, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("localguild-gateway").factory());

  /** A gateway that nobody has come to. */
  public Gateway(
      Limits limits, Address address, String token, Roster roster, Faults faults, Journal journal) {
    this.limits = limits;
    this.address = address;
    this.token = token;
    this.faults = faults;
    this.journal = journal;
    this.greeting = new Greeting(roster);
  }

  /** Begins to look for connections that fell silent and sessions that nobody resumed. */
  public void start() {
    long period = Math.max(50, limits.heartbeatInterval().toMillis() / 4);
    watch.scheduleAtFixedRate(this::sweep, period, period, TimeUnit.MILLISECONDS);
  }

  /** Serves the gateway's sockets. */
  public void install(WsConfig sockets) {
    sockets.onConnect(this::connected);
    sockets.onMessage(message -> received(connections.get(message.session), message.message()));
    sockets.onBinaryMessage(message ->
        received(
            connections.get(message.session),
            StandardCharsets.UTF_8.decode(message.data()).toString()));
    sockets.onClose(closed -> disconnected(closed.session, closed.status()));
    sockets.onError(failed -> disconnected(failed.session, CloseCode.UNKNOWN_ERROR.number()));
  }

  private void connected(WsContext context) {
    boolean compressed = "zlib-stream".equals(context.queryParam("compress"));
    Connection connection = new Connection(context.session, compressed);
    String version = context.queryParam("v");
    if (version != null && !Set.of("9", "10").contains(version)) {
      connection.close(CloseCode.INVALID_VERSION);
      return;
    }
    if ("etf".equals(context.queryParam("encoding"))) {
      connection.close(CloseCode.DECODE_ERROR);
      return;
    }
    if (connections.size() >= MOST_CONNECTIONS) {
      connection.close(CloseCode.RATE_LIMITED);
      return;
    }
    connections.put(context.session, connection);
    ObjectNode hello = Json.object();
    hello.put("heartbeat_interval", limits.heartbeatInterval().toMillis());
    hello.putArray("_trace").add("[\"localguild\"]");
    connection.send(Opcode.HELLO, hello);
  }

  private void received(Connection connection, String text) {
    if (connection == null) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonNode payload =
        bytes.length > MOST_PAYLOAD_BYTES ? null : Json.parseObject(bytes).orElse(null);
    if (payload == null || !payload.path("op").isInt()) {
      connection.close(CloseCode.DECODE_ERROR);
    } else if (!connection.countReceived()) {
      connection.close(CloseCode.RATE_LIMITED);
    } else {
      obey(connection, payload.path("op").asInt(), payload.path("d"));
    }
  }

  private void obey(Connection connection, int opcode, JsonNode data) {
    GatewaySession session = connection.session();
    switch (opcode) {
      case Opcode.HEARTBEAT -> {
        connection.beat();
        if (!faults.holdsAcks()) {
          connection.send(Opcode.HEARTBEAT_ACK, null);
        }
      }
      case Opcode.IDENTIFY -> identify(connection, data);
      case Opcode.RESUME -> resume(connection, data);
      case Opcode.PRESENCE_UPDATE, Opcode.VOICE_STATE_UPDATE, Opcode.REQUEST_SOUNDBOARD_SOUNDS -> {
        if (session == null) {
          connection.close(CloseCode.NOT_AUTHENTICATED);
        }
      }
      case Opcode.REQUEST_GUILD_MEMBERS -> {
        if (session == null) {
          connection.close(CloseCode.NOT_AUTHENTICATED);
        } else {
          session.tell("GUILD_MEMBERS_CHUNK", greeting.members(data));
        }
      }
      default -> connection.close(CloseCode.UNKNOWN_OPCODE);
    }
  }

  private void identify(Connection connection, JsonNode data) {
    if (connection.session() != null) {
      connection.close(CloseCode.ALREADY_AUTHENTICATED);
      return;
    }
    if (!authentic(data)) {
      connection.close(CloseCode.AUTHENTICATION_FAILED);
      return;
    }
    int shard = data.path("shard").path(0).asInt(0);
    int shards = data.path("shard").path(1).asInt(1);
    if (shards < 1 || shard < 0 || shard >= shards) {
      connection.close(CloseCode.INVALID_SHARD);
      return;
    }
    JsonNode intents = data.path("intents");
    if (!intents.isInt() || (intents.asInt() & ~Intent.KNOWN) != 0) {
      connection.close(CloseCode.INVALID_INTENTS);
      return;
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    GatewaySession session = new GatewaySession(id, intents.asInt(), shard, shards, connection);
    connection.session(session);
    makeRoom();
    session.tell("READY", greeting.ready(session, shard, shards, address.gateway()));
    if (session.has(Intent.GUILDS) && session.hearsOf(false)) {
      session.tell("GUILD_CREATE", greeting.guild(session));
    }
    sessions.put(id, session);
    announce();
  }

  private boolean authentic(JsonNode data) {
    String offered = data.path("token").asText("");
    return World.same(token, offered.startsWith("Bot ") ? offered.substring(4) : offered);
  }

  private void resume(Connection connection, JsonNode data) {
    if (connection.session() != null) {
      connection.close(CloseCode.ALREADY_AUTHENTICATED);
      return;
    }
    if (!authentic(data)) {
      connection.close(CloseCode.AUTHENTICATION_FAILED);
      return;
    }
    GatewaySession session = sessions.get(data.path("session_id").asText(""));
    long after = data.path("seq").asLong(0);
    if (session != null && session.ahead(after)) {
      connection.close(CloseCode.INVALID_SEQUENCE);
    } else if (session == null || !session.canResume(after)) {
      connection.send(Opcode.INVALID_SESSION, Json.object().booleanNode(false));
    } else {
      Connection before = session.connection();
      connection.session(session);
      session.resume(connection, after);
      if (before != null) {
        before.close(CloseCode.UNKNOWN_ERROR);
      }
      announce();
    }
  }

  /**
   * A client that ends with 1000 or 1001 gives its session up; any other end leaves it for later.
   */
  private void disconnected(Session socket, int code) {
    Connection connection = connections.remove(socket);
    if (connection == null) {
      return;
    }
    connection.markClosed();
    GatewaySession session = connection.session();
    if (session != null && session.lost(connection)) {
      if (code == 1000 || code == GOING_AWAY) {
        sessions.remove(session.id());
      }
      announce();
    }
  }

  private void makeRoom() {
    sessions.values().removeIf(old -> old.abandoned(limits.resumeWithin().toNanos()));
    if (sessions.size() >= MOST_SESSIONS) {
      sessions.values().removeIf(old -> old.connection() == null);
    }
  }

  private void sweep() {
    long tooLong = limits.heartbeatInterval().toNanos() * 2;
    connections.values().stream()
        .filter(connection -> connection.silence() > tooLong)
        .forEach(connection -> connection.close(CloseCode.TIMED_OUT));
    sessions.values().removeIf(old -> old.abandoned(limits.resumeWithin().toNanos()));
  }

  private void announce() {
    ObjectNode event = Json.object();
    event.putNull("interaction");
    event.putNull("channel");
    event.put("online", online());
    journal.append("presence", event);
  }

  /** Whether a bot is connected. */
  public boolean online() {
    return sessions.values().stream().anyMatch(session -> session.connection() != null);
  }

  @Override
  public void send(Dispatch dispatch) {
    sessions.values().forEach(session -> session.offer(dispatch));
  }

  @Override
  public void drop(int closeCode) {
    List.copyOf(connections.values())
        .forEach(connection -> connection.close(closeCode, "Dropped on request."));
  }

  @Override
  public void reconnect() {
    for (Connection connection : List.copyOf(connections.values())) {
      connection.send(Opcode.RECONNECT, null);
    }
  }

  @Override
  public void invalidate(boolean resumable) {
    for (Connection connection : List.copyOf(connections.values())) {
      GatewaySession session = connection.session();
      if (session != null) {
        if (!resumable) {
          sessions.remove(session.id());
        }
        connection.session(null);
        session.lost(connection);
        connection.send(Opcode.INVALID_SESSION, Json.object().booleanNode(resumable));
      }
    }
    announce();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    List.copyOf(connections.values())
        .forEach(connection -> connection.close(GOING_AWAY, "The local guild is closing."));
  }
}
