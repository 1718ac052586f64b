package dev.tensorcord.data.picture;

import java.io.ByteArrayOutputStream;

/** GIF's blocks (GIF89a). The first frame alone reaches the decoder, however many follow. */
final class GifFile {
  private static final int SCREEN = 13;
  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int INTERLACED = 0x40;
  private static final int TABLE = 0x80;

  private GifFile() {}

  static Header header(byte[] file, PictureLimits limits) {
    Cursor cursor = new Cursor(file).to(10);
    int screen = cursor.u8();
    cursor.to(SCREEN).skip(table(screen));
    int tableEnd = cursor.at();
    int control = -1;
    int block = cursor.u8();
    while (block == EXTENSION) {
      int label = cursor.u8();
      if (label == CONTROL && cursor.left() >= 6) {
        control = cursor.at();
      }
      skipBlocks(cursor);
      block = cursor.u8();
    }
    if (block != IMAGE) {
      throw Refusal.damaged("GIF");
    }
    cursor.skip(4);
    int width = cursor.little16();
    int height = cursor.little16();
    limits.checkSize(width, height);
    int packed = cursor.u8();
    int start = cursor.at();
    cursor.skip(table(packed));
    int bits = cursor.u8();
    if (bits < 2 || bits > 8 || table(packed) + table(screen) == 0) {
      throw Refusal.damaged("GIF");
    }
    skipBlocks(cursor);

    ByteArrayOutputStream one = new ByteArrayOutputStream(cursor.at());
    one.writeBytes("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    size(one, width, height);
    one.write(screen);
    one.write(0);
    one.write(0);
    one.write(file, SCREEN, tableEnd - SCREEN);
    if (control >= 0) {
      one.writeBytes(new byte[] {EXTENSION, (byte) CONTROL, 4, (byte) (file[control + 1] & 1)});
      one.writeBytes(new byte[] {0, 0, file[control + 4], 0});
    }
    one.write(IMAGE);
    size(one, 0, 0);
    size(one, width, height);
    one.write(packed & (TABLE | INTERLACED | 7));
    one.write(file, start, cursor.at() - start);
    one.write(TRAILER);
    byte[] frame = one.toByteArray();
    Decoder decoder = new Decoder("gif", width, height, 1);
    return new Header(
        "GIF",
        width,
        height,
        decoder.memory() + frame.length,
        Orientation.UPRIGHT,
        () -> decoder.image(frame));
  }

  /** Bytes of the colour table that these flags announce. */
  private static int table(int packed) {
    return (packed & TABLE) == 0 ? 0 : 3 << (packed & 7) + 1;
  }

  private static void skipBlocks(Cursor cursor) {
    for (int length = cursor.u8(); length > 0; length = cursor.u8()) {
      cursor.skip(length);
    }
  }

  private static void size(ByteArrayOutputStream out, int width, int height) {
    out.write(width);
    out.write(width >> 8);
    out.write(height);
    out.write(height >> 8);
  }
}
