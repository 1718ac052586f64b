package dev.tensorcord.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunIdsTest {
  @Test
  void idsAreSixCharactersThatCannotBeMistaken() {
    RunIds ids = new RunIds(new Random(1));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next();
      seen.add(id);
      assertThat(id).matches("[0-9a-hjkmnp-tv-z]{6}");
      assertThat(RunIds.read(id)).contains(id);
    }
    assertThat(seen).hasSizeGreaterThan(9_990);
  }

  @ParameterizedTest
  @CsvSource({
    "7k3m9q, 7k3m9q",
    "7K3M9Q, 7k3m9q",
    "' #7k3m9Q ', 7k3m9q",
    "lOIoil, 101011",
  })
  void anIdIsReadAsItWasMeant(String typed, String meant) {
    assertThat(RunIds.read(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7k3m9", "7k3m9qq", "7k3m9u", "7k 3m9", "7k3m9é", "'; DROP"})
  void whatCannotBeAnIdIsNone(String typed) {
    assertThat(RunIds.read(typed)).isEmpty();
  }
}
