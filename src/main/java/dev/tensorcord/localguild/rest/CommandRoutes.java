package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.CommandBook;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import java.util.List;

/** Registering commands, globally and in the guild. */
final class CommandRoutes {
  private final CommandBook book;
  private final Bodies bodies;

  CommandRoutes(World world, Bodies bodies) {
    this.book = world.commands();
    this.bodies = bodies;
  }

  void install(Routes routes) {
    for (String root : List.of("", "guilds/{guild}/")) {
      String all = "applications/{application}/" + root + "commands";
      String one = all + "/{command}";
      routes.get(all, request -> Answer.ok(Json.array(book.list(scope(request)))));
      routes.put(all, this::putAll);
      routes.post(all, this::put);
      routes.get(one, request -> Answer.ok(command(request)));
      routes.patch(one, this::patch);
      routes.delete(one, this::delete);
    }
  }

  /** The guild whose commands are meant, or null for the global ones. */
  private static String scope(Context request) {
    if (!request.pathParam("application").equals(Roster.BOT)) {
      throw Refusal.UNKNOWN_APPLICATION.raise();
    }
    String guild = request.pathParamMap().get("guild");
    if (guild != null && !guild.equals(Roster.GUILD)) {
      throw Refusal.MISSING_ACCESS.raise();
    }
    return guild;
  }

  private ObjectNode command(Context request) {
    return book.find(scope(request), request.pathParam("command"))
        .orElseThrow(Refusal.UNKNOWN_COMMAND::raise);
  }

  private Answer putAll(Context request) {
    String scope = scope(request);
    List<JsonNode> sent = bodies.array(request);
    List<ObjectNode> commands =
        sent.stream().filter(JsonNode::isObject).map(each -> (ObjectNode) each).toList();
    return Answer.ok(book.putAll(scope, commands));
  }

  private Answer put(Context request) {
    String scope = scope(request);
    ObjectNode body = bodies.object(request);
    boolean there = book.namesake(scope, body).isPresent();
    ObjectNode command = book.put(scope, body);
    return there ? Answer.ok(command) : Answer.created(command);
  }

  private Answer patch(Context request) {
    String scope = scope(request);
    return book.patch(scope, request.pathParam("command"), bodies.object(request))
        .map(Answer::ok)
        .orElseThrow(Refusal.UNKNOWN_COMMAND::raise);
  }

  private Answer delete(Context request) {
    if (!book.delete(scope(request), request.pathParam("command"))) {
      throw Refusal.UNKNOWN_COMMAND.raise();
    }
    return Answer.NOTHING;
  }
}
