package dev.tensorcord.nn.layers;

/**
 * One way through a model.
 *
 * @param training whether layers behave as in training, as dropout does
 * @param seed what random layers draw from in this pass
 */
public record Pass(boolean training, long seed) {
  /** Asking, not learning. */
  public static final Pass INFERENCE = new Pass(false, 0);

  /** The same with a seed of its own for a layer. */
  public Pass at(int layer) {
    return training ? new Pass(true, seed * 31 + layer) : this;
  }
}
