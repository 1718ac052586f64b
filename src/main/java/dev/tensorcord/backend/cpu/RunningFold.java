package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Kernel.Reduction;

/** The running value of one reduction: a number, and the place of it where that is asked for. */
final class RunningFold {
  private final Reduction how;
  double value;
  int place;

  RunningFold(Reduction how) {
    this.how = how;
    reset();
  }

  /** The value of no elements. */
  void reset() {
    place = 0;
    value =
        switch (how) {
          case SUM, MEAN -> 0;
          case PROD -> 1;
          case MAX, ARG_MAX -> Double.NEGATIVE_INFINITY;
          case MIN, ARG_MIN -> Double.POSITIVE_INFINITY;
        };
  }

  /** Takes elements of a block in; the first of them is at {@code first} among the inner ones. */
  void take(Register block, int from, int n, int first) {
    float[] floats = block.floats;
    int at = block.at + from;
    if (floats == null) {
      takeInts(block.ints, at, n, first);
      return;
    }
    switch (how) {
      case SUM, MEAN -> value += Sums.of(floats, at, n);
      case PROD -> {
        for (int i = 0; i < n; i++) {
          value *= floats[at + i];
        }
      }
      case MAX -> value = Math.max(value, max(floats, at, n));
      case MIN -> value = Math.min(value, min(floats, at, n));
      case ARG_MAX, ARG_MIN -> {
        for (int i = 0; i < n; i++) {
          place(floats[at + i], first + i);
        }
      }
    }
  }

  /** Whether lanes may be joined first, each on its own. */
  static boolean inLanes(Reduction how) {
    return switch (how) {
      case SUM, MEAN, MAX, MIN -> true;
      case PROD, ARG_MAX, ARG_MIN -> false;
    };
  }

  /** Takes lanes in that were joined on their own. */
  void takeLanes(float[] lanes, int at) {
    switch (how) {
      case SUM, MEAN -> value += Sums.inOrder(lanes, at);
      case MAX -> value = Math.max(value, max(lanes, at, Sums.WIDTH));
      case MIN -> value = Math.min(value, min(lanes, at, Sums.WIDTH));
      default -> throw new IllegalStateException(how + " in lanes");
    }
  }

  private void takeInts(int[] ints, int at, int n, int first) {
    for (int i = 0; i < n; i++) {
      int x = ints[at + i];
      switch (how) {
        case SUM, MEAN -> value += x;
        case PROD -> value *= x;
        case MAX -> value = Math.max(value, x);
        case MIN -> value = Math.min(value, x);
        case ARG_MAX, ARG_MIN -> place(x, first + i);
      }
    }
  }

  private void place(double x, int index) {
    if (index == 0 || (how == Reduction.ARG_MAX ? x > value : x < value)) {
      value = x;
      place = index;
    }
  }

  /** Takes a later part of the same reduction in. */
  void join(double laterValue, int laterPlace) {
    switch (how) {
      case SUM, MEAN -> value += laterValue;
      case PROD -> value *= laterValue;
      case MAX -> value = Math.max(value, laterValue);
      case MIN -> value = Math.min(value, laterValue);
      case ARG_MAX, ARG_MIN -> place(laterValue, laterPlace);
    }
  }

  private static float max(float[] x, int at, int n) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, x[at + i]);
    }
    return max;
  }

  private static float min(float[] x, int at, int n) {
    float min = Float.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      min = Math.min(min, x[at + i]);
    }
    return min;
  }
}
