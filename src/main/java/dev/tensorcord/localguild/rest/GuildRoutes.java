package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Role;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;

/** The guild, its roles, channels and members, to read. */
final class GuildRoutes {
  private final World world;

  GuildRoutes(World world) {
    this.world = world;
  }

  void install(Routes routes) {
    routes.get("guilds/{guild}", request -> in(request, guild(request)));
    routes.get("guilds/{guild}/channels", request -> in(request, channels()));
    routes.get("guilds/{guild}/roles", request -> in(request, roles()));
    routes.get("guilds/{guild}/roles/{role}", request -> in(request, role(request)));
    routes.get("guilds/{guild}/members", request -> in(request, members(request)));
    routes.get("guilds/{guild}/members/search", request -> in(request, search(request)));
    routes.get("guilds/{guild}/members/{user}", request -> in(request, member(request)));
    routes.get("channels/{channel}", request -> Answer.ok(channel(world, request).json()));
  }

  /** The channel that a path names. */
  static Channel channel(World world, Context request) {
    return world
        .roster()
        .channel(request.pathParam("channel"))
        .orElseThrow(() -> ApiError.unknownChannel().asException());
  }

  private static Answer in(Context request, JsonNode answer) {
    if (!request.pathParam("guild").equals(Roster.GUILD)) {
      throw ApiError.unknownGuild().asException();
    }
    return Answer.ok(answer);
  }

  private ObjectNode guild(Context request) {
    ObjectNode guild = world.roster().guild();
    if ("true".equals(request.queryParam("with_counts"))) {
      guild.put("approximate_member_count", world.roster().people().size());
      guild.put("approximate_presence_count", world.roster().people().size());
    }
    return guild;
  }

  private JsonNode channels() {
    return Roster.each(world.roster().guildChannels(), Channel::json);
  }

  private JsonNode roles() {
    return Roster.each(world.roster().roles(), Role::json);
  }

  private JsonNode role(Context request) {
    return world
        .roster()
        .role(request.pathParam("role"))
        .map(Role::json)
        .orElseThrow(() -> ApiError.unknownRole().asException());
  }

  private JsonNode member(Context request) {
    return world
        .roster()
        .person(request.pathParam("user"))
        .map(Person::member)
        .orElseThrow(() -> ApiError.unknownMember().asException());
  }

  private JsonNode members(Context request) {
    long after = number(request, "after", 0);
    List<Person> page =
        world.roster().people().stream()
            .filter(person -> Long.parseLong(person.id()) > after)
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .limit(Math.clamp(number(request, "limit", 1), 1, 1000))
            .toList();
    return Roster.each(page, Person::member);
  }

  private JsonNode search(Context request) {
    String query = String.valueOf(request.queryParam("query")).toLowerCase(Locale.ROOT);
    List<Person> found =
        world.roster().people().stream()
            .filter(person -> person.username().toLowerCase(Locale.ROOT).startsWith(query))
            .limit(Math.clamp(number(request, "limit", 1), 1, 1000))
            .toList();
    return Json.array(found.stream().map(Person::member).toList());
  }

  private static long number(Context request, String name, long otherwise) {
    String value = request.queryParam(name);
    return value != null && value.matches("\\d{1,18}") ? Long.parseLong(value) : otherwise;
  }
}
