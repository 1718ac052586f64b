package dev.tensorcord.jobs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is next: round robin between members, first come first served within one, and nobody twice at
 * a time, unless what they sent is done together.
 *
 * <p>A member's turn comes back only when the job before it is over, and then at the end of the
 * row. So a newcomer waits for at most one job of every other member, however many each has
 * waiting, and nobody gains by sending jobs one by one or all at once. Not thread-safe; its owner
 * locks.
 *
 * @param <T> what waits
 */
final class FairOrder<T> {
  private final Map<String, Deque<T>> waiting = new HashMap<>();

  /** Members whose next job may start, in their order. */
  private final Map<String, Deque<T>> ready = new LinkedHashMap<>();

  /** Members with a job that runs, the longest running first. */
  private final Map<String, Deque<T>> busy = new LinkedHashMap<>();

  private int size;

  /** Puts an item at the end of its member's row. */
  void add(String member, T item) {
    Deque<T> row = waiting.computeIfAbsent(member, any -> new ArrayDeque<>());
    row.add(item);
    size++;
    if (!busy.containsKey(member)) {
      ready.putIfAbsent(member, row);
    }
  }

  /** Takes the next item; its member is busy until {@link #release}. */
  Optional<T> next() {
    return next(1).stream().findFirst();
  }

  /**
   * Takes up to so many items to be done together, round by round: the first of everybody who is
   * ready, then the second of each, and so on. Their members are busy until {@link #release}.
   */
  List<T> next(int most) {
    List<T> together = new ArrayList<>();
    List<Deque<T>> rows = new ArrayList<>();
    while (together.size() < most && !ready.isEmpty()) {
      String member = ready.keySet().iterator().next();
      Deque<T> row = ready.remove(member);
      busy.put(member, row);
      rows.add(row);
      together.add(row.remove());
    }
    rows.removeIf(Deque::isEmpty);
    while (together.size() < most && !rows.isEmpty()) {
      for (Deque<T> row : rows.subList(0, Math.min(rows.size(), most - together.size()))) {
        together.add(row.remove());
      }
      rows.removeIf(Deque::isEmpty);
    }
    size -= together.size();
    return together;
  }

  /** The member's job is over: their next one may start, after everybody else's. */
  void release(String member) {
    Deque<T> row = busy.remove(member);
    if (row.isEmpty()) {
      waiting.remove(member);
    } else {
      ready.put(member, row);
    }
  }

  /** Takes an item out of the row; false if it no longer waits. */
  boolean remove(String member, T item) {
    Deque<T> row = waiting.get(member);
    if (row == null || !row.remove(item)) {
      return false;
    }
    size--;
    if (row.isEmpty() && !busy.containsKey(member)) {
      waiting.remove(member);
      ready.remove(member);
    }
    return true;
  }

  /** Whether a job of this member runs. */
  boolean busy(String member) {
    return busy.containsKey(member);
  }

  int size() {
    return size;
  }

  /** How many items of this member wait. */
  int size(String member) {
    Deque<T> row = waiting.get(member);
    return row == null ? 0 : row.size();
  }

  /** Everything that waits, in the order in which it would start if all jobs took the same time. */
  List<T> order() {
    List<Iterator<T>> rows = new ArrayList<>();
    ready.values().forEach(row -> rows.add(row.iterator()));
    busy.values().forEach(row -> rows.add(row.iterator()));
    List<T> order = new ArrayList<>(size);
    while (order.size() < size) {
      for (Iterator<T> row : rows) {
        if (row.hasNext()) {
          order.add(row.next());
        }
      }
      rows.removeIf(row -> !row.hasNext());
    }
    return order;
  }
}
