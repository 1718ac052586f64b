package dev.tensorcord.data.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A camera's note in a JPEG of how it was held (Exif 2.32, 4.5: a TIFF directory of one entry, its
 * numbers big-endian), for tests.
 */
public final class CameraNote {
  private static final int SEGMENT = 0xffe1;
  private static final int LENGTH = 34;
  private static final int DIRECTORY = 8;
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  /** Bytes of a JPEG before its first segment. */
  private static final int START = 2;

  private CameraNote() {}

  /**
   * The JPEG with the note.
   *
   * @param orientation 1 to 8, as Exif counts them
   */
  public static byte[] onto(byte[] jpeg, int orientation) {
    return onto(jpeg, DIRECTORY, 1, orientation);
  }

  /** The same, with a directory that may lie anywhere and say that it has any number of entries. */
  static byte[] onto(byte[] jpeg, int directory, int entries, int orientation) {
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 2 + LENGTH).put(jpeg, 0, START);
    all.putShort((short) SEGMENT).putShort((short) LENGTH);
    all.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(directory);
    all.putShort((short) entries).putShort((short) ORIENTATION).putShort((short) SHORT);
    all.putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
    return all.put(jpeg, START, jpeg.length - START).array();
  }
}
