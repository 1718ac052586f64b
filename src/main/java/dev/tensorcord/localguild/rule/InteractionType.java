package dev.tensorcord.localguild.rule;

import java.util.Arrays;

/** What a member did, by Discord's number. */
public enum InteractionType {
  PING(1),
  COMMAND(2),
  COMPONENT(3),
  AUTOCOMPLETE(4),
  MODAL_SUBMIT(5);

  private final int number;

  InteractionType(int number) {
    this.number = number;
  }

  /** Discord's number for this type. */
  public int number() {
    return number;
  }

  /**
   * The type with Discord's {@code number}.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static InteractionType of(int number) {
    return Arrays.stream(values())
        .filter(type -> type.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no interaction type " + number));
  }
}
