package dev.tensorcord.nn.layers;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.tensor.Shape;
import dev.tensorcord.tensor.Tensor;
import dev.tensorcord.tensor.Tensors;

/**
 * Random rows at right angles to each other and of one length, so that a signal that runs through a
 * recurrent layer again and again neither fades nor grows (Saxe et al. 2013): the Q of a QR
 * decomposition of normal numbers, by Gram and Schmidt's method, each vector freed from the others
 * twice to be exact.
 */
final class Orthogonal {
  private Orthogonal() {}

  static Tensor values(Shape shape, double gain, long key) {
    if (shape.rank() < 2) {
      throw Fault.of(
          "orthogonal: a weight of shape %s has no rows.".formatted(shape),
          "Use it for weights with two axes or more.");
    }
    int columns = shape.dim(shape.rank() - 1);
    int rows = columns == 0 ? 0 : shape.size() / columns;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    Tensor normal = Tensors.randomNormal(Shape.of(count, length), 0, 1, key);
    double[][] vectors = independent(normal.data(), count, length);
    float[] values = new float[shape.size()];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        int at = rows < columns ? i * columns + j : j * columns + i;
        values[at] = (float) (gain * vectors[i][j]);
      }
    }
    return Tensors.tensor(values, shape.toArray());
  }

  private static double[][] independent(float[] drawn, int count, int length) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = drawn[i * length + j];
      }
      for (int round = 0; round < 2; round++) {
        for (int other = 0; other < i; other++) {
          subtract(vectors[i], vectors[other], dot(vectors[i], vectors[other]));
        }
      }
      double norm = Math.sqrt(dot(vectors[i], vectors[i]));
      for (int j = 0; j < length; j++) {
        vectors[i][j] /= norm;
      }
    }
    return vectors;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] other, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * other[i];
    }
  }
}
