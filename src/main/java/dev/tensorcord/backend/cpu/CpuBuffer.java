package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;

/** An array on the heap: exactly one of the three is there. */
final class CpuBuffer implements Buffer {
  final float[] floats;
  final int[] ints;
  final byte[] bytes;
  final int sizeClass;

  /** In bytes. */
  final long size;

  private final Element element;
  private final Recycler recycler;
  private boolean live = true;

  CpuBuffer(Element element, int capacity, int sizeClass, Recycler recycler) {
    this.element = element;
    this.sizeClass = sizeClass;
    this.size = (long) capacity * element.bytes();
    this.recycler = recycler;
    floats = element == Element.F32 ? new float[capacity] : null;
    ints = element == Element.I32 ? new int[capacity] : null;
    bytes = element == Element.BOOL ? new byte[capacity] : null;
  }

  @Override
  public Element element() {
    return element;
  }

  @Override
  public int capacity() {
    return switch (element) {
      case F32 -> floats.length;
      case I32 -> ints.length;
      case BOOL -> bytes.length;
    };
  }

  Object array() {
    return switch (element) {
      case F32 -> floats;
      case I32 -> ints;
      case BOOL -> bytes;
    };
  }

  @Override
  public void release() {
    if (!live) {
      throw new IllegalStateException("this buffer was given back before");
    }
    live = false;
    recycler.take(this);
  }

  void revive() {
    live = true;
  }

  boolean isLive() {
    return live;
  }

  static CpuBuffer of(Buffer buffer) {
    if (buffer instanceof CpuBuffer cpu && cpu.live) {
      return cpu;
    }
    throw new IllegalStateException("not a live buffer of this device: " + buffer);
  }
}
