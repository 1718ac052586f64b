package dev.tensorcord.nn.layers;

import dev.tensorcord.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One way through a model. Belongs to one thread. */
public final class Pass {
  /** Asking, not learning. */
  public static final Pass INFERENCE = new Pass(false, 0, List.of(), Map.of());

  private final boolean training;
  private final long seed;
  private final List<Tensor> prices;
  private final Map<String, Tensor> given;

  private Pass(boolean training, long seed, List<Tensor> prices, Map<String, Tensor> given) {
    this.training = training;
    this.seed = seed;
    this.prices = prices;
    this.given = given;
  }

  /**
   * A way through in training.
   *
   * @param seed what random layers draw from
   */
  public static Pass training(long seed) {
    return new Pass(true, seed, new ArrayList<>(), Map.of());
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
    return training ? new Pass(true, seed * 31 + layer, prices, given) : this;
  }

  /** The same with what a layer is given beside its input, such as {@code countWeights}. */
  public Pass with(Map<String, Tensor> tensors) {
    return new Pass(training, seed, prices, Map.copyOf(tensors));
  }

  /** What the layer was given by this name beside its input; null for nothing. */
  Tensor given(String name) {
    return given.get(name);
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
