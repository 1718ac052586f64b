package dev.tensorcord.data.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Builds picture files, good ones and parts of bad ones, for tests. */
final class PictureFiles {
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PictureFiles() {}

  /** A picture in one of the formats that the JDK writes. */
  static byte[] encoded(BufferedImage image, String format) {
    boolean clear = format.equals("png") || format.equals("gif");
    BufferedImage from = image;
    if (!clear) {
      from = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
      from.createGraphics().drawImage(image, 0, 0, null);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(from, format, out)) {
        throw new IllegalStateException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] png(BufferedImage image) {
    return encoded(image, "png");
  }

  static byte[] jpeg(BufferedImage image) {
    return encoded(image, "jpeg");
  }

  /** A committed file that the JDK cannot write. */
  static byte[] resource(String name) {
    try (InputStream in = PictureFiles.class.getResourceAsStream("/pictures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG with a camera's note of how it is held. */
  static byte[] turned(byte[] jpeg, int orientation) {
    byte[] note = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return join(head(jpeg, 2), note, tail(jpeg, 2));
  }

  static byte[] pngOf(byte[]... chunks) {
    return join(PNG, join(chunks));
  }

  static byte[] chunk(String name, byte[] data) {
    byte[] named = join(name.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(named);
    return join(big(data.length), named, big((int) sum.getValue()));
  }

  static byte[] ihdr(int width, int height, int depth, int type, int interlace) {
    byte[] rest = {(byte) depth, (byte) type, 0, 0, (byte) interlace};
    return chunk("IHDR", join(big(width), big(height), rest));
  }

  static byte[] iend() {
    return chunk("IEND", new byte[0]);
  }

  /** So many zero bytes, deflated; they never stand in memory. */
  static byte[] zeros(long count) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    byte[] packed = new byte[1 << 16];
    for (long left = count; left > 0; left -= block.length) {
      deflater.setInput(block, 0, (int) Math.min(left, block.length));
      while (!deflater.needsInput()) {
        out.write(packed, 0, deflater.deflate(packed));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(packed, 0, deflater.deflate(packed));
    }
    deflater.end();
    return out.toByteArray();
  }

  static byte[] big(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] little(int value) {
    return ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] head(byte[] file, int count) {
    return java.util.Arrays.copyOf(file, count);
  }

  static byte[] tail(byte[] file, int from) {
    return java.util.Arrays.copyOfRange(file, from, file.length);
  }

  /** The file with other bytes from an offset on. */
  static byte[] patched(byte[] file, int at, int... values) {
    byte[] other = file.clone();
    for (int i = 0; i < values.length; i++) {
      other[at + i] = (byte) values[i];
    }
    return other;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Where a sequence of bytes first stands. */
  static int find(byte[] file, int... sequence) {
    for (int i = 0; i + sequence.length <= file.length; i++) {
      boolean here = true;
      for (int k = 0; k < sequence.length && here; k++) {
        here = (file[i + k] & 0xff) == sequence[k];
      }
      if (here) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in this file");
  }
}
