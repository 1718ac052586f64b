package dev.tensorcord.jobs.digits;

import java.util.List;

/**
 * What the network looked at.
 *
 * @param convolutions one for each, the first first
 * @param saliency how much each of the 28×28 pixels counted for the answer, 0 to 1
 */
public record Explanation(List<FeatureMaps> convolutions, float[] saliency) {
  /** Copies the list. */
  public Explanation {
    convolutions = List.copyOf(convolutions);
  }
}
