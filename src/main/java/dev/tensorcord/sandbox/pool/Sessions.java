package dev.tensorcord.sandbox.pool;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The workers that hold a member's variables between snippets, and until when. */
final class Sessions {
  private record Held(Worker worker, Instant until) {}

  private final Duration life;
  private final Map<String, Held> held = new LinkedHashMap<>();

  /** Sessions with a snippet that waits or runs. */
  private final Set<String> busy = new HashSet<>();

  /** Sessions whose snippet has ended, in a worker that is not ready again yet. */
  private final Set<String> settling = new HashSet<>();

  /** Sessions that were closed while a snippet of theirs ran. */
  private final Set<String> closing = new HashSet<>();

  Sessions(Duration life) {
    this.life = life;
  }

  /** A snippet of this session comes. */
  void enter(String session) {
    if (!busy.add(session)) {
      throw Fault.of(
          "A snippet still runs in this session.", "Wait for it to end, or cancel it first.");
    }
  }

  /** Its snippet ended before it had a worker. */
  void leave(String session) {
    busy.remove(session);
  }

  /** Its snippet has ended; the next may come and waits for the same worker. */
  void settle(String session) {
    busy.remove(session);
    settling.add(session);
  }

  boolean isSettling(String session) {
    return settling.contains(session);
  }

  /** Its worker is gone with its variables; a next snippet may wait already. */
  void lose(String session) {
    if (!settling.remove(session)) {
      busy.remove(session);
    }
    closing.remove(session);
  }

  /** The worker that holds its variables, for its next snippet. */
  Optional<Worker> take(String session) {
    return Optional.ofNullable(held.remove(session)).map(Held::worker);
  }

  /**
   * Its snippet has ended in this worker, which holds its variables.
   *
   * @return false if nobody wants them any longer
   */
  boolean keep(String session, Worker worker) {
    boolean wanted = !closing.remove(session);
    settling.remove(session);
    if (wanted) {
      held.put(session, new Held(worker, Instant.now().plus(life)));
    }
    return wanted;
  }

  /** Workers that only hold variables. */
  int held() {
    return held.size();
  }

  /** Ends the session that will end first of those for which nothing waits. */
  Optional<Worker> giveUpOldest() {
    return held.entrySet().stream()
        .filter(entry -> !busy.contains(entry.getKey()))
        .min(Comparator.comparing(entry -> entry.getValue().until()))
        .map(Map.Entry::getKey)
        .flatMap(this::take);
  }

  /** Ends those whose time is over. */
  List<Worker> expired(Instant now) {
    List<Worker> over = new ArrayList<>();
    for (String session : List.copyOf(held.keySet())) {
      if (!busy.contains(session) && held.get(session).until().isBefore(now)) {
        take(session).ifPresent(over::add);
      }
    }
    return over;
  }

  /** Ends one; the worker that held its variables, if none runs in it. */
  Optional<Worker> close(String session) {
    if (settling.contains(session) || (busy.contains(session) && !held.containsKey(session))) {
      closing.add(session);
    }
    return take(session);
  }

  void lost(Worker worker) {
    held.values().removeIf(one -> one.worker() == worker);
  }

  Optional<Instant> until(String session) {
    if (closing.contains(session)) {
      return Optional.empty();
    }
    if (busy.contains(session) || settling.contains(session)) {
      return Optional.of(Instant.now().plus(life));
    }
    return Optional.ofNullable(held.get(session)).map(Held::until);
  }
}
