package dev.tensorcord.backend;

import java.io.Serializable;
import java.util.List;

/**
 * One piece of work for a device, whole in itself: with the input buffers it gives the output, on
 * any device and any machine. Few and coarse: fusing makes an expression longer, not this list.
 *
 * <p>An output is dense, row after row, unless its kernel has a view for it.
 */
public sealed interface Kernel extends Serializable {

  /** {@code out[i] = expression(inputs at i)} for every index of {@code dims}. */
  record Map(List<Integer> dims, Expr expression, List<View> inputs) implements Kernel {
    /** Copies the lists. */
    public Map {
      dims = List.copyOf(dims);
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * {@code out[o] = how(expression(inputs at o, i) for every i)}: the views run over the outer
   * dimensions, then the inner ones, whichever axes these were.
   */
  record Reduce(
      Reduction how, List<Integer> outer, List<Integer> inner, Expr expression, List<View> inputs)
      implements Kernel {
    /** Copies the lists. */
    public Reduce {
      outer = List.copyOf(outer);
      inner = List.copyOf(inner);
      inputs = List.copyOf(inputs);
    }
  }

  /** How a reduction joins elements. Sums of I32 wrap. */
  enum Reduction {
    SUM,
    /** The sum over the number of elements; F32 only. */
    MEAN,
    PROD,
    MAX,
    MIN,
    /** The place of the largest among the inner elements, as I32; the first of equals. */
    ARG_MAX,
    /** The place of the smallest among the inner elements, as I32; the first of equals. */
    ARG_MIN;

    /** Whether it gives a place and not a value. */
    public boolean givesIndex() {
      return this == ARG_MAX || this == ARG_MIN;
    }
  }

  /**
   * {@code out[b, i, j] = Σ left[b, i, p] · right[b, p, j]}, F32. Each view has three strides;
   * swapped ones are a transposed operand.
   */
  record MatMul(int batch, int rows, int columns, int inner, View left, View right)
      implements Kernel {}

  /** {@code out[to at i] = in[from at i]}; other places of the output stay as they are. */
  record Copy(List<Integer> dims, View from, View to) implements Kernel {
    /** Copies the list. */
    public Copy {
      dims = List.copyOf(dims);
    }
  }

  /** One number everywhere. */
  record Fill(int count, Element element, double value) implements Kernel {}

  /**
   * {@code count} F32 numbers from a counter-based generator: element i depends on the seed and i
   * alone, whatever the number of threads.
   *
   * @param a the lower end, or the mean
   * @param b the upper end (excluded), or the standard deviation
   */
  record Random(int count, Distribution distribution, double a, double b, long seed)
      implements Kernel {}

  /** What {@link Random} draws from. */
  enum Distribution {
    UNIFORM,
    NORMAL,
    /** Normal, within two standard deviations of the mean. */
    TRUNCATED_NORMAL
  }
}
