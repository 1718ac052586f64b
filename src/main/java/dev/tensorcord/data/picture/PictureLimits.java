package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;

/**
 * How large a picture may be; {@code config/limits.yaml} names them {@code classify.file_bytes} and
 * so on.
 *
 * @param bytes {@code classify.file_bytes}: bytes of an attached picture
 * @param side {@code classify.side}: pixels of its longer side
 * @param pixels {@code classify.pixels}: its pixels, width times height
 * @param digits {@code classify.digits}: digits of one picture
 */
public record PictureLimits(int bytes, int side, long pixels, int digits) {
  /** The largest photos that phones take pass, and no more. */
  public static final PictureLimits DEFAULT = new PictureLimits(16 << 20, 10_000, 50_000_000, 20);

  /** What can still hold a digit. */
  private static final int SHORTEST = 3;

  private static final int LONGEST = 8;

  /** Checks that every limit lets something through. */
  public PictureLimits {
    if (bytes < 1000 || side < 28 || pixels < 784 || digits < 1) {
      throw new IllegalArgumentException("a limit of classify lets nothing through");
    }
    if (bytes > 1 << 28 || side > 65_535 || pixels > 200_000_000) {
      throw new IllegalArgumentException("a limit of classify is beyond what memory allows");
    }
  }

  void checkFile(long length) {
    if (length > bytes) {
      throw Fault.limit(
          "classify.file_bytes",
          "This file has %,d bytes".formatted(length),
          "%,d bytes are".formatted(bytes),
          "Crop the picture to the digits, or send a screenshot of it.");
    }
  }

  void checkSize(long width, long height) {
    if (Math.max(width, height) > side) {
      throw Fault.limit(
          "classify.side",
          "This picture is %,d×%,d pixels".formatted(width, height),
          "%,d pixels a side are".formatted(side),
          "Crop it to the digits, or make it smaller.");
    }
    checkPixels(width, height, pixels, "picture");
    if (Math.min(width, height) < SHORTEST || Math.max(width, height) < LONGEST) {
      throw Fault.of(
          "This picture is %d×%d pixels, too small to hold a digit.".formatted(width, height),
          "Send one of at least 28×28 pixels.");
    }
  }

  /** As {@link #checkSize}, for a kind of picture that takes more work for each pixel. */
  void checkPixels(long width, long height, long most, String kind) {
    if (width * height > most) {
      throw Fault.limit(
          "classify.pixels",
          "This %s has %,d pixels (%,d×%,d)".formatted(kind, width * height, width, height),
          "%,d pixels are".formatted(most),
          "Crop it to the digits, or make it smaller.");
    }
  }
}
