package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.List;
import java.util.Optional;

/** Sends, changes and deletes messages. A refused request changes nothing. */
public final class MessageWriter {
  /** Runs once the request is known to be good and before anything is changed. */
  @FunctionalInterface
  public interface Gate {
    /** Opens for every request. */
    Gate OPEN = () -> {};

    /** Throws where the request must not go on. */
    void pass();
  }

  private final World world;
  private final Drafter drafter;

  /** Writes into this guild. */
  public MessageWriter(World world) {
    this.world = world;
    this.drafter = new Drafter(world);
  }

  /** Sends a message. */
  public Message send(Envelope envelope, Payload payload, Gate gate) {
    ObjectNode json = envelope.open(world.snowflakes().next());
    String replied = envelope.answered() == null ? null : envelope.answered().author();
    List<StoredFile> files = drafter.create(json, payload, replied);
    if (payload.body().hasNonNull("nonce")) {
      json.set("nonce", payload.body().get("nonce"));
    }
    json.put("tts", payload.body().path("tts").asBoolean());
    gate.pass();
    world.files().keep(files);
    return publish(envelope, json, ids(files));
  }

  /** Shows that the bot is thinking, in place of a message that is to come. */
  public Message think(Envelope envelope) {
    ObjectNode json = envelope.open(world.snowflakes().next());
    json.put("flags", json.path("flags").asInt() | Message.LOADING);
    return publish(envelope, json, List.of());
  }

  private Message publish(Envelope envelope, ObjectNode json, List<String> files) {
    json.putNull("edited_timestamp");
    String cause = envelope.interaction() == null ? null : envelope.interaction().id();
    Message message =
        new Message(
            Json.text(json, "id"),
            envelope.channel().id(),
            envelope.author().id(),
            cause,
            envelope.visibleTo(),
            files,
            json);
    return world.messages().add(message, cause);
  }

  /**
   * Changes a message on behalf of an interaction, or of nobody where null. Empty if it is gone.
   */
  public Optional<Message> edit(Message before, Payload payload, String cause, Gate gate) {
    return world
        .messages()
        .edit(
            before.channel(),
            before.id(),
            cause,
            (now, copy) -> {
              boolean thinking = (now.flags() & Message.LOADING) != 0;
              List<StoredFile> files = drafter.edit(copy, payload, held(now));
              gate.pass();
              if (!thinking) {
                copy.put("edited_timestamp", Envelope.now());
              }
              world.files().keep(files);
              return ids(files);
            });
  }

  /** The message as rules judge changes of it: with every file that it holds on the list. */
  public ObjectNode whole(Message message) {
    return drafter.withAllFiles(message.json(), held(message));
  }

  private List<StoredFile> held(Message message) {
    return message.files().stream().flatMap(id -> world.files().find(id).stream()).toList();
  }

  /** Deletes a message; false where it is gone. */
  public boolean delete(Message message, String cause) {
    return world.messages().delete(message.channel(), message.id(), cause);
  }

  private static List<String> ids(List<StoredFile> files) {
    return files.stream().map(StoredFile::id).toList();
  }
}
