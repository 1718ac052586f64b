package dev.tensorcord.sandbox.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.sandbox.wall.Wall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One worker of a pool that is closed. */
final class WorkerTest {
  /** A pool that has closed: a worker that starts all the same is killed. */
  private static final class Closed implements Worker.Owner {
    private final List<String> told = new ArrayList<>();

    @Override
    public void started(Worker worker, List<Wall> walls) {
      told.add("started");
      worker.kill();
    }

    @Override
    public void ended(Worker worker) {}

    @Override
    public void ready(Worker worker, long heapBytes) {}

    @Override
    public void practised(Worker worker, boolean enough) {}

    @Override
    public void gone(Worker worker, boolean wasReady) {
      told.add("gone");
    }
  }

  @Test
  @Timeout(60)
  void aPoolThatClosesWhileAWorkerStartsHearsOfItAndOfItsEnd() {
    ScheduledExecutorService clock = WorkerPool.clock();
    Worker.Starter starter =
        () -> {
          WorkerProcess process = Attacked.alone(Attacked.LIMITS, 0);
          clock.shutdownNow();
          return process;
        };
    Closed pool = new Closed();
    new Worker(starter, Attacked.LIMITS, clock, pool).live();
    assertThat(pool.told).containsExactly("started", "gone");
  }
}
