package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Everything that happens, numbered, for pages and scripts: the newest events are kept for replay,
 * and those who follow get each new one. Safe for many threads.
 */
public final class Journal {
  private static final int FOLLOWER_BACKLOG = 4096;

  /** One event: its number and the text of its JSON. */
  public record Entry(long seq, String json) {}

  private static final Entry END = new Entry(-1, "");
  private static final Entry POKE = new Entry(-2, "");

  private final int capacity;
  private final ArrayDeque<Entry> kept = new ArrayDeque<>();
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private long seq;
  private boolean closed;

  /** Keeps this many events. */
  public Journal(int capacity) {
    this.capacity = capacity;
  }

  /** Writes an event down and tells every follower. */
  public synchronized void append(String type, ObjectNode fields) {
    if (closed) {
      return;
    }
    ObjectNode event = Json.object();
    event.put("seq", ++seq);
    event.put("type", type);
    event.setAll(fields);
    Entry entry = new Entry(seq, Json.write(event));
    kept.addLast(entry);
    if (kept.size() > capacity) {
      kept.removeFirst();
    }
    followers.forEach(follower -> follower.offer(entry));
  }

  /** Follows from after this number on: first what is kept, then what comes. */
  public synchronized Follower follow(long after) {
    List<Entry> replay = new ArrayList<>(kept);
    replay.removeIf(entry -> entry.seq() <= after);
    Follower follower = new Follower(replay);
    if (closed) {
      follower.end();
    } else {
      followers.add(follower);
    }
    return follower;
  }

  /** The number of the newest event. */
  public synchronized long last() {
    return seq;
  }

  /** How many follow now. */
  public int followers() {
    return followers.size();
  }

  /**
   * Has every follower say that it is still there. One whose reader left without a word finds out
   * only when it writes, so this is how room is made among those that seem to follow.
   */
  public synchronized void poke() {
    followers.forEach(follower -> follower.offer(POKE));
  }

  /** Ends every follower. */
  public synchronized void close() {
    closed = true;
    followers.forEach(Follower::end);
  }

  /** One reader of the journal. A reader that falls far behind is ended and may come back. */
  public final class Follower implements AutoCloseable {
    private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();

    private Follower(List<Entry> replay) {
      queue.addAll(replay);
    }

    private void offer(Entry entry) {
      if (queue.size() >= FOLLOWER_BACKLOG) {
        end();
      } else {
        queue.add(entry);
      }
    }

    private void end() {
      followers.remove(this);
      queue.add(END);
    }

    /** The next event, or null where none came in this time or the follower was poked. */
    public Entry next(long millis) throws InterruptedException {
      Entry entry = queue.poll(millis, TimeUnit.MILLISECONDS);
      return entry != null && entry.seq() == POKE.seq() ? null : entry;
    }

    /** Whether this entry means that no more will come. */
    public boolean isEnd(Entry entry) {
      return entry != null && entry.seq() == END.seq();
    }

    @Override
    public void close() {
      followers.remove(this);
    }
  }
}
