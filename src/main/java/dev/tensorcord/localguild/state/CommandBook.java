package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The registered commands, global ones and the guild's own. Registering a name that is there
 * replaces that command and keeps its id, as Discord does. Safe for many threads.
 */
public final class CommandBook {
  private final Snowflakes snowflakes;
  private final Journal journal;
  private final List<ObjectNode> commands = new ArrayList<>();

  /** No commands yet. */
  public CommandBook(Snowflakes snowflakes, Journal journal) {
    this.snowflakes = snowflakes;
    this.journal = journal;
  }

  /** The commands of a guild, or the global ones where it is null. */
  public synchronized List<ObjectNode> list(String guild) {
    return commands.stream().filter(command -> in(command, guild)).toList();
  }

  /** All commands that members of the guild can use; the guild's own hide global namesakes. */
  public synchronized List<ObjectNode> usable() {
    List<ObjectNode> own = list(Roster.GUILD);
    List<ObjectNode> usable = new ArrayList<>(own);
    list(null).stream()
        .filter(global -> own.stream().noneMatch(command -> sameName(command, global)))
        .forEach(usable::add);
    return usable;
  }

  /** The command with this id in this guild, or among the global ones. */
  public synchronized Optional<ObjectNode> find(String guild, String id) {
    return commands.stream()
        .filter(command -> in(command, guild) && id.equals(Json.text(command, "id")))
        .findFirst();
  }

  /** The command that a new registration would replace. */
  public synchronized Optional<ObjectNode> namesake(String guild, JsonNode body) {
    return commands.stream()
        .filter(command -> in(command, guild) && sameName(command, body))
        .findFirst();
  }

  /** Registers one command, in place of its namesake. */
  public synchronized ObjectNode put(String guild, ObjectNode body) {
    ObjectNode command = store(guild, body);
    announce();
    return command;
  }

  /** Replaces all commands of a guild, or all global ones. */
  public synchronized ArrayNode putAll(String guild, List<ObjectNode> bodies) {
    List<ObjectNode> before = list(guild);
    List<ObjectNode> after = bodies.stream().map(body -> store(guild, body)).toList();
    before.stream().filter(command -> !containsId(after, command)).forEach(this::remove);
    announce();
    return Json.array(after);
  }

  /** Changes a command; empty where there is none. */
  public synchronized Optional<ObjectNode> patch(String guild, String id, ObjectNode change) {
    return find(guild, id)
        .map(before -> {
          ObjectNode after = before.deepCopy();
          after.setAll(change);
          after.put("id", id);
          after.put("version", snowflakes.next());
          commands.replaceAll(command -> command == before ? after : command);
          announce();
          return after;
        });
  }

  /** Deletes a command; false where there was none. */
  public synchronized boolean delete(String guild, String id) {
    Optional<ObjectNode> found = find(guild, id);
    found.ifPresent(command -> {
      remove(command);
      announce();
    });
    return found.isPresent();
  }

  private ObjectNode store(String guild, ObjectNode body) {
    Optional<ObjectNode> namesake = namesake(guild, body);
    ObjectNode command = Json.object();
    command.put("id", namesake.map(old -> Json.text(old, "id")).orElseGet(snowflakes::next));
    command.put("application_id", Roster.BOT);
    command.put("version", snowflakes.next());
    if (guild != null) {
      command.put("guild_id", guild);
    }
    command.put("type", body.path("type").asInt(1));
    command.put("description", "");
    command.putNull("default_member_permissions");
    command.put("nsfw", false);
    command.putNull("name_localizations");
    command.putNull("description_localizations");
    command.putArray("integration_types").add(0);
    command.putNull("contexts");
    body.properties()
        .forEach(field -> {
          if (!field.getKey().equals("id")) {
            command.set(field.getKey(), field.getValue());
          }
        });
    for (String numbers : List.of("contexts", "integration_types")) {
      if (command.path(numbers).isArray()) {
        command.set(numbers, integers(command.get(numbers)));
      }
    }
    if (namesake.isPresent()) {
      commands.replaceAll(old -> old == namesake.get() ? command : old);
    } else {
      commands.add(command);
    }
    return command;
  }

  /** Some libraries send these numbers as strings; Discord answers numbers. */
  private static ArrayNode integers(JsonNode values) {
    ArrayNode numbers = Json.array();
    values.forEach(value -> numbers.add(value.asInt()));
    return numbers;
  }

  private void remove(ObjectNode gone) {
    commands.removeIf(command -> command == gone);
  }

  private void announce() {
    ObjectNode event = Json.object();
    event.putNull("interaction");
    event.putNull("channel");
    event.set("commands", Json.array(usable()));
    journal.append("commands_update", event);
  }

  private static boolean in(ObjectNode command, String guild) {
    return guild == null ? !command.has("guild_id") : guild.equals(Json.text(command, "guild_id"));
  }

  private static boolean sameName(JsonNode command, JsonNode body) {
    return command.path("name").equals(body.path("name"))
        && command.path("type").asInt(1) == body.path("type").asInt(1);
  }

  private static boolean containsId(List<ObjectNode> list, ObjectNode command) {
    return list.stream().anyMatch(other -> other.path("id").equals(command.path("id")));
  }
}
