package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Permission;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** Who the bot is, who others are, and where the gateway is. */
final class IdentityRoutes {
  private final World world;
  private final Bodies bodies;

  IdentityRoutes(World world, Bodies bodies) {
    this.world = world;
    this.bodies = bodies;
  }

  void install(Routes routes) {
    routes.add(HandlerType.GET, "gateway", true, request -> Answer.ok(gateway()));
    routes.get("gateway/bot", request -> Answer.ok(gatewayForBots()));
    routes.get("users/@me", request -> Answer.ok(me()));
    routes.get("users/@me/guilds", request -> Answer.ok(Json.array().add(partialGuild())));
    routes.post("users/@me/channels", this::openDirect);
    routes.get("users/{user}", request -> Answer.ok(user(request).user()));
    routes.get("oauth2/applications/@me", request -> Answer.ok(application()));
    routes.get("applications/@me", request -> Answer.ok(application()));
  }

  private ObjectNode gateway() {
    return Json.object().put("url", world.address().gateway());
  }

  private ObjectNode gatewayForBots() {
    ObjectNode json = gateway();
    json.put("shards", 1);
    ObjectNode limit = json.putObject("session_start_limit");
    limit.put("total", 1000);
    limit.put("remaining", 1000);
    limit.put("reset_after", 0);
    limit.put("max_concurrency", 1);
    return json;
  }

  private ObjectNode me() {
    ObjectNode me = world.roster().bot().user();
    me.put("verified", true);
    me.put("mfa_enabled", false);
    me.put("locale", "en-US");
    me.putNull("email");
    return me;
  }

  private static ObjectNode partialGuild() {
    ObjectNode guild = Json.object();
    guild.put("id", Roster.GUILD);
    guild.put("name", "Tensorcord");
    guild.putNull("icon");
    guild.putNull("banner");
    guild.put("owner", false);
    guild.put("permissions", Long.toString(Permission.MODERATOR));
    guild.putArray("features");
    return guild;
  }

  private ObjectNode application() {
    Person bot = world.roster().bot();
    ObjectNode application = Json.object();
    application.put("id", Roster.BOT);
    application.put("name", bot.username());
    application.putNull("icon");
    application.put("description", "A training sandbox for machine learning");
    application.put("bot_public", true);
    application.put("bot_require_code_grant", false);
    application.put("verify_key", "0".repeat(64));
    application.put("flags", 0);
    application.put("flags_new", "0");
    application.putNull("type");
    application.put("explicit_content_filter", 0);
    application.put("approximate_guild_count", 1);
    application.put("approximate_user_install_count", 0);
    application.put("approximate_user_authorization_count", 0);
    application.putNull("interactions_endpoint_url");
    application.putNull("role_connections_verification_url");
    application.putArray("redirect_uris");
    application.putArray("eligible_oauth2_scopes").add("bot").add("applications.commands");
    application.putArray("tags");
    application.set("owner", world.roster().people().getFirst().user());
    application.putNull("team");
    application.set("bot", bot.user());
    return application;
  }

  private Person user(Context request) {
    return world
        .roster()
        .person(request.pathParam("user"))
        .orElseThrow(() -> ApiError.unknownUser().asException());
  }

  private Answer openDirect(Context request) {
    String recipient = String.valueOf(Json.text(bodies.object(request), "recipient_id"));
    Optional<Person> person = world.roster().person(recipient);
    if (person.isEmpty() || person.get().bot()) {
      throw ApiError.cannotMessageUser().asException();
    }
    return world.roster().directChannels().stream()
        .filter(channel -> channel.visibleTo(person.get()))
        .findFirst()
        .map(channel -> Answer.ok(channel.json()))
        .orElseThrow(() -> ApiError.cannotMessageUser().asException());
  }
}
