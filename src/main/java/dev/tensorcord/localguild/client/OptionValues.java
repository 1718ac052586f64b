package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks the values that a member gives to a command's options, and looks up what they name. */
final class OptionValues {
  private static final int LONGEST = 6000;
  private static final long LARGEST = 1L << 53;

  private final World world;
  private final Asked asked;
  private final Channel channel;
  private final Resolved resolved;

  OptionValues(World world, Asked asked, Channel channel, Resolved resolved) {
    this.world = world;
    this.asked = asked;
    this.channel = channel;
    this.resolved = resolved;
  }

  /**
   * The options as the interaction carries them, in the order of the command.
   *
   * @param focused the option that is being typed, or null where the command is sent
   */
  List<ObjectNode> read(List<JsonNode> specs, String focused) {
    ObjectNode given = asked.object("options");
    checkNames(specs, given);
    List<ObjectNode> values = new ArrayList<>();
    for (JsonNode spec : specs) {
      String name = spec.path("name").asText();
      int type = spec.path("type").asInt();
      List<Payload.Upload> files = Uploads.named(asked.payload(), name);
      JsonNode value = given.path(name);
      checkKind(type, name, value, files, focused != null);
      boolean missing = value.isMissingNode() || value.isNull() || value.asText().isEmpty();
      ObjectNode option = Json.object();
      option.put("name", name);
      option.put("type", type);
      if (name.equals(focused)) {
        option.put("value", value.asText(""));
        option.put("focused", true);
        values.add(option);
      } else if (type == OptionType.ATTACHMENT && !files.isEmpty() && focused == null) {
        StoredFile file = Uploads.keep(world, files.getFirst(), channel.id());
        resolved.file(file);
        option.put("value", file.id());
        values.add(option);
      } else if (!missing && type != OptionType.ATTACHMENT) {
        option.set("value", value(spec, type, name, value, focused != null));
        values.add(option);
      } else if (focused == null && spec.path("required").asBoolean()) {
        throw ClientError.of("The option %s is required.", name);
      }
    }
    return values;
  }

  /** What no option can hold is refused, not passed over: a script would never learn why. */
  private static void checkKind(
      int type, String name, JsonNode value, List<Payload.Upload> files, boolean draft) {
    if (value.isContainerNode()) {
      throw ClientError.of("The option %s takes one value, not a list or an object.", name);
    }
    if (draft) {
      return;
    }
    boolean file = type == OptionType.ATTACHMENT;
    if (file && !value.asText().isEmpty() && !value.isNull()) {
      throw ClientError.of("The option %s takes a file: send it as a part of that name.", name);
    }
    if (files.size() > (file ? 1 : 0)) {
      throw ClientError.of("The option %s takes %s.", name, file ? "one file" : "no file");
    }
  }

  private void checkNames(List<JsonNode> specs, ObjectNode given) {
    Set<String> unknown = new TreeSet<>();
    given.fieldNames().forEachRemaining(unknown::add);
    asked.payload().files().forEach(file -> unknown.add(file.field()));
    specs.forEach(spec -> unknown.remove(spec.path("name").asText()));
    if (!unknown.isEmpty()) {
      throw ClientError.of("The command has no option %s.", unknown.iterator().next());
    }
  }

  private JsonNode value(JsonNode spec, int type, String name, JsonNode value, boolean draft) {
    JsonNode read =
        switch (type) {
          case OptionType.STRING -> text(spec, name, value);
          case OptionType.INTEGER -> integer(spec, name, value);
          case OptionType.NUMBER -> number(spec, name, value);
          case OptionType.BOOLEAN -> bool(name, value);
          default -> reference(spec, type, name, value.asText());
        };
    JsonNode choices = spec.path("choices");
    if (!draft
        && !choices.isEmpty()
        && Json.list(choices).stream().noneMatch(choice -> same(choice, read))) {
      throw ClientError.of("The option %s must be one of its choices.", name);
    }
    return read;
  }

  private static boolean same(JsonNode choice, JsonNode value) {
    JsonNode offered = choice.path("value");
    return offered.isNumber() && value.isNumber()
        ? offered.asDouble() == value.asDouble()
        : offered.asText().equals(value.asText());
  }

  private static JsonNode text(JsonNode spec, String name, JsonNode value) {
    String text = value.asText();
    int least = spec.path("min_length").asInt(0);
    int most = Math.min(LONGEST, spec.path("max_length").asInt(LONGEST));
    int length = text.codePointCount(0, text.length());
    if (length < least || length > most) {
      throw ClientError.of(
          "The option %s must have %d to %d characters; it has %d.", name, least, most, length);
    }
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode integer(JsonNode spec, String name, JsonNode value) {
    String text = value.asText().strip();
    if (!text.matches("[+-]?\\d{1,16}") || Math.abs(Long.parseLong(text)) > LARGEST) {
      throw ClientError.of("The option %s must be a whole number.", name);
    }
    long number = Long.parseLong(text);
    checkRange(spec, name, number);
    return JsonNodeFactory.instance.numberNode(number);
  }

  private static JsonNode number(JsonNode spec, String name, JsonNode value) {
    double number;
    try {
      number = Double.parseDouble(value.asText().strip());
    } catch (NumberFormatException noNumber) {
      throw ClientError.of("The option %s must be a number.", name);
    }
    if (!(Math.abs(number) <= LARGEST)) {
      throw ClientError.of("The option %s must be a number between -2^53 and 2^53.", name);
    }
    checkRange(spec, name, number);
    return JsonNodeFactory.instance.numberNode(number);
  }

  private static void checkRange(JsonNode spec, String name, double number) {
    if (spec.hasNonNull("min_value") && number < spec.get("min_value").asDouble()) {
      throw ClientError.of(
          "The option %s must be at least %s.", name, spec.get("min_value").asText());
    }
    if (spec.hasNonNull("max_value") && number > spec.get("max_value").asDouble()) {
      throw ClientError.of(
          "The option %s must be at most %s.", name, spec.get("max_value").asText());
    }
  }

  private static JsonNode bool(String name, JsonNode value) {
    return switch (value.asText()) {
      case "true" -> JsonNodeFactory.instance.booleanNode(true);
      case "false" -> JsonNodeFactory.instance.booleanNode(false);
      default -> throw ClientError.of("The option %s must be true or false.", name);
    };
  }

  private JsonNode reference(JsonNode spec, int type, String name, String id) {
    boolean found =
        switch (type) {
          case OptionType.USER -> resolved.user(id);
          case OptionType.ROLE -> resolved.roleById(id);
          case OptionType.CHANNEL -> resolved.channelById(id, spec.path("channel_types"));
          case OptionType.MENTIONABLE -> resolved.user(id) || resolved.roleById(id);
          default -> throw ClientError.of("The option %s has a type that is not known.", name);
        };
    if (!found) {
      throw ClientError.of("The option %s names nothing that is here: %s.", name, id);
    }
    return JsonNodeFactory.instance.textNode(id);
  }
}
