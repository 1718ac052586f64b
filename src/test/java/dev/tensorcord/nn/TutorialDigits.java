package dev.tensorcord.nn;

import dev.tensorcord.data.Mnist;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;
import java.util.Arrays;

/** Digits in arrays of the host, a batch of which becomes tensors when a step asks for it. */
record TutorialDigits(float[] pixels, float[] rows, byte[] digits) {
  private static final int CLASSES = 10;

  static TutorialDigits of(Mnist source) {
    int[] order = new int[source.size()];
    Arrays.setAll(order, i -> i);
    return of(source, order);
  }

  /** In the order in which the engines of other makers are given them to compare. */
  static TutorialDigits shuffled(Mnist source) {
    int[] order = new int[source.size()];
    Arrays.setAll(order, i -> i);
    int state = 7;
    for (int i = order.length - 1; i > 0; i--) {
      // Marsaglia's xorshift (2003).
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      int other = (int) ((Integer.toUnsignedLong(state) + 0.5) / 4294967296.0 * (i + 1));
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
    return of(source, order);
  }

  private static TutorialDigits of(Mnist source, int[] order) {
    float[] pixels = new float[order.length * Mnist.PIXELS];
    float[] rows = new float[order.length * CLASSES];
    byte[] digits = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      digits[i] = source.labels()[order[i]];
      rows[i * CLASSES + digits[i]] = 1;
      for (int p = 0; p < Mnist.PIXELS; p++) {
        pixels[i * Mnist.PIXELS + p] = (source.images()[order[i] * Mnist.PIXELS + p] & 0xFF) / 255f;
      }
    }
    return new TutorialDigits(pixels, rows, digits);
  }

  int size() {
    return digits.length;
  }

  /** Images [count,28,28,1]. */
  Tensor images(int from, int count) {
    float[] part = Arrays.copyOfRange(pixels, from * Mnist.PIXELS, (from + count) * Mnist.PIXELS);
    return Tensors.tensor(part, count, Mnist.SIDE, Mnist.SIDE, 1);
  }

  /** A row for each image, 1 at its digit. */
  Tensor labels(int from, int count) {
    float[] part = Arrays.copyOfRange(rows, from * CLASSES, (from + count) * CLASSES);
    return Tensors.tensor(part, count, CLASSES);
  }
}
