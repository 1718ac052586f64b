package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Envelope;
import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Permission;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** Messages in channels, written by the bot as itself. */
final class MessageRoutes {
  private final World world;
  private final Bodies bodies;
  private final MessageWriter writer;

  MessageRoutes(World world, Bodies bodies, MessageWriter writer) {
    this.world = world;
    this.bodies = bodies;
    this.writer = writer;
  }

  void install(Routes routes) {
    String all = "channels/{channel}/messages";
    String one = all + "/{message}";
    routes.get(all, this::list);
    routes.post(all, this::post);
    routes.post(all + "/bulk-delete", this::bulkDelete);
    routes.get(one, request -> Answer.ok(message(request).json()));
    routes.patch(one, this::edit);
    routes.delete(one, this::delete);
    String reaction = one + "/reactions/{emoji}/@me";
    routes.put(reaction, this::react);
    routes.delete(reaction, this::react);
    routes.post("channels/{channel}/typing", this::typing);
  }

  private Message message(Context request) {
    Channel channel = GuildRoutes.channel(world, request);
    return world
        .messages()
        .find(channel.id(), request.pathParam("message"))
        .filter(message -> !message.ephemeral())
        .orElseThrow(() -> ApiError.unknownMessage().asException());
  }

  /** Newest first; of `around`, `before` and `after` at most one counts. */
  private Answer list(Context request) {
    Channel channel = GuildRoutes.channel(world, request);
    String limit = request.queryParam("limit");
    int most =
        limit != null && limit.matches("\\d{1,3}")
            ? Math.clamp(Integer.parseInt(limit), 1, 100)
            : 50;
    long before = id(request, "before", Long.MAX_VALUE);
    long after = id(request, "after", -1);
    long around = id(request, "around", -1);
    List<Message> found =
        new ArrayList<>(
            world.messages().list(channel.id()).stream()
                .filter(message -> !message.ephemeral())
                .filter(message -> Long.parseLong(message.id()) < before)
                .filter(message -> Long.parseLong(message.id()) > after)
                .toList());
    int newest = Math.max(0, found.size() - most);
    int from = after >= 0 ? 0 : newest;
    if (around >= 0) {
      long earlier = found.stream().filter(each -> Long.parseLong(each.id()) < around).count();
      from = Math.clamp(earlier - most / 2, 0, newest);
    }
    ArrayNode answer = Json.array();
    found
        .subList(from, Math.min(found.size(), from + most))
        .reversed()
        .forEach(message -> answer.add(message.json()));
    return Answer.ok(answer);
  }

  private static long id(Context request, String name, long otherwise) {
    String value = request.queryParam(name);
    return value != null && value.matches("\\d{1,18}|1\\d{18}") ? Long.parseLong(value) : otherwise;
  }

  private Answer post(Context request) {
    Channel channel = GuildRoutes.channel(world, request);
    Payload payload = bodies.payload(request);
    JsonNode reference = payload.body().path("message_reference");
    Message answered = null;
    if (reference.isObject()) {
      answered =
          world
              .messages()
              .find(channel.id(), String.valueOf(Json.text(reference, "message_id")))
              .orElse(null);
      if (answered == null && reference.path("fail_if_not_exists").asBoolean(true)) {
        throw ApiError.unknownMessage().asException();
      }
    }
    Envelope envelope = Envelope.plain(channel, world.roster().bot(), answered);
    return Answer.ok(writer.send(envelope, payload, MessageWriter.Gate.OPEN).json());
  }

  private Answer edit(Context request) {
    Message message = message(request);
    if (!message.author().equals(world.roster().bot().id())) {
      throw ApiError.notTheAuthor().asException();
    }
    Payload payload = bodies.payload(request);
    return writer
        .edit(message, payload, null, MessageWriter.Gate.OPEN)
        .map(changed -> Answer.ok(changed.json()))
        .orElseThrow(() -> ApiError.unknownMessage().asException());
  }

  private Answer delete(Context request) {
    Message message = message(request);
    checkMayDelete(message);
    writer.delete(message, null);
    return Answer.NOTHING;
  }

  private void checkMayDelete(Message message) {
    boolean own = message.author().equals(world.roster().bot().id());
    boolean direct = world.roster().channel(message.channel()).map(Channel::direct).orElse(false);
    if (!own && (direct || !world.roster().bot().may(Permission.MANAGE_MESSAGES))) {
      throw ApiError.missingPermissions().asException();
    }
  }

  private Answer bulkDelete(Context request) {
    Channel channel = GuildRoutes.channel(world, request);
    for (JsonNode id : Json.list(bodies.object(request).path("messages"))) {
      world
          .messages()
          .find(channel.id(), id.asText())
          .ifPresent(message -> {
            checkMayDelete(message);
            writer.delete(message, null);
          });
    }
    return Answer.NOTHING;
  }

  /** Reactions are accepted and not kept. */
  private Answer react(Context request) {
    message(request);
    return Answer.NOTHING;
  }

  private Answer typing(Context request) {
    Channel channel = GuildRoutes.channel(world, request);
    ObjectNode event = Json.object();
    event.putNull("interaction");
    event.put("channel", channel.id());
    event.put("member", world.roster().bot().id());
    world.journal().append("typing", event);
    return Answer.NOTHING;
  }
}
