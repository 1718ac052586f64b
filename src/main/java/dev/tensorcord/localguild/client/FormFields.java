package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ComponentType;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.List;
import java.util.Set;

/** Fills in a form as a member would, and refuses what the form would not take. */
final class FormFields {
  private static final int LONGEST_TEXT = 4000;

  private final World world;
  private final Asked asked;
  private final Channel channel;
  private final Resolved resolved;

  FormFields(World world, Asked asked, Channel channel, Resolved resolved) {
    this.world = world;
    this.asked = asked;
    this.channel = channel;
    this.resolved = resolved;
  }

  /**
   * A component of the form with what was filled in.
   *
   * @param unknown names of fields not met yet; those met are taken out
   */
  ObjectNode filled(JsonNode component, Set<String> unknown) {
    ObjectNode answer = Json.object();
    answer.set("type", component.get("type"));
    answer.set("id", component.get("id"));
    switch (component.path("type").asInt()) {
      case ComponentType.LABEL ->
          answer.set("component", filled(component.path("component"), unknown));
      case ComponentType.ACTION_ROW -> {
        ArrayNode inner = answer.putArray("components");
        Json.list(component.path("components")).forEach(each -> inner.add(filled(each, unknown)));
      }
      default -> {
        String name = Json.text(component, "custom_id");
        if (name != null) {
          unknown.remove(name);
          answer.put("custom_id", name);
          fill(answer, component, name, asked.object("fields").path(name));
        }
      }
    }
    return answer;
  }

  private void fill(ObjectNode answer, JsonNode field, String name, JsonNode given) {
    int type = field.path("type").asInt();
    boolean absent = given.isMissingNode() || given.isNull();
    switch (type) {
      case ComponentType.TEXT_INPUT ->
          answer.put("value", text(field, name, absent ? field.path("value") : given));
      case ComponentType.CHECKBOX ->
          answer.put("value", absent ? field.path("default").asBoolean() : given.asBoolean());
      case ComponentType.FILE_UPLOAD -> answer.set("values", files(field, name));
      case ComponentType.RADIO_GROUP -> {
        List<String> chosen = absent ? preset(field) : ComponentCall.strings(given);
        SelectValues.check(field, chosen, resolved, true);
        answer.put("value", chosen.isEmpty() ? null : chosen.getFirst());
      }
      default -> {
        List<String> chosen = absent ? preset(field) : ComponentCall.strings(given);
        SelectValues.check(field, chosen, resolved, true);
        answer.set("values", Json.strings(chosen));
      }
    }
  }

  /** What a menu shows as chosen before anybody touches it. */
  private static List<String> preset(JsonNode field) {
    List<String> options =
        Json.list(field.path("options")).stream()
            .filter(option -> option.path("default").asBoolean())
            .map(option -> option.path("value").asText())
            .toList();
    return options.isEmpty()
        ? Json.list(field.path("default_values")).stream()
            .map(value -> value.path("id").asText())
            .toList()
        : options;
  }

  private static String text(JsonNode field, String name, JsonNode given) {
    if (given.isContainerNode()) {
      throw ClientError.of("The field %s takes a text.", name);
    }
    String text = given.isMissingNode() || given.isNull() ? "" : given.asText();
    if (text.isEmpty()) {
      if (field.path("required").asBoolean(true)) {
        throw ClientError.of("The field %s is required.", name);
      }
      return text;
    }
    int least = field.path("min_length").asInt(0);
    int most = field.path("max_length").asInt(LONGEST_TEXT);
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw ClientError.of(
          "The field %s must have %d to %d characters; it has %d.", name, least, most, length);
    }
    return text;
  }

  private ArrayNode files(JsonNode field, String name) {
    List<Payload.Upload> sent = Uploads.named(asked.payload(), name);
    int least = field.path("required").asBoolean(true) ? field.path("min_values").asInt(1) : 0;
    int most = field.path("max_values").asInt(1);
    if (sent.size() < least || sent.size() > most) {
      throw ClientError.of(
          "The field %s takes %d to %d files; it got %d.", name, least, most, sent.size());
    }
    ArrayNode ids = Json.array();
    for (Payload.Upload upload : sent) {
      StoredFile file = Uploads.keep(world, upload, channel.id());
      resolved.file(file);
      ids.add(file.id());
    }
    return ids;
  }
}
