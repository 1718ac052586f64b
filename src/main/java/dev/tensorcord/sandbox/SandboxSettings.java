package dev.tensorcord.sandbox;

import java.nio.file.Path;

/**
 * How a host runs the sandbox.
 *
 * @param workers snippets that run at once; 0 means one per core
 * @param spares warm workers that wait beside them, to take the place of one that is lost
 * @param practiceSeconds of the processor's time that each worker may practise for while it waits;
 *     0 for none
 * @param folder where what speeds up the workers' start is kept; made when missing
 */
public record SandboxSettings(int workers, int spares, int practiceSeconds, Path folder) {
  /** Snippets that run at once. */
  public int workerCount() {
    return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
  }
}
