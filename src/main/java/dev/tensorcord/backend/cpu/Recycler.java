package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;
import java.util.ArrayDeque;

/**
 * Keeps a thread's buffers for reuse, by size: a training loop asks for the same sizes in every
 * step, and fresh memory costs page faults and collections. Belongs to one thread.
 *
 * <p>Four size classes to each doubling, so that at most a quarter of a buffer is idle.
 */
final class Recycler {
  private static final int SMALLEST = 16;
  private static final int CLASSES = 4 * 32;

  private final ArrayDeque<CpuBuffer>[] idle;
  private final Thread owner = Thread.currentThread();
  private final long limit;
  private long held;

  @SuppressWarnings({"unchecked", "rawtypes"})
  Recycler(long limit) {
    this.limit = limit;
    idle = new ArrayDeque[CLASSES * Element.values().length];
  }

  CpuBuffer give(Element element, int count) {
    int sizeClass = sizeClass(count);
    ArrayDeque<CpuBuffer> queue = idle[slot(element, sizeClass)];
    CpuBuffer found = queue == null ? null : queue.pollLast();
    if (found == null) {
      return new CpuBuffer(element, capacity(sizeClass, count), sizeClass, this);
    }
    held -= bytes(found);
    found.revive();
    return found;
  }

  /** Keeps the buffer, or leaves it to the collector where it came from another thread. */
  void take(CpuBuffer buffer) {
    long bytes = bytes(buffer);
    if (Thread.currentThread() != owner || held + bytes > limit) {
      return;
    }
    int slot = slot(buffer.element(), buffer.sizeClass);
    if (idle[slot] == null) {
      idle[slot] = new ArrayDeque<>();
    }
    idle[slot].addLast(buffer);
    held += bytes;
  }

  private static int slot(Element element, int sizeClass) {
    return element.ordinal() * CLASSES + sizeClass;
  }

  private static long bytes(CpuBuffer buffer) {
    return (long) buffer.capacity() * buffer.element().bytes();
  }

  static int sizeClass(int count) {
    int last = Math.max(SMALLEST, count) - 1;
    int octave = 31 - Integer.numberOfLeadingZeros(last);
    return octave * 4 + ((last >>> (octave - 2)) & 3);
  }

  static int capacity(int sizeClass, int count) {
    int octave = sizeClass / 4;
    long size = (5L + sizeClass % 4) << (octave - 2);
    return size > Integer.MAX_VALUE - 8 ? count : (int) size;
  }
}
