package dev.tensorcord.sandbox.wire;

import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;

/** What the bot tells a worker. */
public sealed interface ToWorker {
  /** First of all: what a snippet may use. */
  record Begin(SandboxLimits limits) implements ToWorker {}

  /**
   * Run this. The worker answers with output and one {@link FromWorker.Ended}.
   *
   * @param keep whether the world stays for a next snippet
   */
  record Run(boolean keep, Snippet snippet) implements ToWorker {}

  /** End the snippet that runs, if one does. */
  record Stop() implements ToWorker {}

  /** Close the world that was kept; answered with {@link FromWorker.Ready}. */
  record Forget() implements ToWorker {}
}
