package dev.tensorcord.jobs.digits;

import java.io.Serializable;

/**
 * What the network says of one image: calibrated probabilities, all eleven together 1.
 *
 * @param probabilities of the digits 0 to 9
 * @param none of its being no digit
 */
public record Opinion(float[] probabilities, float none) implements Serializable {

  /** The likeliest digit. */
  public int digit() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** How likely that digit is, 0 to 1. */
  public double sureness() {
    return probabilities[digit()];
  }

  /** What to tell the one who asked. */
  public Verdict verdict() {
    return Verdict.of(this);
  }
}
