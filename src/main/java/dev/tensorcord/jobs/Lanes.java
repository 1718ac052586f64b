package dev.tensorcord.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The lanes of all kinds of jobs, which have their turns one after the other. Guarded by the
 * queue's lock.
 */
final class Lanes {
  /** By its kind; the one whose turn it is stands first. */
  private final Map<Object, Lane> lanes = new LinkedHashMap<>();

  /** One lane, of a kind that is there from the beginning. */
  Lanes(Object kind, Lane lane) {
    lanes.put(kind, lane);
  }

  /** The lane of a kind. */
  Lane of(Object kind) {
    return lanes.computeIfAbsent(kind, Lanes::lane);
  }

  private static Lane lane(Object kind) {
    BatchKind<?, ?> batch = (BatchKind<?, ?>) kind;
    return new Lane(batch.name, batch.limits, batch.most);
  }

  /**
   * The next turn of the first lane that has one; that lane is the last to be asked again.
   *
   * @param work what a turn of a kind does
   */
  Optional<Turn> next(Function<Object, Consumer<Turn>> work) {
    for (Map.Entry<Object, Lane> entry : List.copyOf(lanes.entrySet())) {
      List<Submission<?>> jobs = entry.getValue().next();
      if (!jobs.isEmpty()) {
        lanes.remove(entry.getKey());
        lanes.put(entry.getKey(), entry.getValue());
        return Optional.of(new Turn(entry.getValue(), jobs, work.apply(entry.getKey())));
      }
    }
    return Optional.empty();
  }

  /** How many jobs wait. */
  int size() {
    return lanes.values().stream().mapToInt(lane -> lane.order.size()).sum();
  }

  /** All jobs that wait, lane after lane. */
  List<Submission<?>> waiting() {
    return lanes.values().stream()
        .<Submission<?>>flatMap(lane -> lane.order.order().stream())
        .toList();
  }

  /** Tells everybody whose place has changed. */
  void tellPlaces() {
    lanes.values().forEach(Lane::tellPlaces);
  }
}
