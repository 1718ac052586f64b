package dev.tensorcord.localguild.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every refused body. The table is {@code refusals()}. */
abstract class RefusalContract {
  @ParameterizedTest
  @MethodSource("refusals")
  void namesEachProblemAtItsPlace(Refusal refusal) {
    assertThat(refusal.to().refusals(Endpoint.json(refusal.body()), List.of()))
        .isEqualTo(refusal.problems());
  }
}
