package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.rule.CommandCreates;
import dev.tensorcord.localguild.rule.CommandRules;
import dev.tensorcord.localguild.state.CommandBook;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;

/** Registering commands, globally and in the guild. */
final class CommandRoutes {
  private final CommandBook book;
  private final Bodies bodies;
  private final CommandCreates creates = new CommandCreates(InstantSource.system());

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
      throw ApiError.unknownApplication().asException();
    }
    String guild = request.pathParamMap().get("guild");
    if (guild != null && !guild.equals(Roster.GUILD)) {
      throw ApiError.missingAccess().asException();
    }
    return guild;
  }

  private ObjectNode command(Context request) {
    return book.find(scope(request), request.pathParam("command"))
        .orElseThrow(() -> ApiError.unknownApplicationCommand().asException());
  }

  private Answer putAll(Context request) {
    String scope = scope(request);
    ArrayNode sent = bodies.array(request);
    CommandRules.replaceAll(sent);
    List<ObjectNode> commands = Json.list(sent).stream().map(each -> (ObjectNode) each).toList();
    count(scope, commands);
    return Answer.ok(book.putAll(scope, commands));
  }

  private Answer put(Context request) {
    String scope = scope(request);
    ObjectNode body = bodies.object(request);
    CommandRules.create(body, book.list(scope));
    boolean there = book.namesake(scope, body).isPresent();
    count(scope, List.of(body));
    ObjectNode command = book.put(scope, body);
    return there ? Answer.ok(command) : Answer.created(command);
  }

  /** Only commands with a name that was not there count for the day. */
  private void count(String scope, List<ObjectNode> commands) {
    long added = commands.stream().filter(each -> book.namesake(scope, each).isEmpty()).count();
    creates.take(scope == null ? "global" : scope, (int) added);
  }

  private Answer patch(Context request) {
    String scope = scope(request);
    ObjectNode body = bodies.object(request);
    ObjectNode before = command(request);
    CommandRules.edit(body, before);
    return book.patch(scope, request.pathParam("command"), body)
        .map(Answer::ok)
        .orElseThrow(() -> ApiError.unknownApplicationCommand().asException());
  }

  private Answer delete(Context request) {
    if (!book.delete(scope(request), request.pathParam("command"))) {
      throw ApiError.unknownApplicationCommand().asException();
    }
    return Answer.NOTHING;
  }
}
