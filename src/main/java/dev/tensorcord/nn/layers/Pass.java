package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** One way through a model. Belongs to one thread. */
public final class Pass {
  /** Asking, not learning. */
  public static final Pass INFERENCE = new Pass(false, 0, List.of());

  private final boolean training;
  private final long seed;
  private final List<Tensor> prices;

  private Pass(boolean training, long seed, List<Tensor> prices) {
    this.training = training;
    this.seed = seed;
    this.prices = prices;
  }

  /**
   * A way through in training.
   *
   * @param seed what random layers draw from
   */
  public static Pass training(long seed) {
    return new Pass(true, seed, new ArrayList<>());
  }

  /** Whether layers behave as in training, as dropout does. */
  public boolean training() {
    return training;
  }

  /** What random layers draw from. */
  public long seed() {
    return seed;
  }

  /** The same with a seed of its own for a layer. */
  public Pass at(int layer) {
    return training ? new Pass(true, seed * 31 + layer, prices) : this;
  }

  /** What layers ask for the size of what they gave, to be added to the loss. */
  public List<Tensor> prices() {
    return prices;
  }

  /** Adds to the loss, in training. */
  void price(Tensor price) {
    if (training) {
      prices.add(price);
    }
  }
}
