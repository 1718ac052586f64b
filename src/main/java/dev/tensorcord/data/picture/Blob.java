package dev.tensorcord.data.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of ink that hangs together: its box (right and bottom excluded), its pixels' number, the
 * length of its edge in pixels' sides, and how many of those lie on the picture's own edge.
 */
record Blob(
    int left, int top, int right, int bottom, int area, int edge, int atBorder, int[] cells) {
  /** Sides of pixels along a slanted edge are longer than the edge, on average by this. */
  private static final double STAIRS = Math.PI / 4;

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int longer() {
    return Math.max(width(), height());
  }

  double middleX() {
    return (left + right) / 2.0;
  }

  double middleY() {
    return (top + bottom) / 2.0;
  }

  /** Twice the area over the edge's length: for a stroke, its width. */
  double stroke() {
    return Math.max(1, 2 * area / (edge * STAIRS));
  }

  boolean holds(Blob other) {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }

  /** How far two ranges of columns overlap. */
  int sharedColumns(Blob other) {
    return Math.min(right, other.right) - Math.max(left, other.left);
  }

  int sharedRows(Blob other) {
    return Math.min(bottom, other.bottom) - Math.max(top, other.top);
  }

  /** Several as one. */
  static Blob union(List<Blob> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int[] cells = parts.stream().flatMapToInt(b -> java.util.Arrays.stream(b.cells)).toArray();
    return new Blob(
        parts.stream().mapToInt(Blob::left).min().orElseThrow(),
        parts.stream().mapToInt(Blob::top).min().orElseThrow(),
        parts.stream().mapToInt(Blob::right).max().orElseThrow(),
        parts.stream().mapToInt(Blob::bottom).max().orElseThrow(),
        cells.length,
        parts.stream().mapToInt(Blob::edge).sum(),
        parts.stream().mapToInt(Blob::atBorder).sum(),
        cells);
  }

  /** Some of a blob's cells; its edge is taken to be as long for their number. */
  static Blob of(int[] cells, int width, Blob whole) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (int cell : cells) {
      left = Math.min(left, cell % width);
      right = Math.max(right, cell % width + 1);
      top = Math.min(top, cell / width);
      bottom = Math.max(bottom, cell / width + 1);
    }
    double part = cells.length / (double) whole.area;
    return new Blob(
        left,
        top,
        right,
        bottom,
        cells.length,
        Math.max(1, (int) (whole.edge * part)),
        (int) (whole.atBorder * part),
        cells);
  }

  /** All pieces of a mask, eight neighbours each, in the order of their first pixels. */
  static List<Blob> all(boolean[] mask, int width, int height) {
    boolean[] seen = new boolean[mask.length];
    int[] stack = new int[1024];
    List<Blob> blobs = new ArrayList<>();
    for (int start = 0; start < mask.length; start++) {
      if (!mask[start] || seen[start]) {
        continue;
      }
      int count = 0;
      int open = 0;
      stack[count++] = start;
      seen[start] = true;
      int edge = 0;
      int border = 0;
      int left = width;
      int right = 0;
      int top = height;
      int bottom = 0;
      while (open < count) {
        int cell = stack[open++];
        int x = cell % width;
        int y = cell / width;
        left = Math.min(left, x);
        right = Math.max(right, x + 1);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y + 1);
        if (count + 8 > stack.length) {
          stack = java.util.Arrays.copyOf(stack, 2 * stack.length);
        }
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int nextX = x + dx;
            int nextY = y + dy;
            boolean side = dx == 0 || dy == 0;
            if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) {
              edge += side ? 1 : 0;
              border += side ? 1 : 0;
              continue;
            }
            int next = nextY * width + nextX;
            if (!mask[next]) {
              edge += side ? 1 : 0;
            } else if (!seen[next]) {
              seen[next] = true;
              stack[count++] = next;
            }
          }
        }
      }
      blobs.add(
          new Blob(
              left,
              top,
              right,
              bottom,
              count,
              edge,
              border,
              java.util.Arrays.copyOf(stack, count)));
    }
    return blobs;
  }
}
