package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON of an error, as client libraries read it. */
final class ApiErrorTest {
  @Test
  void allBadFieldsAreNestedAsInTheBody() {
    String title = "x".repeat(257);
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () ->
                CallbackRules.check(
                    json("{type: 4, data: {tts: 3, embeds: [{title: '%s'}]}}".formatted(title)),
                    List.of(),
                    InteractionType.COMMAND,
                    null));
    assertThat(refused.error().status()).isEqualTo(400);
    assertThat(refused.error().json())
        .isEqualTo(
            json(
                """
                {message: 'Invalid Form Body', code: 50035, errors: {data: {
                  embeds: {'0': {title: {_errors: [{
                    code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.'}]}}},
                  tts: {_errors: [{
                    code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.'}]}}}}\
                """));
  }

  @Test
  void anErrorWithoutFieldsHasNoTree() {
    assertThat(ApiError.unknownInteraction().json())
        .isEqualTo(json("{message: 'Unknown interaction', code: 10062}"));
    assertThat(ApiError.unauthorized().json())
        .isEqualTo(json("{message: '401: Unauthorized', code: 0}"));
  }

  @Test
  void theExceptionTellsWhatWasRefused() {
    assertThat(ApiError.alreadyAcknowledged().asException())
        .hasMessageContaining("40060")
        .hasMessageContaining("Interaction has already been acknowledged.");
  }
}
