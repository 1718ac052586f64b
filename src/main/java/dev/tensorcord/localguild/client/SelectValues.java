package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.ComponentType;
import dev.tensorcord.localguild.state.Json;
import java.util.HashSet;
import java.util.List;

/** Checks what a member chose from a menu, a radio group or checkboxes. */
final class SelectValues {
  private SelectValues() {}

  /** Refuses choices that the menu does not offer, or too few or too many of them. */
  static void check(JsonNode select, List<String> values, Resolved resolved, boolean inForm) {
    String name = Json.text(select, "custom_id");
    boolean needed = !inForm || select.path("required").asBoolean(true);
    int options = select.path("options").size();
    boolean group = select.path("type").asInt() == ComponentType.CHECKBOX_GROUP;
    int least = select.path("min_values").asInt(1);
    int most = select.path("max_values").asInt(group ? Math.max(1, options) : 1);
    boolean nothing = values.isEmpty() && !needed;
    if (!nothing && (values.size() < least || values.size() > most)) {
      throw ClientError.of(
          "The menu %s takes %d to %d values; it got %d.", name, least, most, values.size());
    }
    if (new HashSet<>(values).size() != values.size()) {
      throw ClientError.of("The menu %s takes each value once.", name);
    }
    for (String value : values) {
      if (!offers(select, value, resolved)) {
        throw ClientError.of("The menu %s does not offer %s.", name, value);
      }
    }
  }

  private static boolean offers(JsonNode select, String value, Resolved resolved) {
    return switch (select.path("type").asInt()) {
      case ComponentType.USER_SELECT -> resolved.user(value);
      case ComponentType.ROLE_SELECT -> resolved.roleById(value);
      case ComponentType.MENTIONABLE_SELECT -> resolved.user(value) || resolved.roleById(value);
      case ComponentType.CHANNEL_SELECT ->
          resolved.channelById(value, select.path("channel_types"));
      default ->
          Json.list(select.path("options")).stream()
              .anyMatch(option -> value.equals(Json.text(option, "value")));
    };
  }
}
