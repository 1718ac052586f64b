package dev.tensorcord.store;

import dev.tensorcord.jobs.Run;
import java.util.Optional;

/** Runs to be kept in tests. */
final class Drafts {
  static final StoreLimits LIMITS = new StoreLimits(500, 20_000);

  private Drafts() {}

  static Run.Draft of(String member) {
    return of(member, "{\"degree\":2}");
  }

  static Run.Draft of(String member, String parameters) {
    return new Run.Draft(member, Optional.of("guild-1"), "fit", parameters, -42);
  }
}
