package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import java.util.Map;
import java.util.Optional;

/** What Discord writes into components where the bot left it open. */
final class ComponentDefaults {
  private static final ObjectNode ONE_VALUE =
      Json.object().put("min_values", 1).put("max_values", 1);
  private static final ObjectNode SHOWN = Json.object().put("spoiler", false);
  private static final ObjectNode PICTURE =
      Json.object().put("spoiler", false).putNull("description");

  /** By the component's type. */
  private static final Map<Integer, ObjectNode> DEFAULTS =
      Map.of(
          3, ONE_VALUE,
          5, ONE_VALUE,
          6, ONE_VALUE,
          7, ONE_VALUE,
          8, ONE_VALUE,
          11, PICTURE,
          13, SHOWN,
          14, Json.object().put("spacing", 1).put("divider", true),
          17, Json.object().put("spoiler", false).putNull("accent_color"));

  private ComponentDefaults() {}

  /** Fills in one component and the items of a gallery, not what it contains. */
  static void fill(ObjectNode component) {
    Optional.ofNullable(DEFAULTS.get(component.path("type").asInt()))
        .ifPresent(defaults -> fill(component, defaults));
    for (JsonNode item : Json.list(component.path("items"))) {
      fill((ObjectNode) item, PICTURE);
    }
  }

  private static void fill(ObjectNode target, ObjectNode defaults) {
    defaults
        .properties()
        .forEach(field -> {
          if (!target.has(field.getKey())) {
            target.set(field.getKey(), field.getValue());
          }
        });
  }
}
