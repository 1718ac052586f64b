package dev.tensorcord.jobs.digits;

import java.util.List;

/**
 * What the filters of one convolution found in an image.
 *
 * @param layer the convolution's name
 * @param side of a map
 * @param strongest the maps with the most in them, the strongest first: {@code side * side} values
 *     from 0 on, row after row
 */
public record FeatureMaps(String layer, int side, List<float[]> strongest) {
  /** Copies the list. */
  public FeatureMaps {
    strongest = List.copyOf(strongest);
  }
}
