package dev.tensorcord.localguild.client;

import dev.tensorcord.localguild.state.Journal;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /client/events?since=N}: everything that happens, as server-sent events of the default
 * type. Each has its number as {@code id} and in {@code data} an object:
 *
 * <ul>
 *   <li>{@code seq}: the event's number; {@code since} gives those after it that are kept, 0 gives
 *       all that are kept; without {@code since} the header {@code Last-Event-ID} counts, and
 *       without that the stream begins now
 *   <li>{@code type}: {@code message_create, message_update, message_delete} with {@code message};
 *       {@code modal_open} with {@code member} and {@code modal} (its {@code id, member, custom_id,
 *       title, components}); {@code interaction_acknowledged} with {@code member} and {@code
 *       callback} (Discord's number of the answer); {@code interaction_failed} with {@code member,
 *       kind, reason}; {@code typing} with {@code member}; {@code commands_update} with {@code
 *       commands}; {@code presence} with {@code online}
 *   <li>{@code interaction}: the interaction that brought it about, or null
 *   <li>{@code channel}: where it happened, or null
 *   <li>{@code message}: the whole message, also of a deleted one; with {@code visible_to} where
 *       one member only sees it
 * </ul>
 *
 * <p>Comments keep the stream alive.
 */
final class EventStream {
  private static final long KEEP_ALIVE_MILLIS = 10_000;
  private static final int MOST_FOLLOWERS = 64;
  private static final int MOST_POKES = 3;
  private static final long POKE_MILLIS = 50;

  private final Journal journal;

  EventStream(Journal journal) {
    this.journal = journal;
  }

  void serve(Context request) throws IOException, InterruptedException {
    long since = since(request);
    makeRoom();
    request.disableCompression();
    request.contentType("text/event-stream; charset=utf-8");
    request.header("Cache-Control", "no-cache");
    request.header("X-Content-Type-Options", "nosniff");
    OutputStream out = request.res().getOutputStream();
    try (Journal.Follower follower = journal.follow(since)) {
      write(out, ": the local guild\n\n");
      request.res().flushBuffer();
      for (; ; ) {
        Journal.Entry entry = follower.next(KEEP_ALIVE_MILLIS);
        if (follower.isEnd(entry)) {
          return;
        }
        write(
            out,
            entry == null
                ? ": still here\n\n"
                : "id: " + entry.seq() + "\ndata: " + entry.json() + "\n\n");
        request.res().flushBuffer();
      }
    } catch (IOException gone) {
      // The reader left; there is nobody to tell.
      return;
    }
  }

  /**
   * A reader that left is noticed at the second write: the first one is answered by a reset. A page
   * that is reloaded often must not be kept out by streams that nobody reads.
   */
  private void makeRoom() throws InterruptedException {
    for (int pokes = 0; journal.followers() >= MOST_FOLLOWERS; pokes++) {
      if (pokes == MOST_POKES) {
        throw new ClientError("Too many streams of events are open.");
      }
      journal.poke();
      Thread.sleep(POKE_MILLIS);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private long since(Context request) {
    String asked = request.queryParam("since");
    String given = asked != null ? asked : request.header("Last-Event-ID");
    if (given == null) {
      return journal.last();
    }
    if (!given.matches("\\d{1,18}")) {
      throw new ClientError("The parameter since must be a whole number.");
    }
    return Long.parseLong(given);
  }
}
