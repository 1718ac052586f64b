package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * A convolution with a pool behind it, as its gradients go back through both: the images have a
 * border, and each window has a place in them.
 */
final class PooledConv {
  final int batch;
  final int channels;
  final int filters;
  final Border border;

  /** Where the windows begin in an image with its border. */
  final int[] windows;

  /** Floats of an image. */
  final int imageSize;

  private final Kernel.Conv2d conv;
  private final Slide down;
  private final Slide along;

  /**
   * Lays the windows out.
   *
   * @param down how the pool's window slides down the convolution's result
   * @param along how it slides along
   */
  PooledConv(Kernel.Conv2d conv, Slide down, Slide along) {
    this.conv = conv;
    this.down = down;
    this.along = along;
    batch = conv.batch();
    channels = conv.channels();
    filters = conv.filters();
    imageSize = conv.rows().input() * conv.columns().input() * channels;
    border = new Border(conv.rows(), conv.columns(), channels, down, along);
    windows = new int[down.output() * along.output()];
    Arrays.setAll(
        windows, i -> border.at(down.at(i / along.output(), 0), along.at(i % along.output(), 0)));
  }

  /**
   * How far each place of a window lies behind its beginning.
   *
   * @param pitch floats from one row of pixels to the next
   */
  int[] shifts(int pitch) {
    int row = down.dilation() * conv.rows().stride() * pitch;
    int column = along.dilation() * conv.columns().stride() * channels;
    int[] shifts = new int[down.filter() * along.filter()];
    Arrays.setAll(shifts, i -> i / along.filter() * row + i % along.filter() * column);
    return shifts;
  }
}
