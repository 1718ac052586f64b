package dev.tensorcord.app;

import dev.tensorcord.jobs.JobContext;
import dev.tensorcord.jobs.Progress;

/** A job's surroundings on the command line: nobody waits behind it, and Ctrl+C ends it. */
enum Unhurried implements JobContext {
  CONTEXT;

  @Override
  public void report(Progress progress) {}

  @Override
  public void checkpoint() {}
}
