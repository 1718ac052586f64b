package dev.tensorcord.jobs.bench;

import dev.tensorcord.data.Mnist;

/**
 * MNIST as the comparison hands it out: host arrays in one order.
 *
 * @param x images, {@link Mnist#PIXELS} floats each
 * @param y labels
 */
record DigitData(float[] x, int[] y) {
  /** The 60,000 to learn from, in the one shuffled order. */
  static DigitData train() {
    return of(Mnist.train(), new Xorshift(7).order(Mnist.train().size()));
  }

  /** The 10,000 to test with, as they are. */
  static DigitData test() {
    int[] order = new int[Mnist.test().size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return of(Mnist.test(), order);
  }

  private static DigitData of(Mnist digits, int[] order) {
    float[] x = new float[order.length * Mnist.PIXELS];
    int[] y = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(digits.image(order[i]), 0, x, i * Mnist.PIXELS, Mnist.PIXELS);
      y[i] = digits.labels()[order[i]];
    }
    return new DigitData(x, y);
  }

  int size() {
    return y.length;
  }
}
