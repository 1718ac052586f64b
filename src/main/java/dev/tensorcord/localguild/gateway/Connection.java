package dev.tensorcord.localguild.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** One socket of a bot: sends in order, compressed where asked, and counts what comes in. */
final class Connection {
  private static final int MOST_SENDS = 120;
  private static final long SEND_WINDOW = TimeUnit.SECONDS.toNanos(60);
  private static final int MOST_WAITING_FRAMES = 4096;

  private final Session socket;
  private final ZlibStream zlib;
  private final ArrayDeque<Long> received = new ArrayDeque<>();
  private volatile long lastBeat = System.nanoTime();
  private volatile GatewaySession session;
  private boolean closed;

  Connection(Session socket, boolean compressed) {
    this.socket = socket;
    this.zlib = compressed ? new ZlibStream() : null;
    socket.setMaxOutgoingFrames(MOST_WAITING_FRAMES);
  }

  /** Sends a payload that is no dispatch. */
  void send(int opcode, JsonNode data) {
    ObjectNode payload = Json.object();
    payload.put("op", opcode);
    payload.set("d", data);
    payload.putNull("s");
    payload.putNull("t");
    send(payload);
  }

  /** Sends a payload; a socket that takes no more is closed, and its client may resume. */
  void send(ObjectNode payload) {
    if (!offered(Json.write(payload))) {
      close(CloseCode.UNKNOWN_ERROR);
    }
  }

  private synchronized boolean offered(String text) {
    if (closed) {
      return true;
    }
    try {
      if (zlib == null) {
        socket.sendText(text, Callback.NOOP);
      } else {
        socket.sendBinary(zlib.compress(text), Callback.NOOP);
      }
      return true;
    } catch (RuntimeException full) {
      return false;
    }
  }

  void close(CloseCode why) {
    close(why.number(), why.reason());
  }

  /** Closes without holding the lock, for the socket may tell of its end on this very thread. */
  void close(int code, String reason) {
    if (markClosed()) {
      socket.close(code, reason, Callback.NOOP);
    }
  }

  /** Notes that the socket is gone; false where that was known. */
  synchronized boolean markClosed() {
    if (closed) {
      return false;
    }
    closed = true;
    if (zlib != null) {
      zlib.close();
    }
    return true;
  }

  /** Counts a payload that came in; false where there were too many in a minute. */
  synchronized boolean countReceived() {
    long now = System.nanoTime();
    while (!received.isEmpty() && now - received.peekFirst() > SEND_WINDOW) {
      received.removeFirst();
    }
    received.addLast(now);
    return received.size() <= MOST_SENDS;
  }

  void beat() {
    lastBeat = System.nanoTime();
  }

  /** Time since the last heartbeat, in nanoseconds. */
  long silence() {
    return System.nanoTime() - lastBeat;
  }

  GatewaySession session() {
    return session;
  }

  void session(GatewaySession bound) {
    session = bound;
  }
}
