package dev.tensorcord.jobs;

import java.util.List;
import java.util.Optional;

/** Keeps every run with its parameters, so that each result can be shown again and forked. */
public interface RunStore {
  /**
   * Keeps a new run; when this returns it survives a killed process.
   *
   * @return the run with its new id: short, unambiguous to read aloud, unique
   */
  Run begin(Run.Draft draft);

  /** Records how a run ended. {@code result} is JSON, or null where there is none. */
  void end(String id, Run.State state, String result);

  /** Forgets a run; nothing happens where it is gone already. */
  void delete(String id);

  /** The run of that id, in any case of letters. */
  Optional<Run> find(String id);

  /** A member's newest runs, newest first. */
  List<Run> recent(String member, int most);

  /** Marks what still waited or ran when the process died; called once at the start. */
  int interruptUnfinished();
}
