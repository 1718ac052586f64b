package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.Slide;
import java.util.Arrays;

/**
 * One filter for each channel, and its gradients: products of rows of channels, added up. Images
 * are worked on side by side; sums over images are joined in their order, so that the result is the
 * same to the last bit on one thread or many.
 */
final class DepthwiseProgram implements Program {
  /** Products below which one thread is faster than two. */
  private static final long ALONE = 1 << 17;

  private final Kernel.Part part;
  private final int batch;
  private final Slide rows;
  private final Slide columns;
  private final int channels;
  private final WorkPool pool;
  private final boolean alone;

  DepthwiseProgram(Kernel.Depthwise kernel, WorkPool pool) {
    this.pool = pool;
    part = kernel.part();
    batch = kernel.batch();
    rows = kernel.rows();
    columns = kernel.columns();
    channels = kernel.channels();
    alone = (long) batch * outputSize() * filterSize() / Math.max(1, channels) < ALONE;
  }

  private int imageSize() {
    return rows.input() * columns.input() * channels;
  }

  private int outputSize() {
    return rows.output() * columns.output() * channels;
  }

  private int filterSize() {
    return rows.filter() * columns.filter() * channels;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] a = CpuBuffer.of(inputs[0]).floats;
    float[] b = CpuBuffer.of(inputs[1]).floats;
    float[] out = CpuBuffer.of(output).floats;
    switch (part) {
      case FORWARD -> pool.run(batch, alone, image -> each(image, meets(a, b, out)));
      case BY_IMAGES ->
          pool.run(
              batch,
              alone,
              image -> {
                Arrays.fill(out, image * imageSize(), (image + 1) * imageSize(), 0);
                each(
                    image,
                    (at, tap, high, wide, place) ->
                        every(
                            high,
                            wide,
                            at,
                            tap,
                            (pixel, weight) ->
                                DepthwiseTile.add(a, place, b, weight, out, pixel, channels)));
              });
      case BY_FILTERS -> byFilters(a, b, out);
    }
  }

  private Visitor meets(float[] images, float[] filters, float[] out) {
    int down = rows.dilation() * columns.input() * channels;
    int along = columns.dilation() * channels;
    int next = columns.filter() * channels;
    return (at, tap, high, wide, place) ->
        DepthwiseTile.meet(
            new DepthwiseTile.Shown(images, at, down, along, high, wide),
            filters,
            tap,
            next,
            out,
            place,
            channels);
  }

  private void byFilters(float[] images, float[] dy, float[] out) {
    int size = filterSize();
    float[][] parts = new float[batch][];
    pool.run(
        batch,
        alone,
        image -> {
          float[] own = new float[size];
          each(
              image,
              (at, tap, high, wide, place) ->
                  every(
                      high,
                      wide,
                      at,
                      tap,
                      (pixel, weight) ->
                          DepthwiseTile.add(images, pixel, dy, place, own, weight, channels)));
          parts[image] = own;
        });
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (float[] each : parts) {
        sum += each[i];
      }
      out[i] = (float) sum;
    }
  }

  /** What is done with a window, cut to what lies on the image. */
  @FunctionalInterface
  private interface Visitor {
    /**
     * A window.
     *
     * @param at where its first pixel begins
     * @param tap where the filter's channels for that pixel begin
     * @param place where its output begins
     */
    void visit(int at, int tap, int high, int wide, int place);
  }

  /** A pixel of a window and the channels of the filter that meet it. */
  @FunctionalInterface
  private interface Meeting {
    void at(int pixel, int weight);
  }

  private void every(int high, int wide, int at, int tap, Meeting meeting) {
    for (int i = 0; i < high; i++) {
      for (int j = 0; j < wide; j++) {
        int pixel = i * rows.dilation() * columns.input() + j * columns.dilation();
        meeting.at(at + pixel * channels, tap + (i * columns.filter() + j) * channels);
      }
    }
  }

  private void each(int image, Visitor visitor) {
    int place = image * outputSize();
    for (int y = 0; y < rows.output(); y++) {
      int i = rows.firstTap(y);
      int high = Math.max(0, rows.endTap(y) - i);
      int line = image * imageSize() + rows.at(y, i) * columns.input() * channels;
      for (int x = 0; x < columns.output(); x++, place += channels) {
        int j = columns.firstTap(x);
        int wide = Math.max(0, columns.endTap(x) - j);
        int at = line + columns.at(x, j) * channels;
        visitor.visit(at, (i * columns.filter() + j) * channels, high, wide, place);
      }
    }
  }
}
