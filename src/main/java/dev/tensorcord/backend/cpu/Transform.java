package dev.tensorcord.backend.cpu;

import java.util.Arrays;

/**
 * The discrete Fourier transform of one row: Stockham's radix-2 algorithm where the size is a power
 * of two, Bluestein's (1970) elsewhere, which makes a convolution of the transform: k·n = (k² + n²
 * - (k - n)²) / 2.
 */
final class Transform {
  private final int size;
  private final double[] cosines;
  private final double[] sines;

  /** For sizes that are no power of two: the transform that convolves, and the chirp. */
  private final Transform wide;

  private final double[] chirpReal;
  private final double[] chirpImaginary;
  private final Row spread;

  private Transform(int size) {
    this.size = size;
    boolean power = Integer.bitCount(size) == 1;
    int count = power ? size / 2 : 0;
    cosines = new double[count];
    sines = new double[count];
    for (int i = 0; i < count; i++) {
      cosines[i] = Math.cos(-2 * Math.PI * i / size);
      sines[i] = Math.sin(-2 * Math.PI * i / size);
    }
    int length = power || size == 0 ? 0 : Integer.highestOneBit(2 * size - 1) << 1;
    wide = length == 0 ? null : new Transform(length);
    chirpReal = new double[length == 0 ? 0 : size];
    chirpImaginary = new double[chirpReal.length];
    spread = length == 0 ? null : chirp(length);
  }

  static Transform of(int size) {
    return new Transform(size);
  }

  /** A row to transform in place, and room for it. */
  static final class Row {
    double[] real;
    double[] imaginary;
    private double[] otherReal;
    private double[] otherImaginary;

    private Row(int length) {
      real = new double[length];
      imaginary = new double[length];
      otherReal = new double[length];
      otherImaginary = new double[length];
    }

    private void swap() {
      double[] held = real;
      real = otherReal;
      otherReal = held;
      held = imaginary;
      imaginary = otherImaginary;
      otherImaginary = held;
    }
  }

  /** Room for a row. */
  Row row() {
    return new Row(wide == null ? size : wide.size);
  }

  private Row chirp(int length) {
    Row row = new Row(length);
    for (int i = 0; i < size; i++) {
      // The square modulo 2·size, so that the angle stays exact.
      double angle = -Math.PI * ((long) i * i % (2L * size)) / size;
      chirpReal[i] = Math.cos(angle);
      chirpImaginary[i] = Math.sin(angle);
      int mirrored = i == 0 ? 0 : length - i;
      row.real[i] = row.real[mirrored] = chirpReal[i];
      row.imaginary[i] = row.imaginary[mirrored] = -chirpImaginary[i];
    }
    wide.run(row);
    row.otherReal = null;
    row.otherImaginary = null;
    return row;
  }

  /** Transforms the first {@code size} numbers of a row in place. */
  void run(Row row) {
    if (wide == null) {
      stockham(row);
      return;
    }
    double[] re = row.real;
    double[] im = row.imaginary;
    for (int i = 0; i < size; i++) {
      double real = re[i] * chirpReal[i] - im[i] * chirpImaginary[i];
      im[i] = re[i] * chirpImaginary[i] + im[i] * chirpReal[i];
      re[i] = real;
    }
    Arrays.fill(re, size, wide.size, 0);
    Arrays.fill(im, size, wide.size, 0);
    wide.run(row);
    re = row.real;
    im = row.imaginary;
    for (int i = 0; i < wide.size; i++) {
      double real = re[i] * spread.real[i] - im[i] * spread.imaginary[i];
      // Conjugated, so that the next transform is the way back.
      im[i] = -(re[i] * spread.imaginary[i] + im[i] * spread.real[i]);
      re[i] = real;
    }
    wide.run(row);
    re = row.real;
    im = row.imaginary;
    for (int i = 0; i < size; i++) {
      double real = re[i] / wide.size;
      double imaginary = -im[i] / wide.size;
      re[i] = real * chirpReal[i] - imaginary * chirpImaginary[i];
      im[i] = real * chirpImaginary[i] + imaginary * chirpReal[i];
    }
  }

  /** Each pass halves the transforms and doubles their number; the order comes right by itself. */
  private void stockham(Row row) {
    for (int half = size / 2, stride = 1; half >= 1; half /= 2, stride *= 2) {
      double[] re = row.real;
      double[] im = row.imaginary;
      double[] toReal = row.otherReal;
      double[] toImaginary = row.otherImaginary;
      for (int p = 0; p < half; p++) {
        double cosine = cosines[p * stride];
        double sine = sines[p * stride];
        int a = stride * p;
        int b = stride * (p + half);
        int to = 2 * stride * p;
        for (int q = 0; q < stride; q++) {
          double sumReal = re[a + q] + re[b + q];
          double sumImaginary = im[a + q] + im[b + q];
          double real = re[a + q] - re[b + q];
          double imaginary = im[a + q] - im[b + q];
          toReal[to + q] = sumReal;
          toImaginary[to + q] = sumImaginary;
          toReal[to + stride + q] = real * cosine - imaginary * sine;
          toImaginary[to + stride + q] = real * sine + imaginary * cosine;
        }
      }
      row.swap();
    }
  }
}
