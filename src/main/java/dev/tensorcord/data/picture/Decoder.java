package dev.tensorcord.data.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes through an image reader of the class path: no metadata, colours as they are stored, large
 * pictures thinned out on the way so that the whole never stands in memory.
 */
record Decoder(String format, int width, int height, int bytesPerPixel) {
  /** The most that one decoded picture may take. */
  private static final int LARGEST = 48 << 20;

  /** Every how manieth pixel of a row and of a column is kept. */
  int step() {
    int step = 1;
    while (Math.ceilDiv((long) width, step) * Math.ceilDiv(height, step) * bytesPerPixel
        > LARGEST) {
      step++;
    }
    return step;
  }

  /** The bytes that decoding takes on our side. */
  long memory() {
    long kept = Math.ceilDiv((long) width, step()) * Math.ceilDiv(height, step());
    return kept * bytesPerPixel + 4L * Reducer.LONGEST * Reducer.LONGEST;
  }

  /** The picture as the reader gives it. */
  Pixels image(byte[] file) throws IOException {
    return read(
        file,
        (reader, param) -> {
          BufferedImage image = reader.read(0, param);
          return reduce(image.getRaster(), new Rows(image.getRaster(), image.getColorModel()));
        });
  }

  /** The picture from its stored components, which {@code inks} turns into a row of colours. */
  Pixels components(byte[] file, Inks inks) throws IOException {
    return read(
        file,
        (reader, param) -> {
          Raster raster = reader.readRaster(0, param);
          int[] samples = new int[raster.getWidth() * raster.getNumBands()];
          return reduce(
              raster,
              (y, row) -> {
                raster.getPixels(0, y, raster.getWidth(), 1, samples);
                inks.colours(samples, row);
              });
        });
  }

  private Pixels read(byte[] file, Reading reading) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      throw new IllegalStateException("no reader of " + format + " on the class path");
    }
    ImageReader reader = readers.next();
    try (MemoryStream stream = new MemoryStream(file)) {
      reader.setInput(stream, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step(), step(), 0, 0);
      return reading.read(reader, param);
    } finally {
      reader.dispose();
    }
  }

  private Pixels reduce(Raster raster, Row row) throws IOException {
    if (raster.getWidth() != Math.ceilDiv(width, step())
        || raster.getHeight() != Math.ceilDiv(height, step())) {
      throw new IOException("another size than its header says");
    }
    Reducer reducer = new Reducer(raster.getWidth(), raster.getHeight());
    int[] colours = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      row.read(y, colours);
      reducer.row(y, colours);
    }
    Pixels reduced = reducer.finish();
    return new Pixels(reduced.width(), reduced.height(), reduced.argb(), width, height);
  }

  /** Turns one row of stored components, pixel after pixel, into colours. */
  interface Inks {
    void colours(int[] samples, int[] row);
  }

  private interface Reading {
    Pixels read(ImageReader reader, ImageReadParam param) throws IOException;
  }

  private interface Row {
    void read(int y, int[] colours);
  }

  /**
   * Rows of an image's stored samples. The colour model is asked for palettes alone: it would
   * brighten greys, since Java takes them as linear light.
   */
  private static final class Rows implements Row {
    private static final int OPAQUE = 0xff << 24;

    private final Raster raster;
    private final IndexColorModel palette;
    private final int bands;
    private final int shift;
    private final int[] samples;

    Rows(Raster raster, ColorModel model) {
      this.raster = raster;
      bands = raster.getNumBands();
      palette = model instanceof IndexColorModel index ? index : null;
      shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
      samples = new int[raster.getWidth() * bands];
    }

    @Override
    public void read(int y, int[] row) {
      if (palette == null
          && raster.getSampleModel() instanceof ComponentSampleModel model
          && raster.getDataBuffer() instanceof DataBufferByte buffer) {
        int[] at = model.getBandOffsets();
        int start = y * model.getScanlineStride();
        bytes(buffer.getData(), start, model.getPixelStride(), at, row);
        return;
      }
      raster.getPixels(0, y, row.length, 1, samples);
      for (int x = 0, i = 0; x < row.length; x++, i += bands) {
        row[x] =
            switch (palette == null ? bands : 0) {
              case 0 -> palette.getRGB(samples[i]);
              case 1 -> OPAQUE | grey(samples[i] >> shift);
              case 2 -> samples[i + 1] >> shift << 24 | grey(samples[i] >> shift);
              case 3 -> OPAQUE | colour(i);
              default -> samples[i + 3] >> shift << 24 | colour(i);
            };
      }
    }

    private static void bytes(byte[] data, int start, int stride, int[] at, int[] row) {
      int red = at[0];
      int green = at.length > 2 ? at[1] : red;
      int blue = at.length > 2 ? at[2] : red;
      int alpha = at.length % 2 == 0 ? at[at.length - 1] : -1;
      for (int x = 0, i = start; x < row.length; x++, i += stride) {
        row[x] =
            (alpha < 0 ? OPAQUE : data[i + alpha] << 24)
                | (data[i + red] & 0xff) << 16
                | (data[i + green] & 0xff) << 8
                | data[i + blue] & 0xff;
      }
    }

    private int colour(int i) {
      return (samples[i] >> shift) << 16 | (samples[i + 1] >> shift) << 8 | samples[i + 2] >> shift;
    }

    private static int grey(int value) {
      return value << 16 | value << 8 | value;
    }
  }
}
