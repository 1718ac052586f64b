package dev.tensorcord.bot;

import java.util.Optional;

/**
 * Somebody asks for something: who, where and with what.
 *
 * @param target the message in whose menu the command was picked; empty for all other requests
 */
public record Request(Member member, Place place, Values values, Optional<Target> target) {
  /** A request about no message. */
  public Request(Member member, Place place, Values values) {
    this(member, place, values, Optional.empty());
  }
}
