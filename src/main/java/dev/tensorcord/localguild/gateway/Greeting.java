package dev.tensorcord.localguild.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Intent;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Roster;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a bot is told when it comes: READY, the guild, and members on request. */
final class Greeting {
  private final Roster roster;

  Greeting(Roster roster) {
    this.roster = roster;
  }

  ObjectNode ready(GatewaySession session, int shard, int shards, String gateway) {
    ObjectNode ready = Json.object();
    ready.put("v", 10);
    ObjectNode user = roster.bot().user();
    user.put("verified", true);
    user.put("mfa_enabled", false);
    user.putNull("email");
    ready.set("user", user);
    ArrayNode guilds = ready.putArray("guilds");
    if (session.hearsOf(false)) {
      guilds.addObject().put("id", Roster.GUILD).put("unavailable", true);
    }
    ready.put("session_id", session.id());
    ready.put("session_type", "normal");
    ready.put("resume_gateway_url", gateway);
    ready.putArray("shard").add(shard).add(shards);
    ready.putObject("application").put("id", Roster.BOT).put("flags", 0);
    ready.putObject("user_settings");
    for (String empty :
        List.of("private_channels", "relationships", "presences", "guild_join_requests")) {
      ready.putArray(empty);
    }
    ready.putArray("geo_ordered_rtc_regions");
    return ready;
  }

  ObjectNode guild(GatewaySession session) {
    ObjectNode guild = roster.guild();
    guild.put("joined_at", "2026-01-05T18:00:00.000000+00:00");
    guild.put("large", false);
    guild.put("unavailable", false);
    guild.put("member_count", roster.people().size());
    boolean all = session.has(Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES);
    List<Person> known = roster.people().stream().filter(person -> all || person.bot()).toList();
    guild.set("members", Roster.each(known, Person::member));
    guild.set("channels", Roster.each(roster.guildChannels(), Channel::json));
    for (String empty :
        List.of(
            "threads",
            "presences",
            "voice_states",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds")) {
      guild.putArray(empty);
    }
    return guild;
  }

  /** Answers REQUEST_GUILD_MEMBERS in one piece: by ids, or by the beginning of a name. */
  ObjectNode members(JsonNode request) {
    Set<String> ids = new HashSet<>();
    JsonNode asked = request.path("user_ids");
    (asked.isArray() ? Json.list(asked) : List.of(asked))
        .forEach(id -> {
          if (!id.isMissingNode()) {
            ids.add(id.asText());
          }
        });
    String query = request.path("query").asText("").toLowerCase(Locale.ROOT);
    int limit = request.path("limit").asInt();
    List<Person> found =
        roster.people().stream()
            .filter(person ->
                ids.isEmpty()
                    ? person.username().toLowerCase(Locale.ROOT).startsWith(query)
                    : ids.remove(person.id()))
            .limit(limit > 0 ? limit : Integer.MAX_VALUE)
            .toList();
    ObjectNode chunk = Json.object();
    chunk.put("guild_id", Roster.GUILD);
    chunk.set("members", Roster.each(found, Person::member));
    chunk.put("chunk_index", 0);
    chunk.put("chunk_count", 1);
    chunk.set("not_found", Json.strings(ids));
    chunk.putArray("presences");
    if (request.has("nonce")) {
      chunk.set("nonce", request.get("nonce"));
    }
    return chunk;
  }
}
