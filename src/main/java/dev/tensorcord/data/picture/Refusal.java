package dev.tensorcord.data.picture;

import dev.tensorcord.fault.Fault;

/** Why a picture cannot be read, in the learner's words, and what to send in its place. */
final class Refusal {
  private static final String AGAIN =
      "Send it again, or send a screenshot of it saved as PNG or JPEG.";

  private Refusal() {}

  static Fault empty() {
    return Fault.of("This file is empty.", "Send it again; the upload may have stopped early.");
  }

  static Fault endsEarly() {
    return Fault.of("This picture's file ends too early; a part of it is missing.", AGAIN);
  }

  static Fault damaged(String format) {
    return Fault.of("This %s file is damaged and cannot be read.".formatted(format), AGAIN);
  }

  static Fault rare(String what) {
    return Fault.of("This picture is %s, which cannot be read here.".formatted(what), AGAIN);
  }

  /** A file that asks for far more work than a picture of its size needs. */
  static Fault laborious(String what) {
    return Fault.of(
        "This picture is stored in %s, more than any camera or program writes.".formatted(what),
        AGAIN);
  }

  static Fault stopped() {
    return Fault.of("The reading of this picture was stopped.", "Send it again.");
  }
}
