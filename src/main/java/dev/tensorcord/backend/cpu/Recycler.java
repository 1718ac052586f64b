package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;
import java.util.Arrays;

/**
 * Keeps a thread's buffers for reuse, by size: a training loop asks for the same sizes in every
 * step, and fresh memory costs page faults and collections. Belongs to one thread.
 *
 * <p>Four size classes to each doubling, so that at most a quarter of a buffer is idle.
 */
final class Recycler {
  private static final int SMALLEST = 16;
  private static final int CLASSES = 4 * 32;

  private final Stack[] idle;
  private final Thread owner = Thread.currentThread();
  private final long limit;
  private long held;

  /** Idle buffers of one size: what was used last comes first, it may still be in the cache. */
  private static final class Stack {
    private CpuBuffer[] buffers = new CpuBuffer[4];
    private int size;

    CpuBuffer pop() {
      if (size == 0) {
        return null;
      }
      CpuBuffer last = buffers[--size];
      buffers[size] = null;
      return last;
    }

    void push(CpuBuffer buffer) {
      if (size == buffers.length) {
        buffers = Arrays.copyOf(buffers, 2 * size);
      }
      buffers[size++] = buffer;
    }
  }

  Recycler(long limit) {
    this.limit = limit;
    idle = new Stack[CLASSES * Element.values().length];
  }

  CpuBuffer give(Element element, int count) {
    int sizeClass = sizeClass(count);
    Stack stack = idle[slot(element, sizeClass)];
    CpuBuffer found = stack == null ? null : stack.pop();
    if (found == null) {
      return new CpuBuffer(element, capacity(sizeClass, count), sizeClass, this);
    }
    held -= found.size;
    found.revive();
    return found;
  }

  /** Keeps the buffer, or leaves it to the collector where it came from another thread. */
  void take(CpuBuffer buffer) {
    if (Thread.currentThread() != owner || held + buffer.size > limit) {
      return;
    }
    int slot = slot(buffer.element(), buffer.sizeClass);
    if (idle[slot] == null) {
      idle[slot] = new Stack();
    }
    idle[slot].push(buffer);
    held += buffer.size;
  }

  private static int slot(Element element, int sizeClass) {
    return element.ordinal() * CLASSES + sizeClass;
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
