package dev.tensorcord.localguild.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every limit, at its bound and one beyond. The table is {@code limits()}. */
abstract class LimitContract {
  private static final Optional<OpenApi> DOCUMENT = OpenApi.load();

  @ParameterizedTest
  @MethodSource("limits")
  void passesAtItsBound(Limit limit) {
    assertThat(limit.to().refusals(limit.within(), List.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void isRefusedOneBeyond(Limit limit) {
    assertThat(limit.to().refusals(limit.beyond(), List.of()))
        .containsExactlyElementsOf(limit.refusals());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void agreesWithDiscordsOwnDocument(Limit limit) {
    Assumptions.assumeTrue(DOCUMENT.isPresent(), "Discord's OpenAPI document is not here");
    assertThat(limit.to().document(DOCUMENT, limit.within()).orElseThrow()).isEmpty();
    assertThat(limit.to().document(DOCUMENT, limit.beyond()).orElseThrow().isEmpty())
        .isEqualTo(!limit.inDocument());
  }
}
