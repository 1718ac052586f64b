package dev.tensorcord.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits, 28×28, white on black (LeCun, Cortes; licence beside the files): read from
 * the class path when first asked for, then held. Callers leave the arrays as they are.
 *
 * @param images {@link #PIXELS} bytes for each digit, row after row, 0 ground to 255 ink
 * @param labels which digit each shows, 0 to 9
 */
public record Mnist(byte[] images, byte[] labels) {
  /** The side of an image. */
  public static final int SIDE = 28;

  /** Values of one image. */
  public static final int PIXELS = SIDE * SIDE;

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private static final class Train {
    static final Mnist DIGITS = read("train", 60_000);
  }

  private static final class Test {
    static final Mnist DIGITS = read("t10k", 10_000);
  }

  /** The 60,000 to learn from. */
  public static Mnist train() {
    return Train.DIGITS;
  }

  /** The 10,000 to test with. */
  public static Mnist test() {
    return Test.DIGITS;
  }

  /**
   * The first of those to learn from, and behind them the first of those to test with; read anew
   * with each call.
   */
  public static Mnist first(int train, int test) {
    Mnist learn = read("train", 60_000, train);
    Mnist check = read("t10k", 10_000, test);
    byte[] images = Arrays.copyOf(learn.images, learn.images.length + check.images.length);
    System.arraycopy(check.images, 0, images, learn.images.length, check.images.length);
    byte[] labels = Arrays.copyOf(learn.labels, train + test);
    System.arraycopy(check.labels, 0, labels, train, test);
    return new Mnist(images, labels);
  }

  /** How many digits there are. */
  public int size() {
    return labels.length;
  }

  /** The digits from one number to before another. */
  public Mnist part(int from, int to) {
    return new Mnist(
        Arrays.copyOfRange(images, from * PIXELS, to * PIXELS),
        Arrays.copyOfRange(labels, from, to));
  }

  /** The values of one image, 0 to 1. */
  public float[] image(int index) {
    float[] values = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      values[i] = (images[index * PIXELS + i] & 0xFF) / 255f;
    }
    return values;
  }

  private static Mnist read(String part, int count) {
    return read(part, count, count);
  }

  private static Mnist read(String part, int count, int wanted) {
    String path = "/mnist/" + part;
    int[] head = {IMAGES, count, SIDE, SIDE};
    byte[] images = read(path + "-images-idx3-ubyte.gz", head, wanted * PIXELS);
    byte[] labels = read(path + "-labels-idx1-ubyte.gz", new int[] {LABELS, count}, wanted);
    return new Mnist(images, labels);
  }

  /** The first bytes of an IDX file after its head, which must be this one. */
  private static byte[] read(String file, int[] head, int size) {
    try (InputStream packed = Mnist.class.getResourceAsStream(file)) {
      if (packed == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(packed), 1 << 16));
      for (int i = 0; i < head.length; i++) {
        int found = in.readInt();
        if (found != head[i]) {
          throw new IllegalStateException(
              "%s is damaged: head word %d is %d, not %d".formatted(file, i, found, head[i]));
        }
      }
      byte[] values = in.readNBytes(size);
      if (values.length != size) {
        throw new IllegalStateException(
            "%s is damaged: %d bytes, not %d".formatted(file, values.length, size));
      }
      return values;
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
