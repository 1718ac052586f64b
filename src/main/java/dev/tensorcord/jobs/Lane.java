package dev.tensorcord.jobs;

import dev.tensorcord.fault.Fault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;

/** The jobs of one kind that wait, with the limits of the kind. Guarded by the queue's lock. */
final class Lane {
  final String name;
  final JobLimits limits;
  final FairOrder<Submission<?>> order = new FairOrder<>();

  private final int most;

  /** Turns of this lane that have a worker. */
  private int running;

  /**
   * An empty lane.
   *
   * @param name the section of {@code config/limits.yaml} that its limits stand in
   * @param most jobs of one turn; above one, there is one turn at a time
   */
  Lane(String name, JobLimits limits, int most) {
    this.name = name;
    this.limits = limits;
    this.most = most;
  }

  /** The jobs of the next turn; empty where none may start now. */
  List<Submission<?>> next() {
    List<Submission<?>> jobs = open() ? order.next(most) : List.of();
    running += jobs.isEmpty() ? 0 : 1;
    return jobs;
  }

  private boolean open() {
    return most == 1 || running == 0;
  }

  /** A turn is over: its members may have another, those first who had theirs the earliest. */
  void release(Turn turn) {
    running--;
    SequencedSet<String> members = new LinkedHashSet<>();
    turn.jobs().forEach(job -> members.addLast(job.member()));
    members.forEach(order::release);
  }

  /**
   * Whether one more job of this member may come in.
   *
   * @param free whether a worker is free
   * @throws Fault if it would have to wait and too many do
   */
  void admit(String member, boolean free) {
    if (free && open() && !order.busy(member)) {
      return;
    }
    int theirs = order.size(member);
    if (theirs >= limits.waitingPerMember()) {
      throw Fault.limit(
          name + ".waiting_per_member",
          String.format(Locale.ROOT, "You have %,d jobs waiting already", theirs),
          String.format(Locale.ROOT, "%,d", limits.waitingPerMember()),
          "Wait for one of them to finish, or cancel one.");
    }
    if (order.size() >= limits.waiting()) {
      throw Fault.limit(
          name + ".waiting",
          String.format(
              Locale.ROOT, "The engine is busy, with %,d jobs waiting already", order.size()),
          String.format(Locale.ROOT, "%,d", limits.waiting()),
          "Try again in a minute or two.");
    }
  }

  /** Tells everybody whose place has changed. */
  void tellPlaces() {
    int place = 1;
    for (Submission<?> waiting : order.order()) {
      if (waiting.place != place) {
        waiting.place = place;
        waiting.herald.waiting(place);
      }
      place++;
    }
  }
}
