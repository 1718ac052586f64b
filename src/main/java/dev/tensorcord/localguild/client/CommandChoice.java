package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registered command as a member names it.
 *
 * @param command the registered command
 * @param path the groups and sub-commands under it that lead to the options
 * @param options the options that can be given
 */
record CommandChoice(ObjectNode command, List<ObjectNode> path, List<JsonNode> options) {
  private static final int SLASH = 1;
  private static final int SUB_COMMAND = 1;
  private static final int SUB_COMMAND_GROUP = 2;
  private static final Map<String, Integer> TYPES =
      Map.of("chat_input", 1, "slash", 1, "user", 2, "message", 3, "1", 1, "2", 2, "3", 3);

  /** The command's kind: 1 slash, 2 user, 3 message. */
  int type() {
    return command.path("type").asInt(SLASH);
  }

  /** The full name, as members type it. */
  String name() {
    StringBuilder name = new StringBuilder(command.path("name").asText());
    path.forEach(step -> name.append(' ').append(step.path("name").asText()));
    return name.toString();
  }

  /** Finds what `name` and, where given, `type` mean among these commands. */
  static CommandChoice find(List<ObjectNode> commands, Asked asked, Person member, Channel place) {
    String name = asked.text("name").strip().replaceFirst("^/", "");
    Optional<Integer> type =
        asked
            .optional("type")
            .map(word ->
                Optional.ofNullable(TYPES.get(word))
                    .orElseThrow(() -> ClientError.of("There is no command type %s.", word)));
    CommandChoice choice =
        commands.stream()
            .filter(command -> type.isEmpty() || type.get() == command.path("type").asInt(SLASH))
            .flatMap(command -> match(command, name).stream())
            .findFirst()
            .orElseThrow(() -> ClientError.of("There is no command %s.", name));
    choice.checkAllowed(member, place);
    return choice;
  }

  private static Optional<CommandChoice> match(ObjectNode command, String name) {
    String own = command.path("name").asText();
    if (own.equals(name) && command.path("type").asInt(SLASH) != SLASH) {
      return Optional.of(new CommandChoice(command, List.of(), List.of()));
    }
    if (!(name + " ").startsWith(own + " ")) {
      return Optional.empty();
    }
    List<ObjectNode> path = new ArrayList<>();
    JsonNode at = command;
    for (String word : name.substring(own.length()).strip().split("\\s+")) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<JsonNode> step =
          Json.list(at.path("options")).stream()
              .filter(option -> option.path("type").asInt() <= SUB_COMMAND_GROUP)
              .filter(option -> word.equals(Json.text(option, "name")))
              .findFirst();
      if (step.isEmpty()) {
        return Optional.empty();
      }
      at = step.get();
      path.add((ObjectNode) at);
    }
    List<JsonNode> options = Json.list(at.path("options"));
    if (options.stream().anyMatch(option -> option.path("type").asInt() <= SUB_COMMAND_GROUP)) {
      throw ClientError.of("The command %s needs one of its sub-commands.", name);
    }
    return Optional.of(new CommandChoice(command, List.copyOf(path), options));
  }

  private void checkAllowed(Person member, Channel place) {
    int context = place.direct() ? 1 : 0;
    JsonNode contexts = command.path("contexts");
    boolean here =
        contexts.isArray()
            ? Json.list(contexts).stream().anyMatch(each -> each.asInt() == context)
            : context == 0 || command.path("dm_permission").asBoolean(true);
    if (!here || place.direct() && command.has("guild_id")) {
      throw ClientError.of("The command %s cannot be used here.", name());
    }
    String needed = Json.text(command, "default_member_permissions");
    if (needed == null || place.direct()) {
      return;
    }
    long bits = Long.parseLong(needed);
    if (bits == 0 ? !member.administrator() : !member.may(bits)) {
      throw ClientError.of("%s may not use the command %s.", member.globalName(), name());
    }
  }

  /** The interaction's data for these given options. */
  ObjectNode data(List<ObjectNode> given, Resolved resolved) {
    List<ObjectNode> inner = given;
    for (ObjectNode step : path.reversed()) {
      ObjectNode wrapped = Json.object();
      wrapped.put("type", step.path("type").asInt(SUB_COMMAND));
      wrapped.set("name", step.get("name"));
      wrapped.set("options", Json.array(inner));
      inner = List.of(wrapped);
    }
    ObjectNode data = Json.object();
    data.set("id", command.get("id"));
    data.set("name", command.get("name"));
    data.put("type", type());
    if (type() == SLASH) {
      data.set("options", Json.array(inner));
    }
    if (command.has("guild_id")) {
      data.set("guild_id", command.get("guild_id"));
    }
    if (!resolved.json().isEmpty()) {
      data.set("resolved", resolved.json());
    }
    return data;
  }
}
