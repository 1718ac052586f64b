package dev.tensorcord.backend;

import java.io.Serializable;

/**
 * How a filter slides along one axis of an image: output {@code o} meets, with its tap {@code t},
 * the input {@code o * stride + t * dilation - before}. Inputs that are not there count as nothing.
 *
 * @param input how many places the image has
 * @param filter how many taps the filter has
 * @param output how many places the result has
 * @param stride places from one output to the next
 * @param dilation places from one tap to the next
 * @param before places of padding before the image; those after it follow from the rest
 */
public record Slide(int input, int filter, int output, int stride, int dilation, int before)
    implements Serializable {

  /** The input that an output's tap meets; may lie outside of the image. */
  public int at(int place, int tap) {
    return place * stride + tap * dilation - before;
  }

  /** The first tap that meets the image. */
  public int firstTap(int place) {
    int missing = before - place * stride;
    return missing <= 0 ? 0 : Math.min(filter, (missing + dilation - 1) / dilation);
  }

  /** The tap after the last that meets the image. */
  public int endTap(int place) {
    int room = input - 1 + before - place * stride;
    return room < 0 ? 0 : Math.min(filter, room / dilation + 1);
  }
}
