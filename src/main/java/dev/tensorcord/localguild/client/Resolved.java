package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Permission;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Role;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.Optional;

/** Collects the whole objects behind the ids that an interaction names, as `resolved`. */
final class Resolved {
  private final World world;
  private final boolean direct;
  private final ObjectNode json = Json.object();

  Resolved(World world, boolean direct) {
    this.world = world;
    this.direct = direct;
  }

  /** The object so far. */
  ObjectNode json() {
    return json;
  }

  void person(Person person) {
    json.withObject("/users").set(person.id(), person.user());
    if (!direct) {
      ObjectNode member = person.bareMember();
      member.put(
          "permissions",
          Long.toString(person.administrator() ? Permission.ALL : person.permissions()));
      json.withObject("/members").set(person.id(), member);
    }
  }

  void role(Role role) {
    json.withObject("/roles").set(role.id(), role.json());
  }

  void channel(Channel channel) {
    ObjectNode object = channel.json();
    object.put("permissions", Long.toString(Permission.EVERYONE));
    json.withObject("/channels").set(channel.id(), object);
  }

  void message(Message message) {
    json.withObject("/messages").set(message.id(), message.json());
  }

  void file(StoredFile file) {
    json.withObject("/attachments").set(file.id(), file.json(world.address().toString(), true));
  }

  /** Adds the user with this id; false where there is none. */
  boolean user(String id) {
    Optional<Person> person = world.roster().person(id);
    person.ifPresent(this::person);
    return person.isPresent();
  }

  /** Adds the role with this id; false where there is none. */
  boolean roleById(String id) {
    Optional<Role> role = world.roster().role(id);
    role.ifPresent(this::role);
    return role.isPresent();
  }

  /** Adds the guild's channel with this id; false where there is none of an allowed kind. */
  boolean channelById(String id, com.fasterxml.jackson.databind.JsonNode types) {
    Optional<Channel> channel =
        world
            .roster()
            .channel(id)
            .filter(found -> !found.direct())
            .filter(found -> types.isEmpty() || contains(types, found.type()));
    channel.ifPresent(this::channel);
    return channel.isPresent();
  }

  private static boolean contains(com.fasterxml.jackson.databind.JsonNode types, int type) {
    return Json.list(types).stream().anyMatch(each -> each.asInt() == type);
  }
}
