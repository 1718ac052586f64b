package dev.tensorcord.localguild.rest;

import dev.tensorcord.localguild.message.Envelope;
import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** What follows the first answer to an interaction, for as long as its token lives. */
final class WebhookRoutes {
  private static final String ORIGINAL = "@original";

  private final World world;
  private final Bodies bodies;
  private final MessageWriter writer;

  WebhookRoutes(World world, Bodies bodies, MessageWriter writer) {
    this.world = world;
    this.bodies = bodies;
    this.writer = writer;
  }

  void install(Routes routes) {
    String all = "webhooks/{application}/{token}";
    String one = all + "/messages/{message}";
    routes.add(HandlerType.POST, all, true, this::followUp);
    routes.add(HandlerType.GET, one, true, r -> Answer.ok(message(r, interaction(r)).json()));
    routes.add(HandlerType.PATCH, one, true, this::edit);
    routes.add(HandlerType.DELETE, one, true, this::delete);
  }

  private Interaction interaction(Context request) {
    if (!request.pathParam("application").equals(Roster.BOT)) {
      throw ApiError.unknownWebhook().asException();
    }
    Interaction interaction =
        world
            .interactions()
            .byToken(request.pathParam("token"))
            .orElseThrow(() -> ApiError.invalidWebhookToken().asException());
    if (interaction.state() != Interaction.State.ACKNOWLEDGED) {
      throw ApiError.unknownWebhook().asException();
    }
    return interaction;
  }

  /** A message that this interaction made, or the one whose component was used. */
  private Message message(Context request, Interaction interaction) {
    String asked = request.pathParam("message");
    Optional<String> original = interaction.original();
    Optional<String> id = asked.equals(ORIGINAL) ? original : Optional.of(asked);
    return id.flatMap(known -> world.messages().find(interaction.channel().id(), known))
        .filter(message ->
            interaction.id().equals(message.interaction())
                || original.filter(message.id()::equals).isPresent())
        .orElseThrow(() -> ApiError.unknownMessage().asException());
  }

  /** The first one after a deferral takes the place of the thinking message, as on Discord. */
  private Answer followUp(Context request) {
    Interaction interaction = interaction(request);
    Payload payload = bodies.payload(request);
    Optional<Message> thinking =
        interaction
            .original()
            .flatMap(id -> world.messages().find(interaction.channel().id(), id))
            .filter(message -> (message.flags() & Message.LOADING) != 0);
    Message sent =
        thinking
            .flatMap(
                message -> writer.edit(message, payload, interaction.id(), MessageWriter.Gate.OPEN))
            .orElseGet(() ->
                writer.send(envelope(interaction, payload), payload, MessageWriter.Gate.OPEN));
    return Answer.ok(sent.json());
  }

  private Envelope envelope(Interaction interaction, Payload payload) {
    boolean ephemeral = (payload.body().path("flags").asInt() & Message.EPHEMERAL) != 0;
    Message answered =
        interaction
            .original()
            .flatMap(id -> world.messages().find(interaction.channel().id(), id))
            .orElse(null);
    return new Envelope(
        interaction.channel(),
        world.roster().bot(),
        interaction,
        true,
        ephemeral ? interaction.member().id() : null,
        answered);
  }

  private Answer edit(Context request) {
    Interaction interaction = interaction(request);
    Message message = message(request, interaction);
    Payload payload = bodies.payload(request);
    return writer
        .edit(message, payload, interaction.id(), MessageWriter.Gate.OPEN)
        .map(changed -> Answer.ok(changed.json()))
        .orElseThrow(() -> ApiError.unknownMessage().asException());
  }

  private Answer delete(Context request) {
    Interaction interaction = interaction(request);
    writer.delete(message(request, interaction), interaction.id());
    return Answer.NOTHING;
  }
}
