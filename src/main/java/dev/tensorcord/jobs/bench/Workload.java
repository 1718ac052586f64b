package dev.tensorcord.jobs.bench;

/** One thing to measure. Its rules are those that every engine in the comparison keeps. */
public interface Workload {
  /** The word that asks for it. */
  String name();

  /** What it measures, in a line. */
  String about();

  /** Runs it, on a session of its own, and reports what it found. */
  void run(Meter meter);
}
