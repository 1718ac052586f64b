package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * Images with a border around them, as wide as a convolution looks beyond the image when a pool's
 * windows stand anywhere.
 */
final class Border {
  private final Slide rows;
  private final Slide columns;
  private final int channels;

  /** Rows and pixels before the image. */
  private final int above;

  private final int left;

  private final int high;

  /** Floats from one row to the next. */
  final int pitch;

  /**
   * The border for a convolution and a pool.
   *
   * @param downPool how the pool's window slides down the convolution's result
   * @param alongPool how it slides along
   */
  Border(Slide rows, Slide columns, int channels, Slide downPool, Slide alongPool) {
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    above = before(rows, downPool);
    left = before(columns, alongPool);
    high = size(rows, downPool);
    pitch = size(columns, alongPool) * channels;
  }

  /** Places of a convolution's result that a pool shows before the first. */
  private static int outside(Slide pool) {
    return pool.output() == 0 ? 0 : Math.max(0, -pool.at(0, 0));
  }

  private static int before(Slide conv, Slide pool) {
    return outside(pool) * conv.stride() + conv.before();
  }

  private static int size(Slide conv, Slide pool) {
    int last = pool.output() == 0 ? 0 : pool.at(pool.output() - 1, pool.filter() - 1);
    last = Math.max(last, conv.output() - 1);
    int end = last * conv.stride() - conv.before() + (conv.filter() - 1) * conv.dilation() + 1;
    return before(conv, pool) + Math.max(end, conv.input());
  }

  /** Floats of an image with its border. */
  int size() {
    return high * pitch;
  }

  /** Where the part of the image begins that a place of the convolution's result sees. */
  int at(int row, int column) {
    int y = row * rows.stride() - rows.before() + above;
    int x = column * columns.stride() - columns.before() + left;
    return y * pitch + x * channels;
  }

  /** Puts an image in its border of zeros. */
  void lay(float[] images, int from, float[] to, int at) {
    int line = columns.input() * channels;
    if (line == pitch && high == rows.input()) {
      System.arraycopy(images, from, to, at, size());
      return;
    }
    Arrays.fill(to, at, at + size(), 0);
    int first = at + above * pitch + left * channels;
    for (int y = 0; y < rows.input(); y++) {
      System.arraycopy(images, from + y * line, to, first + y * pitch, line);
    }
  }

  /** Takes an image out of its border. */
  void take(float[] from, float[] images, int to) {
    int line = columns.input() * channels;
    int first = above * pitch + left * channels;
    for (int y = 0; y < rows.input(); y++) {
      System.arraycopy(from, first + y * pitch, images, to + y * line, line);
    }
  }
}
