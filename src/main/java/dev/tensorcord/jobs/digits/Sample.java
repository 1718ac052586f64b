package dev.tensorcord.jobs.digits;

import java.time.Instant;

/**
 * A digit that a member gave to the community's data set.
 *
 * @param run the reading that it comes from
 * @param position of the digit in the reading, from 0
 * @param label 0 to 9, or -1 for no digit
 * @param said what the network had said, likewise
 * @param pixels 28×28 of them, 0 ground to 255 ink
 * @param given when the label was given
 */
public record Sample(
    String member, String run, int position, int label, int said, byte[] pixels, Instant given) {
  /** The label of what is no digit. */
  public static final int NONE = -1;
}
