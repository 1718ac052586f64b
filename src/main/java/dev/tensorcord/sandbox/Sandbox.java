package dev.tensorcord.sandbox;

import dev.tensorcord.sandbox.pool.WorkerPool;
import dev.tensorcord.sandbox.wall.Wall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs snippets, each in a worker process, as many at once as there are workers; the others wait in
 * the order in which they came. All methods may be called from any thread and do not block.
 */
public interface Sandbox extends AutoCloseable {
  /** Opens one; its workers start in the background, and snippets wait for them. */
  static Sandbox open(WorldLimits limits, SandboxSettings settings) {
    return WorkerPool.open(limits, settings);
  }

  /**
   * Runs a snippet in a fresh world.
   *
   * @throws dev.tensorcord.fault.Fault if the code or its files are larger than allowed, or too
   *     many snippets wait
   */
  Running start(Snippet snippet, SnippetListener listener);

  /**
   * Runs a snippet in a session, where the variables of the snippets before live on; the first one
   * opens it. One that is in it already has to end first. A session ends when it is closed, some
   * minutes after its last snippet, when its worker is lost, or when workers are short.
   *
   * @param session any text of the caller's, such as the member's id
   * @throws dev.tensorcord.fault.Fault as above, or if a snippet runs in this session
   */
  Running start(String session, Snippet snippet, SnippetListener listener);

  /** When the session ends if nothing more runs in it; empty where there is none. */
  Optional<Instant> sessionUntil(String session);

  /** Ends a session and what runs in it; does nothing where there is none. */
  void closeSession(String session);

  /** The walls around the workers, as the first of them raised them; empty until it has. */
  List<Wall> walls();

  /** Ends everything that waits and runs as cancelled, and all workers. */
  @Override
  void close();
}
