package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Any picture that a member sends: PNG, JPEG, GIF, BMP or WebP, upright, reduced to the size that
 * it is worked on. Immutable; {@link #read} may be called from any thread.
 */
public final class Picture {
  /** Megabytes that all decoding at one time may take; whoever finds none left waits. */
  private static final int MEGABYTES = 160;

  private static final Semaphore MEMORY = new Semaphore(MEGABYTES, true);

  private final Pixels pixels;

  private Picture(Pixels pixels) {
    this.pixels = pixels;
  }

  /**
   * Reads a file. Its size is read from its header and checked before anything is decoded.
   *
   * @param name the file's name, for messages alone: what it is, its bytes say
   * @throws Fault if it is no picture, is damaged, or is beyond a limit
   */
  public static Picture read(byte[] file, String name, PictureLimits limits) {
    Header header = FileKind.header(file, name, limits);
    int needed = (int) Math.min(MEGABYTES, 1 + (header.memory() >> 20));
    try {
      MEMORY.acquire(needed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.stopped();
    }
    try {
      return new Picture(header.turn().apply(header.decoding().decode()));
    } catch (Fault e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Decoders meet what no test foresaw; whatever they throw, the file is what they choked on.
      throw Refusal.damaged(header.format());
    } finally {
      MEMORY.release(needed);
    }
  }

  /** Its width as it is seen, in the file's own pixels. */
  public int width() {
    return pixels.fullWidth();
  }

  /** Its height as it is seen, in the file's own pixels. */
  public int height() {
    return pixels.fullHeight();
  }

  /** The reduced colours. */
  Pixels pixels() {
    return pixels;
  }

  /** A small opaque copy for showing: upright, what is transparent on its own ground. */
  public BufferedImage preview(int longestSide) {
    Pixels seen = Ground.fill(pixels);
    BufferedImage whole =
        new BufferedImage(seen.width(), seen.height(), BufferedImage.TYPE_INT_RGB);
    whole.setRGB(0, 0, seen.width(), seen.height(), seen.argb(), 0, seen.width());
    int longest = Math.max(seen.width(), seen.height());
    if (longest <= longestSide) {
      return whole;
    }
    // Halves until the last step, since bilinear sampling below a half leaves pixels out.
    BufferedImage from = whole;
    while (longest > longestSide) {
      int next = Math.max(longestSide, Math.ceilDiv(longest, 2));
      int width = Math.max(1, Math.round((float) from.getWidth() * next / longest));
      int height = Math.max(1, Math.round((float) from.getHeight() * next / longest));
      BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = to.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(from, 0, 0, width, height, null);
      graphics.dispose();
      from = to;
      longest = next;
    }
    return from;
  }
}
