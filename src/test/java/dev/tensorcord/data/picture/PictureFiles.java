package dev.tensorcord.data.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Builds picture files, good ones and parts of bad ones, for tests. */
final class PictureFiles {
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** Bytes that are packed at a time. */
  private static final int BLOCK = 1 << 20;

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, (byte) 0xda});
    // A block that can be copied: none refers to the ones before it.
    byte[] block = deflatedZeros(BLOCK, Deflater.FULL_FLUSH);
    for (long i = 0; i < count / BLOCK; i++) {
      out.writeBytes(block);
    }
    out.writeBytes(deflatedZeros((int) (count % BLOCK), Deflater.NO_FLUSH));
    // Adler-32: its first sum stays 1, its second counts the bytes.
    out.writeBytes(big((int) (count % 65_521 << 16 | 1)));
    return out.toByteArray();
  }

  private static byte[] deflatedZeros(int count, int flush) {
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(new byte[count]);
      if (flush == Deflater.NO_FLUSH) {
        deflater.finish();
      }
      byte[] packed = new byte[2 * BLOCK];
      return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, flush));
    }
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
