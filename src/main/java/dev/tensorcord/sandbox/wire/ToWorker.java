package dev.tensorcord.sandbox.wire;

import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;

/** What the bot tells a worker. */
public sealed interface ToWorker {
  /**
   * First of all: what a snippet may use.
   *
   * @param practiceSeconds of the processor's time that it may practise for when it is told to
   */
  record Begin(WorldLimits limits, int practiceSeconds) implements ToWorker {}

  /**
   * Run this. The worker answers with output and one {@link FromWorker.Ended}.
   *
   * @param keep whether the world stays for a next snippet
   */
  record Run(boolean keep, Snippet snippet) implements ToWorker {}

  /** End the snippet that runs, if one does. */
  record Stop() implements ToWorker {}

  /** Practise until there is other work, while the bot has none for anyone. */
  record Practise() implements ToWorker {}

  /** Leave the practice for now: the processor is wanted elsewhere. */
  record Rest() implements ToWorker {}

  /** Close the world that was kept; answered with {@link FromWorker.Ready}. */
  record Forget() implements ToWorker {}
}
