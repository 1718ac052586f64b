package dev.tensorcord.localguild.rule;

import java.util.Arrays;
import java.util.Optional;

/** What a bot answers to an interaction, by Discord's number. */
public enum CallbackType {
  PONG(1),
  MESSAGE(4),
  DEFERRED_MESSAGE(5),
  DEFERRED_UPDATE(6),
  UPDATE(7),
  AUTOCOMPLETE(8),
  MODAL(9);

  private final int number;

  CallbackType(int number) {
    this.number = number;
  }

  /** Discord's number for this type. */
  public int number() {
    return number;
  }

  /** The type with Discord's {@code number}, if it is known here. */
  static Optional<CallbackType> of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }
}
