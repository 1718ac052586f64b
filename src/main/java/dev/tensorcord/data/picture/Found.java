package dev.tensorcord.data.picture;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a picture.
 *
 * @param digits in reading order
 * @param why where there is none: a clause in the member's words, such as "it is blank"
 */
public record Found(List<DigitImage> digits, Optional<String> why) {
  /** Copies the list. */
  public Found {
    digits = List.copyOf(digits);
  }

  static Found nothing(String why) {
    return new Found(List.of(), Optional.of(why));
  }
}
