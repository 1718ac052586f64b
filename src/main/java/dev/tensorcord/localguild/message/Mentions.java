package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Role;
import dev.tensorcord.localguild.state.Roster;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a message pings, and whom it must not: content against `allowed_mentions`. */
final class Mentions {
  private static final Pattern MENTION = Pattern.compile("<@(&?)!?(\\d{1,20})>");
  private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)\\b");

  private Mentions() {}

  /** Writes mentions, mention_roles and mention_everyone into the message. */
  static void write(
      ObjectNode message, String text, JsonNode allowed, Roster roster, String replied) {
    Set<String> users = new LinkedHashSet<>();
    Set<String> roles = new LinkedHashSet<>();
    Matcher matcher = MENTION.matcher(text);
    while (matcher.find()) {
      (matcher.group(1).isEmpty() ? users : roles).add(matcher.group(2));
    }
    users.removeIf(forbidden(allowed, "users"));
    roles.removeIf(forbidden(allowed, "roles"));
    if (replied != null && allowed.path("replied_user").asBoolean(!allowed.isObject())) {
      users.add(replied);
    }
    message.set(
        "mentions",
        Json.array(
            users.stream()
                .map(id -> roster.person(id).map(Person::user).orElse(null))
                .filter(Objects::nonNull)
                .toList()));
    message.set(
        "mention_roles",
        Json.strings(
            roles.stream()
                .filter(id -> roster.role(id).filter(Role::mentionable).isPresent())
                .toList()));
    message.put(
        "mention_everyone",
        EVERYONE.matcher(text).find() && !forbidden(allowed, "everyone").test(""));
  }

  private static Predicate<String> forbidden(JsonNode allowed, String kind) {
    if (!allowed.isObject()) {
      return id -> false;
    }
    boolean parsed =
        Json.list(allowed.path("parse")).stream().anyMatch(word -> kind.equals(word.asText()));
    Set<String> listed = new LinkedHashSet<>();
    Json.list(allowed.path(kind)).forEach(id -> listed.add(id.asText()));
    return id -> !parsed && !listed.contains(id);
  }
}
