package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.World;
import java.util.Optional;

/** What a page or script asks for, with its fields looked up. */
record Asked(World world, Payload payload) {

  ObjectNode body() {
    return payload.body();
  }

  /** The text of a field that must be there. */
  String text(String field) {
    String text = Json.text(body(), field);
    if (text == null || text.isEmpty()) {
      throw ClientError.of("The field %s is missing.", field);
    }
    return text;
  }

  Optional<String> optional(String field) {
    return Optional.ofNullable(Json.text(body(), field));
  }

  /** The object in a field, empty where there is none. */
  ObjectNode object(String field) {
    JsonNode value = body().path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Json.object();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw ClientError.of("The field %s must be an object.", field);
  }

  /** Who acts: a member by id or user name, never the bot. */
  Person member() {
    return member(world, text("member"));
  }

  static Person member(World world, String id) {
    return world
        .roster()
        .person(id)
        .or(() -> world.roster().people().stream().filter(p -> p.username().equals(id)).findFirst())
        .filter(person -> !person.bot())
        .orElseThrow(() -> ClientError.of("There is no member %s.", id));
  }

  /** Where: a channel by id or name that the member sees. */
  Channel channel(Person member) {
    String id = text("channel");
    return channel(world, id)
        .filter(channel -> channel.visibleTo(member))
        .orElseThrow(
            () -> ClientError.of("There is no channel %s that %s sees.", id, member.globalName()));
  }

  static Optional<Channel> channel(World world, String id) {
    return world
        .roster()
        .channel(id)
        .or(() ->
            world.roster().guildChannels().stream().filter(c -> c.name().equals(id)).findFirst());
  }
}
