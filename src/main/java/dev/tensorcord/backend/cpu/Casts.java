package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Element;

/** From one element to another, and plain moves. */
final class Casts {
  private Casts() {}

  /** Registers hold BOOL as ints of 0 and 1, so that I32 from BOOL is a move. */
  static Loop of(Element from, Element to) {
    if (from == to || (from == Element.BOOL && to == Element.I32)) {
      return from == Element.F32
          ? (a, b, c, o, n) -> System.arraycopy(a.floats, a.at, o.floats, o.at, n)
          : (a, b, c, o, n) -> System.arraycopy(a.ints, a.at, o.ints, o.at, n);
    }
    if (from != Element.F32) {
      return to == Element.F32 ? Casts::toFloat : Casts::notZero;
    }
    return to == Element.I32 ? Casts::toInt : Casts::notZeroFloat;
  }

  private static void toFloat(Register a, Register b, Register c, Register o, int n) {
    int[] x = a.ints;
    float[] y = o.floats;
    for (int i = 0; i < n; i++) {
      y[o.at + i] = x[a.at + i];
    }
  }

  private static void toInt(Register a, Register b, Register c, Register o, int n) {
    float[] x = a.floats;
    int[] y = o.ints;
    for (int i = 0; i < n; i++) {
      y[o.at + i] = (int) x[a.at + i];
    }
  }

  private static void notZero(Register a, Register b, Register c, Register o, int n) {
    for (int i = 0; i < n; i++) {
      o.ints[o.at + i] = a.ints[a.at + i] != 0 ? 1 : 0;
    }
  }

  private static void notZeroFloat(Register a, Register b, Register c, Register o, int n) {
    for (int i = 0; i < n; i++) {
      o.ints[o.at + i] = a.floats[a.at + i] != 0 ? 1 : 0;
    }
  }

  static void widen(byte[] from, int at, int[] to, int where, int n) {
    for (int i = 0; i < n; i++) {
      to[where + i] = from[at + i];
    }
  }

  static void narrow(int[] from, int at, byte[] to, int where, int n) {
    for (int i = 0; i < n; i++) {
      to[where + i] = (byte) from[at + i];
    }
  }
}
