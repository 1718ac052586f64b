package dev.tensorcord.data.picture;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * PNG's chunks (W3C PNG, third edition). Only those that make the picture reach the decoder: colour
 * profiles, texts and all else, however large they unpack, are never looked at.
 */
final class PngFile {
  private static final int SIGNATURE = 8;
  private static final int HEADER = 13;

  /** A chunk's length, name and checksum. */
  private static final int AROUND = 12;

  /** Samples of one pixel, by colour type. */
  private static final int[] SAMPLES = {1, 0, 3, 1, 2, 0, 4};

  /** Bits of one sample that each colour type allows. */
  private static final int[][] DEPTHS = {
    {1, 2, 4, 8, 16}, {}, {8, 16}, {1, 2, 4, 8}, {8, 16}, {}, {8, 16}
  };

  private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngFile() {}

  static Header header(byte[] file, PictureLimits limits) {
    Cursor cursor = new Cursor(file).to(SIGNATURE);
    if (cursor.big32() != HEADER || !cursor.letters(4).equals("IHDR")) {
      throw Refusal.damaged("PNG");
    }
    long wide = cursor.big32();
    long high = cursor.big32();
    int depth = cursor.u8();
    int type = cursor.u8();
    limits.checkSize(wide, high);
    if (type >= DEPTHS.length || java.util.Arrays.binarySearch(DEPTHS[type], depth) < 0) {
      throw Refusal.damaged("PNG");
    }
    int width = (int) wide;
    int height = (int) high;
    Chunks chunks = chunks(file);
    Decoder decoder =
        new Decoder("png", width, height, SAMPLES[type] * Math.ceilDiv(depth, Byte.SIZE));
    return new Header(
        "PNG",
        width,
        height,
        decoder.memory() + chunks.needed.length,
        chunks.turn,
        () -> decoder.image(chunks.needed));
  }

  private static Chunks chunks(byte[] file) {
    ByteArrayOutputStream needed = new ByteArrayOutputStream(file.length);
    needed.write(file, 0, SIGNATURE);
    Orientation turn = Orientation.UPRIGHT;
    Cursor cursor = new Cursor(file).to(SIGNATURE);
    boolean image = false;
    String name = "";
    while (!name.equals("IEND")) {
      int start = cursor.at();
      long length = cursor.big32();
      name = cursor.letters(4);
      // Some writers leave off the last checksum.
      cursor.skip(name.equals("IEND") ? 0 : length + 4);
      image |= name.equals("IDAT");
      if (name.equals("PLTE") && (length > 768 || length % 3 != 0)
          || name.equals("tRNS") && length > 256) {
        throw Refusal.damaged("PNG");
      }
      if (name.equals("IEND")) {
        needed.writeBytes(new byte[] {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0, 0, 0, 0});
      } else if (NEEDED.contains(name)) {
        needed.write(file, start, (int) length + AROUND);
      } else if (name.equals("eXIf")) {
        turn = Orientation.read(file, start + 8, start + 8 + (int) length);
      }
    }
    if (!image) {
      throw Refusal.damaged("PNG");
    }
    return new Chunks(needed.toByteArray(), turn);
  }

  private record Chunks(byte[] needed, Orientation turn) {}
}
