package dev.tensorcord.jobs.digits;

import java.util.List;
import java.util.function.Consumer;

/** Keeps the digits that members gave with their consent. */
public interface SampleStore {
  /**
   * Keeps these, all or none, in the place of those with the same run and position.
   *
   * @param most how many one member may have
   * @throws dev.tensorcord.fault.Fault if the member would have more
   */
  void keep(List<Sample> samples, int most);

  /** What is kept of a member, the oldest first. */
  List<Sample> of(String member);

  /** Drops what is kept of a run; how many that were. */
  int drop(String run);

  /** Hands out everything that is kept, the oldest first, without holding all of it at once. */
  void each(Consumer<Sample> taker);
}
