package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.ComponentIds;
import dev.tensorcord.localguild.message.Envelope;
import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.rule.CallbackRules;
import dev.tensorcord.localguild.rule.CallbackType;
import dev.tensorcord.localguild.rule.InteractionType;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Modals;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** The first answer to an interaction. It is checked in full before it counts as given. */
final class CallbackRoutes {
  private final World world;
  private final Bodies bodies;
  private final MessageWriter writer;

  CallbackRoutes(World world, Bodies bodies, MessageWriter writer) {
    this.world = world;
    this.bodies = bodies;
    this.writer = writer;
  }

  void install(Routes routes) {
    routes.add(HandlerType.POST, "interactions/{interaction}/{token}/callback", true, this::answer);
  }

  private Answer answer(Context request) {
    Interaction interaction =
        world
            .interactions()
            .find(request.pathParam("interaction"), request.pathParam("token"))
            .orElseThrow(() -> ApiError.unknownInteraction().asException());
    Payload sent = bodies.payload(request);
    checkOpen(interaction);
    CallbackType type =
        CallbackRules.check(
            sent.body(),
            sent.uploads(),
            InteractionType.of(interaction.kind().number()),
            interaction.source().map(writer::whole).orElse(null));
    ObjectNode data =
        sent.body().path("data") instanceof ObjectNode object ? object : Json.object();
    Message message = apply(interaction, type, sent.with(data));
    acknowledged(interaction, type);
    boolean respond = "true".equalsIgnoreCase(request.queryParam("with_response"));
    return respond ? Answer.ok(response(interaction, type, message)) : Answer.NOTHING;
  }

  private static void checkOpen(Interaction interaction) {
    switch (interaction.state()) {
      case ACKNOWLEDGED -> throw ApiError.alreadyAcknowledged().asException();
      case FAILED -> throw ApiError.unknownInteraction().asException();
      case WAITING -> {}
    }
  }

  private static void pass(Interaction interaction, CallbackType type) {
    if (!interaction.acknowledge(type.number())) {
      checkOpen(interaction);
    }
  }

  private Message apply(Interaction interaction, CallbackType type, Payload data) {
    return switch (type) {
      case MESSAGE -> {
        Message sent =
            writer.send(envelope(interaction, data), data, () -> pass(interaction, type));
        interaction.original(sent.id());
        yield sent;
      }
      case DEFERRED_MESSAGE -> {
        pass(interaction, type);
        Message thinking = writer.think(envelope(interaction, data));
        interaction.original(thinking.id());
        yield thinking;
      }
      case DEFERRED_UPDATE -> {
        pass(interaction, type);
        interaction.source().map(Message::id).ifPresent(interaction::original);
        yield interaction.source().orElse(null);
      }
      case UPDATE -> {
        Message source =
            interaction.source().orElseThrow(() -> ApiError.unknownMessage().asException());
        Message changed =
            writer
                .edit(source, data, interaction.id(), () -> pass(interaction, type))
                .orElseThrow(() -> ApiError.unknownMessage().asException());
        interaction.original(changed.id());
        yield changed;
      }
      case AUTOCOMPLETE -> {
        pass(interaction, type);
        interaction.choices().complete(Json.array(Json.list(data.body().path("choices"))));
        yield null;
      }
      case MODAL -> {
        pass(interaction, type);
        open(interaction, data.body());
        yield null;
      }
      case PONG -> throw new IllegalStateException("nobody pings here");
    };
  }

  private Envelope envelope(Interaction interaction, Payload data) {
    boolean ephemeral = (data.body().path("flags").asInt() & Message.EPHEMERAL) != 0;
    return new Envelope(
        interaction.channel(),
        world.roster().bot(),
        interaction,
        false,
        ephemeral ? interaction.member().id() : null,
        interaction.source().orElse(null));
  }

  private void open(Interaction interaction, ObjectNode data) {
    ObjectNode form = data.deepCopy();
    ComponentIds.number(form.path("components"));
    Modals.Modal modal = new Modals.Modal(world.snowflakes().next(), interaction, form);
    world.modals().open(modal);
    ObjectNode event = Json.object();
    event.put("interaction", interaction.id());
    event.put("channel", interaction.channel().id());
    event.put("member", interaction.member().id());
    event.set("modal", modal.view());
    world.journal().append("modal_open", event);
  }

  private void acknowledged(Interaction interaction, CallbackType type) {
    ObjectNode event = Json.object();
    event.put("interaction", interaction.id());
    event.put("channel", interaction.channel().id());
    event.put("member", interaction.member().id());
    event.put("callback", type.number());
    world.journal().append("interaction_acknowledged", event);
  }

  /** Discord answers the message itself only where the callback made or changed one. */
  private static ObjectNode response(Interaction interaction, CallbackType type, Message message) {
    ObjectNode response = Json.object();
    ObjectNode about = response.putObject("interaction");
    about.put("id", interaction.id());
    about.put("type", interaction.kind().number());
    boolean deferred =
        type == CallbackType.DEFERRED_MESSAGE || type == CallbackType.DEFERRED_UPDATE;
    if (message != null) {
      about.put("response_message_id", message.id());
      about.put("response_message_loading", type == CallbackType.DEFERRED_MESSAGE);
      about.put("response_message_ephemeral", message.ephemeral());
    }
    if (message != null && !deferred) {
      ObjectNode resource = response.putObject("resource");
      resource.put("type", type.number());
      resource.set("message", message.json());
    }
    return response;
  }
}
