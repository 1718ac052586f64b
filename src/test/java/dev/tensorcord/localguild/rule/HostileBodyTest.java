package dev.tensorcord.localguild.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes is answered by a refusal, soon, and with a short one. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class HostileBodyTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> KEYS =
      List.of(
          "type",
          "style",
          "content",
          "embeds",
          "fields",
          "components",
          "component",
          "accessory",
          "items",
          "media",
          "file",
          "url",
          "flags",
          "attachments",
          "id",
          "custom_id",
          "options",
          "choices",
          "name",
          "name_localizations",
          "value",
          "min_value",
          "max_value",
          "data",
          "title",
          "label",
          "contexts",
          "default_values",
          "allowed_mentions",
          "parse",
          "users");

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void anyTreeOfKnownNamesIsJudged(Endpoint endpoint) {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      JsonNode body = endpoint == Endpoint.COMMANDS ? list(random, 5) : object(random, 5);
      assertThat(endpoint.refusals(body, List.of())).hasSizeLessThanOrEqualTo(200);
    }
  }

  @Test
  void aMillionRowsAreRefusedByTheirCountAlone() {
    ArrayNode rows = NODES.arrayNode();
    for (int i = 0; i < 1_000_000; i++) {
      rows.add(7);
    }
    ObjectNode body = NODES.objectNode();
    body.set("components", rows);
    body.set("embeds", rows);
    assertThat(Endpoint.MESSAGE.refusals(body, List.of()))
        .containsExactly("embeds BASE_TYPE_MAX_LENGTH", "components BASE_TYPE_MAX_LENGTH");
  }

  @Test
  void aDeepTreeIsNotFollowedToItsEnd() {
    ObjectNode deepest = NODES.objectNode().put("type", 17);
    JsonNode body = deepest;
    for (int i = 0; i < 100_000; i++) {
      ObjectNode outer = NODES.objectNode().put("type", 17);
      outer.set("components", NODES.arrayNode().add(body));
      body = outer;
    }
    ObjectNode message = NODES.objectNode().put("flags", DiscordLimits.FLAG_COMPONENTS_V2);
    message.set("components", NODES.arrayNode().add(body));
    assertThat(Endpoint.MESSAGE.refusals(message, List.of())).isNotEmpty();
    ArrayNode commands = NODES.arrayNode();
    commands.addObject().put("name", "a").put("description", "a").set("options", body);
    assertThat(Endpoint.COMMANDS.refusals(commands, List.of())).isNotEmpty();
  }

  @Test
  void theAnswerNamesABoundedNumberOfProblems() {
    ArrayNode commands = NODES.arrayNode();
    for (int i = 0; i < DiscordLimits.COMMANDS_IN_REQUEST; i++) {
      ArrayNode options = commands.addObject().putArray("options");
      for (int j = 0; j < DiscordLimits.OPTIONS; j++) {
        options.add(j);
      }
    }
    assertThat(Endpoint.COMMANDS.refusals(commands, List.of())).hasSize(200);
  }

  private static JsonNode any(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextInt(24));
      case 2 -> NODES.numberNode(random.nextGaussian() * 1e300);
      case 3 -> NODES.booleanNode(random.nextBoolean());
      case 4 -> NODES.textNode("");
      case 5 -> NODES.textNode(random.nextBoolean() ? "attachment://\ud83d" : "1e-999999999");
      case 6 -> NODES.textNode(Integer.toString(random.nextInt(24)));
      case 7 -> list(random, depth);
      default -> object(random, depth);
    };
  }

  private static ArrayNode list(Random random, int depth) {
    ArrayNode list = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(any(random, depth - 1));
    }
    return list;
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = NODES.objectNode();
    List<String> keys = new ArrayList<>(KEYS);
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(keys.remove(random.nextInt(keys.size())), any(random, depth - 1));
    }
    return object;
  }
}
