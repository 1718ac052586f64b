package dev.tensorcord.data.picture;

import java.io.ByteArrayOutputStream;

/**
 * WebP's chunks (RFC 9649). The first frame alone, with its alpha, reaches the decoder in a
 * container of ours; profiles and notes are left out.
 */
final class WebpFile {
  private static final int HEADER = 12;
  private static final int FRAME_HEADER = 16;
  private static final int ALPHA = 0x10;

  /** Its decoder takes several times the time and the memory of the others. */
  private static final int DEARER = 4;

  private static final int BYTES_PER_PIXEL = 12;

  private final byte[] file;
  private Orientation turn = Orientation.UPRIGHT;
  private Chunk image;
  private Chunk alpha;

  private WebpFile(byte[] file) {
    this.file = file;
  }

  static Header header(byte[] file, PictureLimits limits) {
    WebpFile webp = new WebpFile(file);
    webp.chunks(new Cursor(file).to(HEADER), false);
    if (webp.image == null) {
      throw Refusal.damaged("WebP");
    }
    return webp.header(limits);
  }

  private void chunks(Cursor cursor, boolean inFrame) {
    while (cursor.left() >= 8) {
      String name = cursor.letters(4);
      long length = cursor.little32();
      int start = cursor.at();
      cursor.skip(length);
      Chunk chunk = new Chunk(name, start, (int) length);
      switch (name) {
        case "VP8 ", "VP8L" -> image = image == null ? chunk : image;
        case "ALPH" -> alpha = image == null ? chunk : alpha;
        case "EXIF" -> turn = Orientation.read(file, exif(chunk), start + (int) length);
        case "ANMF" -> {
          if (image == null && !inFrame && length > FRAME_HEADER) {
            chunks(new Cursor(file, start + FRAME_HEADER, cursor.at()), true);
          }
        }
        default -> {
          // Profiles and notes.
        }
      }
      if (cursor.left() > 0) {
        cursor.skip(length & 1);
      }
    }
  }

  /** Some writers leave JPEG's six letters before the notes. */
  private int exif(Chunk chunk) {
    boolean letters =
        chunk.length > 6 && new Cursor(file).to(chunk.start).letters(6).equals("Exif\0\0");
    return chunk.start + (letters ? 6 : 0);
  }

  private Header header(PictureLimits limits) {
    Cursor cursor = new Cursor(file, image.start, image.start + image.length);
    int width;
    int height;
    if (image.name.equals("VP8L")) {
      int mark = cursor.u8();
      long size = cursor.little32();
      width = (int) (size & 0x3fff) + 1;
      height = (int) (size >> 14 & 0x3fff) + 1;
      if (mark != 0x2f) {
        throw Refusal.damaged("WebP");
      }
    } else {
      int tag = cursor.little24();
      int mark = cursor.little24();
      width = cursor.little16() & 0x3fff;
      height = cursor.little16() & 0x3fff;
      if (mark != 0x2a019d || (tag & 1) != 0) {
        throw Refusal.damaged("WebP");
      }
    }
    limits.checkSize(width, height);
    limits.checkPixels(width, height, limits.pixels() / DEARER, "WebP picture");
    byte[] frame = container(width, height);
    boolean clear = alpha != null || image.name.equals("VP8L");
    Decoder decoder = new Decoder("webp", width, height, clear ? 4 : 3);
    return new Header(
        "WebP",
        width,
        height,
        decoder.memory() + (long) width * height * BYTES_PER_PIXEL,
        turn,
        () -> decoder.image(frame));
  }

  private byte[] container(int width, int height) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(image.length + 64);
    if (alpha != null && image.name.equals("VP8 ")) {
      letters(body, "VP8X");
      little(body, 10, 4);
      little(body, ALPHA, 4);
      little(body, width - 1, 3);
      little(body, height - 1, 3);
      chunk(body, alpha);
    }
    chunk(body, image);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + HEADER);
    letters(whole, "RIFF");
    little(whole, body.size() + 4, 4);
    letters(whole, "WEBP");
    whole.writeBytes(body.toByteArray());
    return whole.toByteArray();
  }

  private void chunk(ByteArrayOutputStream out, Chunk chunk) {
    letters(out, chunk.name);
    little(out, chunk.length, 4);
    out.write(file, chunk.start, chunk.length);
    if (chunk.length % 2 == 1) {
      out.write(0);
    }
  }

  private static void letters(ByteArrayOutputStream out, String letters) {
    out.writeBytes(letters.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static void little(ByteArrayOutputStream out, int value, int count) {
    for (int i = 0; i < count; i++) {
      out.write(value >> 8 * i);
    }
  }

  private record Chunk(String name, int start, int length) {}
}
