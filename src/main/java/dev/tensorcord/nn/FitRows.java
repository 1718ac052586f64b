package dev.tensorcord.nn;

import dev.tensorcord.fault.Fault;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The examples of one call of {@code fit}, weighted, and which of them it learns from.
 *
 * @param all those that it learns from, and behind them those that are held back for validation
 * @param learnt how many it learns from
 * @param held what it is validated with after each epoch; null for nothing
 */
record FitRows(Examples all, int learnt, Examples held) {
  /**
   * Validation has examples of its own, or the last part of those given.
   *
   * @throws Fault if nothing is left to learn from
   */
  static FitRows of(Model model, Examples given, FitOptions options) {
    Examples all =
        ClassWeights.weighted(
            Rows.of(model, given), options.classWeight, options.sampleWeight, model.outputNames());
    int count = all.count();
    int learnt = count;
    Examples held = null;
    if (options.validationData != null) {
      held = Rows.of(model, FitLoop.pair(options.validationData));
    } else if (options.validationSplit > 0) {
      learnt = (int) Math.floor(count * (1 - options.validationSplit));
      held = learnt < count ? all.part(learnt, count - learnt).unweighted() : null;
    }
    if (learnt == 0) {
      throw Fault.of("fit: there are no examples to learn from.", "Give at least one.");
    }
    model.stateful(learnt, options.batchSize);
    return new FitRows(all, learnt, held);
  }

  /** The order of an epoch: shuffled (Fisher and Yates) where that is asked for. */
  static int[] order(int count, boolean shuffle, SplittableRandom random) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int i = count - 1; i > 0 && shuffle; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }
}
