package dev.tensorcord.sandbox.pool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which worker runs what. */
final class Seats {
  private final Map<Worker, Assignment> taken = new HashMap<>();

  int taken() {
    return taken.size();
  }

  void take(Worker worker, Assignment assignment) {
    taken.put(worker, assignment);
  }

  /** What it ran. */
  Optional<Assignment> leave(Worker worker) {
    return Optional.ofNullable(taken.remove(worker));
  }

  Optional<Worker> of(Assignment assignment) {
    return taken.entrySet().stream()
        .filter(seat -> seat.getValue() == assignment)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  List<Assignment> assignments() {
    return List.copyOf(taken.values());
  }
}
