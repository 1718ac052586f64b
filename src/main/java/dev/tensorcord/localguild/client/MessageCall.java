package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Envelope;
import dev.tensorcord.localguild.message.MessageWriter;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.World;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * {@code POST /client/message}: a member writes a message. Body: JSON, or multipart with the JSON
 * in the part {@code payload} and up to ten files in parts of any name.
 *
 * <ul>
 *   <li>{@code channel}: the channel's id, or a guild channel's name
 *   <li>{@code member}: the member's id or user name
 *   <li>{@code content}: the text, up to 2000 characters
 *   <li>{@code reply}: the id of a message that this one answers
 * </ul>
 *
 * <p>Answers the message.
 *
 * <p>{@code GET /client/messages?channel=…&member=…} answers the channel's messages, oldest first;
 * with a member, without those that only others see. Each is Discord's message object; one that a
 * single member sees has that member's id in {@code visible_to}.
 */
final class MessageCall {
  private static final int LONGEST = 2000;
  private static final int MOST_FILES = 10;

  private final World world;
  private final MessageWriter writer;

  MessageCall(World world, MessageWriter writer) {
    this.world = world;
    this.writer = writer;
  }

  ObjectNode write(Asked asked) {
    Person member = asked.member();
    Channel channel = asked.channel(member);
    String content = asked.optional("content").orElse("");
    if (content.codePointCount(0, content.length()) > LONGEST) {
      throw ClientError.of("A message may have at most %d characters.", LONGEST);
    }
    if (asked.payload().files().size() > MOST_FILES) {
      throw ClientError.of("A message may have at most %d files.", MOST_FILES);
    }
    if (content.isBlank() && asked.payload().files().isEmpty()) {
      throw new ClientError("A message needs text or a file.");
    }
    asked.payload().files().forEach(file -> Uploads.check(world, file));
    Optional<String> reply = asked.optional("reply");
    Message answered =
        reply
            .map(id ->
                world
                    .messages()
                    .find(channel.id(), id)
                    .filter(found -> found.visibleTo(member.id()) && !found.ephemeral())
                    .orElseThrow(() -> ClientError.of("There is no message %s here.", id)))
            .orElse(null);
    Payload said = asked.payload().with(Json.object().put("content", content));
    return writer
        .send(Envelope.plain(channel, member, answered), said, MessageWriter.Gate.OPEN)
        .view();
  }

  ArrayNode list(Context request) {
    String id = request.queryParam("channel");
    if (id == null || id.isEmpty()) {
      throw new ClientError("The parameter channel is missing.");
    }
    Channel channel =
        Asked.channel(world, id).orElseThrow(() -> ClientError.of("There is no channel %s.", id));
    String asked = request.queryParam("member");
    Person member = asked == null ? null : Asked.member(world, asked);
    if (member != null && !channel.visibleTo(member)) {
      throw ClientError.of("There is no channel %s that %s sees.", id, member.globalName());
    }
    ArrayNode messages = Json.array();
    world.messages().list(channel.id()).stream()
        .filter(message -> member == null || message.visibleTo(member.id()))
        .forEach(message -> messages.add(message.view()));
    return messages;
  }
}
