package dev.tensorcord.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * At most 256 colours for pictures that are mostly flat: the most frequent ones (Heckbert's
 * popularity algorithm, 1982), counted in cells of 5 bits a channel; a cell's colour is the first
 * one met in it, so that the ground keeps its exact shade.
 */
final class Palette {
  private static final int CELLS = 1 << 15;
  private static final int MOST = 256;

  private final IndexColorModel colors;
  private final byte[] indexOfCell;

  private Palette(IndexColorModel colors, byte[] indexOfCell) {
    this.colors = colors;
    this.indexOfCell = indexOfCell;
  }

  static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  static Palette of(List<BufferedImage> images) {
    int[] count = new int[CELLS];
    int[] color = new int[CELLS];
    // The first, the middle and the last hold every shade that matters.
    for (int i : new int[] {0, images.size() / 2, images.size() - 1}) {
      for (int pixel : pixels(images.get(i))) {
        int cell = cell(pixel);
        if (count[cell]++ == 0) {
          color[cell] = pixel & 0xFFFFFF;
        }
      }
    }
    int[] chosen =
        IntStream.range(0, CELLS)
            .filter(cell -> count[cell] > 0)
            .boxed()
            .sorted((a, b) -> Integer.compare(count[b], count[a]))
            .limit(MOST)
            .mapToInt(cell -> color[cell])
            .toArray();
    byte[] indexOfCell = new byte[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      indexOfCell[cell] = (byte) nearest(chosen, count[cell] > 0 ? color[cell] : middle(cell));
    }
    int[] opaque = IntStream.of(chosen).map(rgb -> 0xFF000000 | rgb).toArray();
    var model =
        new IndexColorModel(
            8, opaque.length, opaque, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    return new Palette(model, indexOfCell);
  }

  BufferedImage indexed(BufferedImage image, Rectangle part) {
    var indexed =
        new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_INDEXED, colors);
    byte[] to = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
    int[] from = pixels(image);
    int at = 0;
    for (int row = part.y; row < part.y + part.height; row++) {
      int start = row * image.getWidth() + part.x;
      for (int i = start; i < start + part.width; i++) {
        to[at++] = indexOfCell[cell(from[i])];
      }
    }
    return indexed;
  }

  private static int cell(int rgb) {
    return (rgb >> 9 & 0x7C00) | (rgb >> 6 & 0x3E0) | (rgb >> 3 & 0x1F);
  }

  private static int middle(int cell) {
    return (cell & 0x7C00) << 9 | (cell & 0x3E0) << 6 | (cell & 0x1F) << 3 | 0x040404;
  }

  private static int nearest(int[] colors, int rgb) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colors.length; i++) {
      int red = (colors[i] >> 16 & 255) - (rgb >> 16 & 255);
      int green = (colors[i] >> 8 & 255) - (rgb >> 8 & 255);
      int blue = (colors[i] & 255) - (rgb & 255);
      int distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
