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

  /**
   * Several values over one range of {@code size} places, in one pass over memory: what chains of
   * element-wise ops and the reductions at their ends are fused into. The value {@code i} is the
   * step {@code i}; each result is an output of its own.
   */
  record Pass(int size, List<Step> steps, List<Result> results) implements Kernel {
    /** Copies the lists. */
    public Pass {
      steps = List.copyOf(steps);
      results = List.copyOf(results);
    }
  }

  /**
   * A value that a pass writes.
   *
   * @param fold how it is joined first; null to write it at every place
   */
  record Result(int value, Fold fold) implements Serializable {}

  /**
   * {@code out[o, i] = how(value at the place (o * joined + j) * inner + i for every j)}.
   *
   * @param outer how many stretches of places are joined, each on its own
   * @param joined how many values make one
   * @param inner how many neighbouring values stay apart
   */
  record Fold(Reduction how, int outer, int joined, int inner) implements Serializable {}

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
   * {@code out[b, i, j] = Σ left[b, i, p] · right[b, p, j]}, F32 or, modulo 2³², I32. Each view has
   * three strides; swapped ones are a transposed operand.
   */
  record MatMul(int batch, int rows, int columns, int inner, View left, View right)
      implements Kernel {}

  /**
   * Each matrix A of a batch, dense, taken apart or turned round, F32. What the output holds for
   * each of them, one after the other, is told by {@link Factoring}.
   */
  record Factor(Factoring how, int batch, int rows, int columns) implements Kernel {
    /** How many numbers the output holds for each matrix. */
    public int length() {
      int less = Math.min(rows, columns);
      return switch (how) {
        case INVERSE, CHOLESKY -> rows * rows;
        case DETERMINANT -> 1;
        case QR -> less * (rows + columns);
        case FULL_QR -> rows * (rows + columns);
        case EIGEN -> rows * (rows + 1);
        case SINGULAR_VALUES -> less * (rows + columns + 1);
        case FULL_SINGULAR_VALUES -> rows * rows + less + columns * columns;
      };
    }
  }

  /** What {@link Factor} makes of a matrix A. Not-a-numbers give not-a-numbers. */
  enum Factoring {
    /** {@code A⁻¹}; throws {@link Singular} where there is none. */
    INVERSE,
    /** One number. */
    DETERMINANT,
    /**
     * The lower triangle L with {@code A = L · Lᵀ}, of A the lower triangle; throws {@link
     * Singular} where A is not positive definite.
     */
    CHOLESKY,
    /**
     * Q of as many columns as the shorter side of A, orthonormal, then the upper triangle R, with
     * {@code A = Q · R}.
     */
    QR,
    /** As {@link #QR}, Q square. */
    FULL_QR,
    /** The eigenvalues of a symmetric A in ascending order, of A the lower triangle, then V. */
    EIGEN,
    /** U, the singular values in descending order, Vᵀ, with {@code A = U · diag(S) · Vᵀ}. */
    SINGULAR_VALUES,
    /** As {@link #SINGULAR_VALUES}, U and Vᵀ square. */
    FULL_SINGULAR_VALUES
  }

  /**
   * {@code out[b] = left[b]⁻¹ · right[b]}, F32; the left matrices are square. Throws {@link
   * Singular} where there is none.
   */
  record Solve(int batch, int size, int columns, View left, View right) implements Kernel {}

  /**
   * Filters that slide over images, F32: {@code out[b, y, x, f] = Σ image[b, rows at (y, i),
   * columns at (x, j), c] · filter[i, j, c, f]} over the taps i, j and the channels c. The inputs
   * are the images, the filters and, where there is a bias, one number for each filter, which is
   * added.
   *
   * @param relu whether results below 0 become 0
   */
  record Conv2d(
      int batch, Slide rows, Slide columns, int channels, int filters, boolean bias, boolean relu)
      implements Kernel {}

  /**
   * The gradient of {@link Conv2d} with respect to the images, which is the transposed convolution:
   * {@code out[b, rows at (y, i), columns at (x, j), c] = Σ dy[b, y, x, f] · filter[i, j, c, f]}.
   * The inputs are dy and the filters.
   */
  record Conv2dInputGradient(int batch, Slide rows, Slide columns, int channels, int filters)
      implements Kernel {}

  /**
   * The gradient of {@link Conv2d} with respect to the filters: {@code out[i, j, c, f] = Σ image[b,
   * rows at (y, i), columns at (x, j), c] · dy[b, y, x, f]}. The inputs are the images and dy.
   */
  record Conv2dFilterGradient(int batch, Slide rows, Slide columns, int channels, int filters)
      implements Kernel {}

  /**
   * A convolution, with its bias and relu if it has them, and the largest value in each window of
   * its result. The inputs are those of the convolution and, where {@code places} are wanted, a
   * buffer of bytes as large as the output that is written too: which place of its window each
   * result stands at, counted row after row; 0 where no value is larger than -∞. A window has 256
   * places at most.
   *
   * @param rows how the window slides down the convolution's result
   * @param columns how it slides along
   */
  record Conv2dPool(Conv2d conv, Slide rows, Slide columns, boolean places) implements Kernel {}

  /**
   * The gradient of {@link Conv2dPool}, before its relu, with respect to the images. The inputs are
   * dy, the places and the filters.
   */
  record Conv2dPoolInputGradient(Conv2d conv, Slide rows, Slide columns) implements Kernel {}

  /**
   * The gradient of {@link Conv2dPool}, before its relu, with respect to the filters. The inputs
   * are the images, dy and the places.
   */
  record Conv2dPoolFilterGradient(Conv2d conv, Slide rows, Slide columns) implements Kernel {}

  /**
   * A window that slides over images, F32. AVERAGE: the mean of what the window shows of the image,
   * NaN where that is nothing. MAX: the input has the largest value at the first of equals, NaN
   * passed over, -∞ where there is none; with a second input, what stands at the places where the
   * second is largest, 0 where there is none.
   */
  record Pool(Pooling how, int batch, Slide rows, Slide columns, int channels) implements Kernel {}

  /**
   * The gradient of {@link Pool}: what each output gives back to the inputs that it came from. The
   * inputs are dy and, for MAX, the images.
   */
  record PoolGradient(Pooling how, int batch, Slide rows, Slide columns, int channels)
      implements Kernel {}

  /**
   * One filter for each channel, F32. FORWARD: {@code out[b, y, x, c] = Σ image[b, rows at (y, i),
   * columns at (x, j), c] · filter[i, j, c]}; the inputs are the images and the filters. BY_IMAGES
   * and BY_FILTERS are its gradients; the inputs are dy and the filters, or the images and dy.
   */
  record Depthwise(Part part, int batch, Slide rows, Slide columns, int channels)
      implements Kernel {}

  /** A function of two inputs, or its gradient with respect to one of them. */
  enum Part {
    FORWARD,
    BY_IMAGES,
    BY_FILTERS
  }

  /**
   * The discrete Fourier transform of rows of {@code size} complex numbers, F32 pairs of real and
   * imaginary part: {@code out[b, k] = Σ in[b, n] · e^(∓2πi·k·n/size)}; the inverse with a plus,
   * and over {@code size}.
   */
  record Fourier(int batch, int size, boolean inverse) implements Kernel {}

  /** What {@link Pool} makes of a window. */
  enum Pooling {
    AVERAGE,
    MAX
  }

  /**
   * {@code out[o, i, k] = in[o, places[i], k]}. The inputs are a tensor of {@code [outer, size,
   * inner]} and {@code count} places as I32, each from 0 to before {@code size}.
   */
  record Gather(int outer, int size, int inner, int count, Element element) implements Kernel {}

  /**
   * The gradient of {@link Gather}: {@code out[o, places[i], k] = Σ in[o, i, k]}, 0 where no place
   * leads; F32 or I32. The inputs are a tensor of {@code [outer, count, inner]} and the places.
   */
  record Scatter(int outer, int size, int inner, int count, Element element) implements Kernel {
    /** Of F32. */
    public Scatter(int outer, int size, int inner, int count) {
      this(outer, size, inner, count, Element.F32);
    }
  }

  /**
   * Running sums or products over the middle axis of {@code [outer, size, inner]}, F32 or I32.
   *
   * @param exclusive whether an element itself does not count, and the first gives 0 or 1
   * @param reverse whether it runs from the end
   */
  record Scan(
      Scanning how,
      int outer,
      int size,
      int inner,
      boolean exclusive,
      boolean reverse,
      Element element)
      implements Kernel {}

  /** What {@link Scan} runs. */
  enum Scanning {
    SUM,
    PROD
  }

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
   * {@code count} numbers from a counter-based generator, F32 except where it says otherwise:
   * element i depends on the seed and i alone, whatever the number of threads.
   *
   * @param a the lower end, the mean, or the shape
   * @param b the upper end (excluded), the standard deviation, or the rate
   */
  record Random(int count, Distribution distribution, double a, double b, long seed)
      implements Kernel {}

  /** What {@link Random} draws from. */
  enum Distribution {
    UNIFORM,
    /** Uniform and rounded down, I32. */
    UNIFORM_INT,
    NORMAL,
    /** Normal, within two standard deviations of the mean. */
    TRUNCATED_NORMAL,
    /** The sum of {@code shape} waiting times of a {@code rate}. */
    GAMMA
  }
}
