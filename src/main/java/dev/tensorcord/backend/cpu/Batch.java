package dev.tensorcord.backend.cpu;

import java.util.function.IntConsumer;

/**
 * The same work for each matrix of a batch: large ones one after the other, as each may be split
 * itself; small ones in groups that are worth a thread.
 */
final class Batch {
  private final int count;
  private final WorkPool pool;
  private final int group;

  /**
   * @param work multiplications, about, that each takes
   */
  Batch(int count, long work, WorkPool pool) {
    this.count = count;
    this.pool = pool;
    group = work >= Product.ALONE ? count : (int) Math.min(count, Product.ALONE / (work + 1) + 1);
  }

  void run(IntConsumer each) {
    if (count == 0) {
      return;
    }
    pool.run(
        Math.ceilDiv(count, group),
        part -> {
          int end = Math.min(count, (part + 1) * group);
          for (int i = part * group; i < end; i++) {
            each.accept(i);
          }
        });
  }
}
