package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers an interaction may have. */
final class CallbackTest {
  private static final JsonNode SOURCE = json("{content: 'a', components: []}");

  @ParameterizedTest
  @CsvSource({
    "PING, false, 1",
    "COMMAND, false, 4 5 9",
    "COMPONENT, true, 4 5 6 7 9",
    "AUTOCOMPLETE, false, 8",
    "MODAL_SUBMIT, false, 4 5",
    "MODAL_SUBMIT, true, 4 5 6 7",
  })
  void eachInteractionHasItsAnswers(InteractionType interaction, boolean onMessage, String types) {
    JsonNode source = onMessage ? SOURCE : null;
    List<Integer> allowed =
        IntStream.rangeClosed(0, 13)
            .filter(type -> refusals(type, interaction, source).isEmpty())
            .boxed()
            .toList();
    assertThat(allowed).hasToString("[" + types.replace(" ", ", ") + "]");
  }

  @Test
  void theRefusalNamesTheAnswersThatAreAllowed() {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(
            () -> CallbackRules.check(body(9), List.of(), InteractionType.MODAL_SUBMIT, SOURCE))
        .satisfies(refused ->
            assertThat(refused.error().errors())
                .isEqualTo(
                    json(
                        "{type: {_errors: [{code: 'BASE_TYPE_CHOICES',"
                            + " message: 'Value must be one of {4, 5, 6, 7}.'}]}}")));
  }

  @Test
  void anUpdateMayLeaveTheMessageAsItIs() {
    CallbackType type =
        CallbackRules.check(json("{type: 7}"), List.of(), InteractionType.COMPONENT, SOURCE);
    assertThat(type).isEqualTo(CallbackType.UPDATE);
  }

  @Test
  void anUpdateMayNotEmptyTheMessage() {
    JsonNode body = json("{type: 7, data: {content: ''}}");
    assertThat(
            Endpoint.refusals(
                () -> CallbackRules.check(body, List.of(), InteractionType.COMPONENT, SOURCE)))
        .containsExactly("50006");
  }

  @Test
  void aTypeIsRequired() {
    assertThat(
            Endpoint.refusals(
                () -> CallbackRules.check(json("{}"), List.of(), InteractionType.COMMAND, null)))
        .containsExactly("type BASE_TYPE_REQUIRED");
  }

  private static List<String> refusals(int type, InteractionType interaction, JsonNode source) {
    return Endpoint.refusals(() -> CallbackRules.check(body(type), List.of(), interaction, source));
  }

  /** An answer whose data suits every type. */
  private static JsonNode body(int type) {
    String label = "{type: 18, label: 'a', component: {type: 4, style: 1, custom_id: 'i'}}";
    String data =
        type == 9
            ? "{custom_id: 'm', title: 'a', components: [%s]}".formatted(label)
            : "{content: 'a', choices: []}";
    return json("{type: %d, data: %s}".formatted(type, data));
  }
}
