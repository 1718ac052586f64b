package dev.tensorcord.data.digits;

/**
 * Ink on a square of paper, 0 to 1, row after row. Drawn on in place.
 *
 * @param values {@code side * side} of them
 */
record Ink(float[] values, int side) {
  Ink(int side) {
    this(new float[side * side], side);
  }

  float at(int x, int y) {
    return x < 0 || y < 0 || x >= side || y >= side ? 0 : values[y * side + x];
  }

  /** Straight lines between the four pixels around a place; pixel centres lie at whole numbers. */
  float between(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float across = (float) (x - left);
    float down = (float) (y - top);
    float upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
    float lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
    return upper * (1 - down) + lower * down;
  }

  void join(Ink other) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], other.values[i]);
    }
  }
}
