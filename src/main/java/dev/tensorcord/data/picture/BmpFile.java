package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;

/**
 * Windows bitmaps, decoded here row by row: 1 to 32 bits a pixel, palettes, bit masks and both run
 * lengths. The class path's reader would follow a file name that stands in the header.
 */
final class BmpFile {
  private static final int HEADER = 14;
  private static final int OLD = 12;
  private static final int NEW = 40;
  private static final int WITH_ALPHA = 56;

  /** The header's kinds of compression. */
  private static final int PLAIN = 0;

  private static final int RUNS_8 = 1;
  private static final int RUNS_4 = 2;
  private static final int MASKS = 3;
  private static final int MASKS_ALPHA = 6;

  private static final int OPAQUE = 0xff << 24;

  private final byte[] file;
  private final int width;
  private final int height;
  private final boolean topDown;
  private final int bits;
  private final int[] palette;
  private final int[] masks;
  private final int data;

  private BmpFile(
      byte[] file,
      int width,
      int height,
      boolean topDown,
      int bits,
      int[] palette,
      int[] masks,
      int data) {
    this.file = file;
    this.width = width;
    this.height = height;
    this.topDown = topDown;
    this.bits = bits;
    this.palette = palette;
    this.masks = masks;
    this.data = data;
  }

  static Header header(byte[] file, PictureLimits limits) {
    Cursor cursor = new Cursor(file).to(10);
    long data = cursor.little32();
    long size = cursor.little32();
    boolean old = size == OLD;
    if (!old && (size < NEW || size > 1024)) {
      throw Refusal.damaged("BMP");
    }
    long width = old ? cursor.little16() : (int) cursor.little32();
    long height = old ? cursor.little16() : (int) cursor.little32();
    if (width <= 0 || height == 0) {
      throw Refusal.damaged("BMP");
    }
    limits.checkSize(width, Math.abs(height));
    cursor.skip(2);
    int bits = cursor.little16();
    long kind = old ? PLAIN : cursor.little32();
    long colours = old ? 0 : cursor.skip(12).little32();
    check(bits, kind);
    int[] masks = masks(file, size, bits, kind);
    long afterMasks =
        size == NEW && kind == MASKS ? 12 : size == NEW && kind == MASKS_ALPHA ? 16 : 0;
    int[] palette =
        palette(new Cursor(file).to(HEADER + size + afterMasks), bits, colours, old ? 3 : 4, data);
    BmpFile bmp =
        new BmpFile(
            file,
            (int) width,
            (int) Math.abs(height),
            height < 0,
            bits,
            palette,
            masks,
            new Cursor(file).to(data).at());
    boolean runs = kind == RUNS_8 || kind == RUNS_4;
    if (!runs && new Cursor(file).to(data).left() < bmp.stride() * (bmp.height - 1) + bmp.used()) {
      throw Refusal.endsEarly();
    }
    return new Header(
        "BMP",
        bmp.width,
        bmp.height,
        4L * Reducer.LONGEST * Reducer.LONGEST,
        Orientation.UPRIGHT,
        runs ? bmp::runs : bmp::rows);
  }

  private static void check(int bits, long kind) {
    boolean good =
        kind == PLAIN && Arrays.asList(1, 4, 8, 16, 24, 32).contains(bits)
            || kind == RUNS_8 && bits == 8
            || kind == RUNS_4 && bits == 4
            || (kind == MASKS || kind == MASKS_ALPHA) && (bits == 16 || bits == 32);
    if (!good) {
      throw Refusal.rare("a rare kind of BMP");
    }
  }

  /** Which bits are red, green, blue and alpha; null for pixels of other kinds. */
  private static int[] masks(byte[] file, long size, int bits, long kind) {
    if (bits != 16 && bits != 32) {
      return null;
    }
    if (kind == PLAIN) {
      return bits == 16
          ? new int[] {0x7c00, 0x3e0, 0x1f, 0}
          : new int[] {0xff0000, 0xff00, 0xff, 0};
    }
    Cursor cursor = new Cursor(file).to(HEADER + NEW);
    int[] masks = new int[4];
    boolean alpha = size >= WITH_ALPHA || kind == MASKS_ALPHA;
    for (int i = 0; i < (alpha ? 4 : 3); i++) {
      masks[i] = (int) cursor.little32();
    }
    return masks;
  }

  private static int[] palette(Cursor cursor, int bits, long colours, int entry, long data) {
    if (bits > 8) {
      return null;
    }
    int[] palette = new int[1 << bits];
    Arrays.fill(palette, OPAQUE);
    long count = colours == 0 ? palette.length : Math.min(colours, palette.length);
    count = Math.min(count, Math.max(0, (data - cursor.at()) / entry));
    for (int i = 0; i < count; i++) {
      palette[i] = OPAQUE | cursor.little24();
      cursor.skip(entry - 3);
    }
    return palette;
  }

  private long stride() {
    return Math.ceilDiv((long) width * bits, 32) * 4;
  }

  private long used() {
    return Math.ceilDiv((long) width * bits, 8);
  }

  private Pixels rows() {
    Reducer reducer = new Reducer(width, height);
    int[] row = new int[width];
    boolean seeThrough = masks != null && masks[3] != 0 && !anyAlpha();
    for (int i = 0; i < height; i++) {
      row((int) (data + i * stride()), row);
      if (seeThrough) {
        Arrays.setAll(row, x -> row[x] | OPAQUE);
      }
      reducer.row(topDown ? i : height - 1 - i, row);
    }
    return reducer.finish();
  }

  /** Many writers announce an alpha and leave it at nought everywhere. */
  private boolean anyAlpha() {
    int[] row = new int[width];
    for (int i = 0; i < height; i++) {
      row((int) (data + i * stride()), row);
      for (int colour : row) {
        if (colour >>> 24 != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private void row(int from, int[] row) {
    for (int x = 0; x < width; x++) {
      row[x] =
          switch (bits) {
            case 1, 4, 8 -> {
              int bit = x * bits;
              int shift = 8 - bits - bit % 8;
              yield palette[(file[from + bit / 8] & 0xff) >> shift & (1 << bits) - 1];
            }
            case 24 -> OPAQUE | little(from + 3 * x, 3);
            default -> masked(little(from + x * (bits / 8), bits / 8));
          };
    }
  }

  private int little(int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value |= (file[at + i] & 0xff) << 8 * i;
    }
    return value;
  }

  private int masked(int value) {
    int alpha = masks[3] == 0 ? OPAQUE : scaled(value, masks[3]) << 24;
    return alpha
        | scaled(value, masks[0]) << 16
        | scaled(value, masks[1]) << 8
        | scaled(value, masks[2]);
  }

  private static int scaled(int value, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long most = (mask & 0xffffffffL) >>> shift;
    return (int) (((value & mask & 0xffffffffL) >>> shift) * 255 / most);
  }

  /** Run lengths: pairs of a count and a colour; a count of nought is an order. */
  private Pixels runs() {
    Reducer reducer = new Reducer(width, height);
    int[] row = new int[width];
    Arrays.fill(row, palette[0]);
    Cursor cursor = new Cursor(file).to(data);
    int x = 0;
    int y = 0;
    while (y < height) {
      int count;
      int value;
      try {
        count = cursor.u8();
        value = cursor.u8();
      } catch (Fault early) {
        if (y < height - 1) {
          throw early;
        }
        count = 0;
        value = 1;
      }
      if (count > 0) {
        for (int i = 0; i < count && x < width; i++) {
          row[x++] = palette[bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 15];
        }
      } else if (value <= 2) {
        int right = value == 2 ? cursor.u8() : 0;
        int up = value == 0 ? 1 : value == 1 ? height - y : cursor.u8();
        x = value == 2 ? Math.min(width, x + right) : 0;
        for (int i = 0; i < up && y < height; i++) {
          reducer.row(height - 1 - y++, row);
          Arrays.fill(row, palette[0]);
        }
      } else {
        int start = cursor.at();
        cursor.skip(Math.ceilDiv(value * bits, 16) * 2L);
        for (int i = 0; i < value && x < width; i++) {
          int each = file[start + i * bits / 8] & 0xff;
          row[x++] = palette[bits == 8 ? each : i % 2 == 0 ? each >> 4 : each & 15];
        }
      }
    }
    return reducer.finish();
  }
}
