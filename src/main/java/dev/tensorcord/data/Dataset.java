package dev.tensorcord.data;

import java.util.List;

/**
 * Points with what was learnt while reading them.
 *
 * @param xLabel what x is called, {@code x} where nothing is known; untrusted text
 * @param yLabel what y is called
 * @param notes sentences for the member about what was read in a way that they might not expect
 */
public record Dataset(Points points, String xLabel, String yLabel, List<String> notes) {
  public Dataset {
    notes = List.copyOf(notes);
  }

  /** Points with the plain names of the axes. */
  public static Dataset of(Points points, List<String> notes) {
    return new Dataset(points, "x", "y", notes);
  }
}
