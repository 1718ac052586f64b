package dev.tensorcord.sandbox.script;

import dev.tensorcord.sandbox.Ending;
import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Snippet;
import dev.tensorcord.sandbox.WorldLimits;

/**
 * One JavaScript world of its own: nothing that a snippet leaves in it is seen in another.
 *
 * <p>Opened, run and closed on one thread, on which there is one at a time; only {@link #stop} may
 * come from others. A snippet runs in a fresh one, a session's snippets in one after the other in
 * the same, where global variables live on.
 */
public interface Interpreter extends AutoCloseable {
  /** Opens a world: within a few milliseconds once one was open before in this process. */
  static Interpreter open(WorldLimits limits) {
    return new GraalInterpreter(limits);
  }

  /** Opens a world with the usual limits of ops and models. */
  static Interpreter open(SandboxLimits limits) {
    return open(WorldLimits.of(limits));
  }

  /**
   * Runs a snippet to its end, pending promises and timers included; the value of its last
   * expression goes to the outlet as a line.
   *
   * @return how it ended; of the usage only the tensors' part need be filled in. After {@link
   *     #stop} it does not matter which
   */
  Ending run(Snippet snippet, Outlet out);

  /**
   * Has the running snippet end soon, uncatchable for its code, with the world still usable where
   * that is possible. Does nothing where none runs. The process is killed if it does not help.
   */
  void stop();

  /** Frees all that the world holds. */
  @Override
  void close();
}
