package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Roster;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * All of a message but what it says: where, by whom, in answer to what.
 *
 * @param interaction what brought it about, or null
 * @param followup whether it follows the interaction's first answer
 * @param visibleTo the only member to see it, or null
 * @param answered the message that it replies to, or null
 */
public record Envelope(
    Channel channel,
    Person author,
    Interaction interaction,
    boolean followup,
    String visibleTo,
    Message answered) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  /** Discord's numbers for kinds of message. */
  private enum Type {
    DEFAULT(0),
    REPLY(19),
    SLASH_COMMAND(20),
    CONTEXT_COMMAND(23);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  /** A plain message; in answer to another where that is not null. */
  public static Envelope plain(Channel channel, Person author, Message answered) {
    return new Envelope(channel, author, null, false, null, answered);
  }

  /** Now, as Discord writes times. */
  static String now() {
    return TIME.format(Instant.now());
  }

  private Type type() {
    if (answered != null) {
      return Type.REPLY;
    }
    if (interaction == null || followup || interaction.commandType() == 0) {
      return Type.DEFAULT;
    }
    return interaction.commandType() == 1 ? Type.SLASH_COMMAND : Type.CONTEXT_COMMAND;
  }

  /** The message object, still saying nothing. */
  ObjectNode open(String id) {
    ObjectNode message = Json.object();
    message.put("id", id);
    message.put("channel_id", channel.id());
    message.put("type", type().number);
    message.put("content", "");
    message.set("author", author.user());
    message.putArray("attachments");
    message.putArray("embeds");
    message.putArray("mentions");
    message.putArray("mention_roles");
    message.put("mention_everyone", false);
    message.put("pinned", false);
    message.put("tts", false);
    message.put("timestamp", now());
    message.put("flags", visibleTo == null ? 0 : Message.EPHEMERAL);
    message.putArray("components");
    if (interaction != null) {
      sign(message);
    }
    if (answered != null) {
      refer(message);
    }
    return message;
  }

  private void sign(ObjectNode message) {
    message.put("webhook_id", Roster.BOT);
    message.put("application_id", Roster.BOT);
    ObjectNode metadata = interaction.metadata().deepCopy();
    if (followup) {
      interaction.original().ifPresent(id -> metadata.put("original_response_message_id", id));
    }
    message.set("interaction_metadata", metadata);
    if (interaction.commandType() != 0 && !followup) {
      ObjectNode old = message.putObject("interaction");
      old.put("id", interaction.id());
      old.put("type", interaction.kind().number());
      old.set("name", metadata.path("name"));
      old.set("user", metadata.path("user"));
    }
  }

  private void refer(ObjectNode message) {
    ObjectNode reference = message.putObject("message_reference");
    reference.put("type", 0);
    reference.put("channel_id", answered.channel());
    reference.put("message_id", answered.id());
    if (!channel.direct()) {
      reference.put("guild_id", Roster.GUILD);
    }
    ObjectNode quoted = answered.json().deepCopy();
    quoted.remove("referenced_message");
    message.set("referenced_message", quoted);
  }
}
