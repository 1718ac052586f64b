package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What application commands have to be to be registered. */
public final class CommandRules {
  /** How many commands of each type an application may have, globally and in each guild. */
  private static final Map<Integer, Integer> MOST =
      Map.of(1, SLASH_COMMANDS, 2, USER_COMMANDS, 3, MESSAGE_COMMANDS);

  private static final Schema LIST = new ListOf(CommandRules::command, 0, COMMANDS_IN_REQUEST);

  private CommandRules() {}

  /**
   * All commands of an application at once (PUT).
   *
   * @throws ApiException 50035 with all bad fields, or 30032
   */
  public static void replaceAll(JsonNode commands) {
    ErrorTree tree = new ErrorTree();
    if (!commands.isNull()) {
      LIST.check(commands, tree.root());
    }
    if (commands.size() <= COMMANDS_IN_REQUEST) {
      namesDiffer(commands, tree.root());
    }
    tree.refuseIfBad();
    Map<Integer, Integer> count = new HashMap<>();
    for (JsonNode command : commands) {
      count.merge(type(command), 1, Integer::sum);
    }
    count.forEach(CommandRules::room);
  }

  /**
   * One command (POST). One of the same type and name is replaced.
   *
   * @param registered the commands so far
   * @throws ApiException 50035 with all bad fields, or 30032
   */
  public static void create(JsonNode command, Collection<? extends JsonNode> registered) {
    ErrorTree tree = new ErrorTree();
    command(command, tree.root());
    tree.refuseIfBad();
    long others =
        registered.stream()
            .filter(other -> type(other) == type(command))
            .filter(other -> !other.path("name").equals(command.path("name")))
            .count();
    room(type(command), (int) others + 1);
  }

  /**
   * A change of one command (PATCH).
   *
   * @param existing the command as it is now
   * @throws ApiException 50035 with all bad fields
   */
  public static void edit(JsonNode changes, JsonNode existing) {
    ErrorTree tree = new ErrorTree();
    if (changes.isObject()) {
      ObjectNode after = JsonNodeFactory.instance.objectNode();
      after.setAll((ObjectNode) existing);
      after.setAll((ObjectNode) changes);
      after.set("type", existing.path("type"));
      command(after, tree.root());
    } else {
      command(changes, tree.root());
    }
    tree.refuseIfBad();
  }

  private static void command(JsonNode command, Place place) {
    JsonNode type = command.path("type");
    boolean given = !type.isMissingNode() && !type.isNull();
    Shape shape = CommandShapes.COMMANDS.get(given ? Scalars.whole(type).orElse(0) : 1);
    if (shape == null) {
      place.at("type").report(Problem.choices(new TreeSet<>(MOST.keySet())));
      return;
    }
    int before = place.tree().count();
    shape.check(command, place);
    if (place.tree().count() == before && size(command) > COMMAND_TOTAL) {
      place.report(
          "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (" + COMMAND_TOTAL + ")");
    }
  }

  private static int type(JsonNode command) {
    return Scalars.whole(command.path("type")).orElse(1);
  }

  private static void room(int type, int wanted) {
    int most = MOST.get(type);
    if (wanted > most) {
      throw ApiError.tooManyCommands(most).asException();
    }
  }

  private static void namesDiffer(JsonNode commands, Place place) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < commands.size(); i++) {
      JsonNode name = commands.path(i).path("name");
      if (name.isTextual() && !seen.add(type(commands.path(i)) + " " + name.textValue())) {
        place
            .at(i)
            .report(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
      }
    }
  }

  /** Names, descriptions and values, of each text the longest of its languages. */
  private static int size(JsonNode part) {
    int size = longest(part, "name") + longest(part, "description");
    size += part.path("value").isTextual() ? Scalars.length(part.path("value").textValue()) : 0;
    for (String list : new String[] {"options", "choices"}) {
      for (JsonNode inner : part.path(list)) {
        size += size(inner);
      }
    }
    return size;
  }

  private static int longest(JsonNode part, String text) {
    Stream<JsonNode> translated =
        part.path(text + "_localizations").properties().stream().map(Map.Entry::getValue);
    return Stream.concat(Stream.of(part.path(text)), translated)
        .mapToInt(value -> Scalars.length(value.asText("")))
        .max()
        .orElse(0);
  }
}
