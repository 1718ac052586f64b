package dev.tensorcord.store;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Short ids that survive being read aloud and typed on a phone: six characters of Crockford's base
 * 32, a thousand million in all.
 *
 * <p>The alphabet has no {@code i}, {@code l}, {@code o} and {@code u}; typed all the same, {@code
 * i} and {@code l} are read as 1 and {@code o} as 0. Source: Douglas Crockford, Base 32,
 * https://www.crockford.com/base32.html.
 */
final class RunIds {
  static final int LENGTH = 6;

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private final RandomGenerator random;

  RunIds(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** The id that somebody meant who typed this; empty if it cannot be one. */
  static Optional<String> read(String typed) {
    String id =
        typed
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^#", "")
            .replace('i', '1')
            .replace('l', '1')
            .replace('o', '0');
    boolean valid = id.length() == LENGTH && id.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return valid ? Optional.of(id) : Optional.empty();
  }
}
