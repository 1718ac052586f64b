package dev.tensorcord.backend.cpu;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one fixed pool that large kernels are split over. The caller works too, so that a job always
 * moves on, however busy the others are.
 */
final class WorkPool {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int threads;
  private final ExecutorService pool;

  WorkPool(int threads) {
    this.threads = threads;
    pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                Thread.ofPlatform().daemon().name("compute-", NUMBER.getAndIncrement()).factory());
  }

  /** A part of some work. */
  @FunctionalInterface
  interface Part {
    void run(int index);
  }

  int threads() {
    return threads;
  }

  /** Runs all parts, on the caller's thread alone where that is told to be faster. */
  void run(int parts, boolean alone, Part part) {
    if (!alone) {
      run(parts, part);
      return;
    }
    for (int i = 0; i < parts; i++) {
      part.run(i);
    }
  }

  /** Runs all parts and returns when they are done; which thread takes which is left open. */
  void run(int parts, Part part) {
    int others = Math.min(threads - 1, parts - 1);
    if (others <= 0) {
      for (int i = 0; i < parts; i++) {
        part.run(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(parts);
    Runnable take =
        () -> {
          for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
            try {
              part.run(i);
            } catch (RuntimeException | Error e) {
              failure.compareAndSet(null, e);
            } finally {
              done.countDown();
            }
          }
        };
    for (int i = 0; i < others; i++) {
      pool.execute(take);
    }
    take.run();
    boolean interrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        // The parts still write to the buffers: leave only when they are done.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError(e);
    }
  }
}
