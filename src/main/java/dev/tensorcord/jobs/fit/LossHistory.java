package dev.tensorcord.jobs.fit;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The loss after so many steps, for a run of any length in bounded room: the first steps all, the
 * others evenly thinned.
 *
 * @param steps ascending from 0
 * @param losses in the member's units
 */
public record LossHistory(int[] steps, double[] losses) implements Serializable {
  /** The loss before training. */
  public double first() {
    return losses[0];
  }

  /** The loss after the last step. */
  public double last() {
    return losses[losses.length - 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LossHistory that
        && Arrays.equals(steps, that.steps)
        && Arrays.equals(losses, that.losses);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(steps) + Arrays.hashCode(losses);
  }

  /** Collects losses while a run goes on. */
  static final class Recorder {
    private static final int MOST = 400;
    private static final int ALL_UNTIL = 40;

    private final int[] steps = new int[MOST + 1];
    private final double[] losses = new double[MOST + 1];
    private int size;
    private int stride = 1;

    void add(int step, double loss) {
      if (step > ALL_UNTIL && step % stride != 0) {
        return;
      }
      if (size == MOST) {
        thin();
      }
      put(step, loss);
    }

    /** The history with the last loss, which is always in it. */
    LossHistory end(int step, double loss) {
      if (size > 0 && steps[size - 1] == step) {
        size--;
      }
      put(step, loss);
      return new LossHistory(Arrays.copyOf(steps, size), Arrays.copyOf(losses, size));
    }

    private void put(int step, double loss) {
      steps[size] = step;
      losses[size] = loss;
      size++;
    }

    private void thin() {
      stride *= 2;
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (steps[i] <= ALL_UNTIL || steps[i] % stride == 0) {
          steps[kept] = steps[i];
          losses[kept] = losses[i];
          kept++;
        }
      }
      size = kept;
    }
  }
}
