package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.Endpoint.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Discord's own document finds its routes and lets pass what Discord lets pass. */
final class OpenApiTest {
  private OpenApi document;

  @BeforeEach
  void needsTheDocument() {
    Assumptions.assumeTrue(OpenApi.load().isPresent(), "Discord's OpenAPI document is not here");
    document = OpenApi.load().orElseThrow();
  }

  @Test
  void findsTheRouteWithTheFewestVariableParts() {
    String original = "/webhooks/1/token/messages/@original";
    assertThat(document.validate("PATCH", original, json("{content: 'a'}"))).isEmpty();
    assertThat(document.validate("PATCH", original, json("{content: 1}"))).isNotEmpty();
  }

  @Test
  void refusesAnUnknownRoute() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> document.validate("POST", "/no/such/route", json("{}")));
  }

  @Test
  void readsNumbersAndIdsAsDiscordDoes() {
    String commands =
        "[{name: 'a', description: 'a', contexts: ['0'], integration_types: ['1'],"
            + " default_member_permissions: '8'}]";
    assertThat(document.validate("PUT", "/applications/1/commands", json(commands))).isEmpty();
    String message = "{content: 'a', attachments: [{id: 0, filename: 'a'}]}";
    assertThat(document.validate("POST", "/channels/1/messages", json(message))).isEmpty();
  }

  @Test
  void leavesTheBodyAsItWas() {
    var body = json("{attachments: [{id: 0}]}");
    document.validate("POST", "/channels/1/messages", body);
    assertThat(body).isEqualTo(json("{attachments: [{id: 0}]}"));
  }

  @Test
  void namesEachProblem() {
    List<String> problems =
        document.validate("POST", "/channels/1/messages", json("{tts: 'a', flags: 'b'}"));
    assertThat(problems).hasSize(2);
  }
}
