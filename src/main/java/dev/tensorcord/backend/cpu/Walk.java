package dev.tensorcord.backend.cpu;

import java.util.ArrayList;
import java.util.List;

/**
 * A walk over a strided source and a strided target in step, for any part of the flat index range.
 * Neighbouring axes that lie one after the other on both sides are joined first.
 */
final class Walk {
  private final int[] dims;
  private final int[] from;
  private final int[] to;
  private final int fromOffset;
  private final int toOffset;

  Walk(List<Integer> dims, int fromOffset, List<Integer> from, int toOffset, List<Integer> to) {
    List<int[]> axes = new ArrayList<>();
    for (int axis = 0; axis < dims.size(); axis++) {
      int size = dims.get(axis);
      int[] here = {size, from.get(axis), to.get(axis)};
      int[] last = axes.isEmpty() ? null : axes.getLast();
      if (size == 1) {
        continue;
      }
      if (last != null && last[1] == here[1] * size && last[2] == here[2] * size) {
        axes.set(axes.size() - 1, new int[] {last[0] * size, here[1], here[2]});
      } else {
        axes.add(here);
      }
    }
    if (axes.isEmpty()) {
      axes.add(new int[] {1, 1, 1});
    }
    this.dims = axes.stream().mapToInt(a -> a[0]).toArray();
    this.from = axes.stream().mapToInt(a -> a[1]).toArray();
    this.to = axes.stream().mapToInt(a -> a[2]).toArray();
    this.fromOffset = fromOffset;
    this.toOffset = toOffset;
  }

  /** Copies the elements with flat indices {@code flat} to {@code flat + n}. */
  void run(Object source, Object target, int targetBase, int flat, int n) {
    int last = dims.length - 1;
    int[] index = new int[dims.length];
    int rest = flat;
    int f = fromOffset;
    int t = toOffset + targetBase;
    for (int axis = last; axis >= 0; axis--) {
      index[axis] = rest % dims[axis];
      rest /= dims[axis];
      f += index[axis] * from[axis];
      t += index[axis] * to[axis];
    }
    int left = n;
    while (left > 0) {
      int run = Math.min(left, dims[last] - index[last]);
      line(source, f, from[last], target, t, to[last], run);
      left -= run;
      if (left == 0) {
        return;
      }
      f -= index[last] * from[last];
      t -= index[last] * to[last];
      index[last] = 0;
      for (int axis = last - 1; axis >= 0; axis--) {
        f += from[axis];
        t += to[axis];
        if (++index[axis] < dims[axis]) {
          break;
        }
        f -= dims[axis] * from[axis];
        t -= dims[axis] * to[axis];
        index[axis] = 0;
      }
    }
  }

  private static void line(Object source, int f, int fs, Object target, int t, int ts, int n) {
    if (source instanceof float[] x && target instanceof float[] y) {
      if (fs == 1 && ts == 1) {
        System.arraycopy(x, f, y, t, n);
      } else {
        for (int i = 0; i < n; i++) {
          y[t + i * ts] = x[f + i * fs];
        }
      }
    } else if (source instanceof int[] x && target instanceof int[] y) {
      for (int i = 0; i < n; i++) {
        y[t + i * ts] = x[f + i * fs];
      }
    } else if (source instanceof byte[] x && target instanceof byte[] y) {
      for (int i = 0; i < n; i++) {
        y[t + i * ts] = x[f + i * fs];
      }
    } else if (source instanceof byte[] x && target instanceof int[] y) {
      for (int i = 0; i < n; i++) {
        y[t + i * ts] = x[f + i * fs];
      }
    } else {
      throw new IllegalArgumentException("a walk between unlike elements");
    }
  }
}
