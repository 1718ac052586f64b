package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The messages of every channel, the newest of each kept. Every change is written to the journal
 * and told to bots in the order in which it was made. Safe for many threads.
 */
public final class Messages {
  /** How a message changes: from what it was to what it holds afterwards. */
  @FunctionalInterface
  public interface Change {
    /** Changes the copy in place and answers the ids of the files that the message then holds. */
    List<String> apply(Message before, ObjectNode copy);
  }

  private final int perChannel;
  private final Roster roster;
  private final Files files;
  private final Journal journal;
  private final Dispatch.Sink bots;
  private final Map<String, SequencedMap<String, Message>> channels = new HashMap<>();

  /** Keeps this many messages in each channel. */
  public Messages(int perChannel, Roster roster, Files files, Journal journal, Dispatch.Sink bots) {
    this.perChannel = perChannel;
    this.roster = roster;
    this.files = files;
    this.journal = journal;
    this.bots = bots;
  }

  /** Adds a message that an interaction, or nobody where null, brought about. */
  public synchronized Message add(Message message, String cause) {
    SequencedMap<String, Message> channel =
        channels.computeIfAbsent(message.channel(), id -> new LinkedHashMap<>());
    channel.put(message.id(), message);
    while (channel.size() > perChannel) {
      files.drop(channel.pollFirstEntry().getValue().files());
    }
    tell("message_create", "MESSAGE_CREATE", message, cause);
    return message;
  }

  /** Puts back a message of an earlier start, telling nobody. */
  public synchronized void restore(Message message) {
    channels
        .computeIfAbsent(message.channel(), id -> new LinkedHashMap<>())
        .put(message.id(), message);
  }

  /** The message with this id in this channel. */
  public synchronized Optional<Message> find(String channel, String id) {
    return Optional.ofNullable(channels.getOrDefault(channel, empty()).get(id));
  }

  /** The message with this id, in whichever channel. */
  public synchronized Optional<Message> find(String id) {
    return channels.values().stream().map(c -> c.get(id)).filter(m -> m != null).findFirst();
  }

  /** Changes a message; files that it no longer holds are forgotten. Empty where it is gone. */
  public synchronized Optional<Message> edit(
      String channel, String id, String cause, Change change) {
    SequencedMap<String, Message> messages = channels.getOrDefault(channel, empty());
    Message before = messages.get(id);
    if (before == null) {
      return Optional.empty();
    }
    ObjectNode copy = before.json().deepCopy();
    Message after = before.with(copy, change.apply(before, copy));
    messages.put(id, after);
    files.drop(before.files().stream().filter(f -> !after.files().contains(f)).toList());
    tell("message_update", "MESSAGE_UPDATE", after, cause);
    return Optional.of(after);
  }

  /** Deletes a message; false where it was gone. */
  public synchronized boolean delete(String channel, String id, String cause) {
    Message gone = channels.getOrDefault(channel, empty()).remove(id);
    if (gone == null) {
      return false;
    }
    files.drop(gone.files());
    tell("message_delete", "MESSAGE_DELETE", gone, cause);
    return true;
  }

  /** The messages of a channel, oldest first. */
  public synchronized List<Message> list(String channel) {
    return List.copyOf(channels.getOrDefault(channel, empty()).values());
  }

  private void tell(String type, String name, Message message, String cause) {
    ObjectNode event = Json.object();
    event.put("interaction", cause);
    event.put("channel", message.channel());
    event.set("message", message.view());
    journal.append(type, event);
    if (message.ephemeral()) {
      return;
    }
    boolean direct = roster.channel(message.channel()).map(Channel::direct).orElse(false);
    bots.send(
        new Dispatch(name, gatewayData(name, message, direct), direct, Intent.messages(direct)));
  }

  private ObjectNode gatewayData(String name, Message message, boolean direct) {
    ObjectNode data = Json.object();
    if (name.equals("MESSAGE_DELETE")) {
      data.put("id", message.id());
      data.put("channel_id", message.channel());
    } else {
      data.setAll(message.json());
      data.put("channel_type", direct ? 1 : 0);
    }
    if (!direct) {
      data.put("guild_id", Roster.GUILD);
      roster.person(message.author()).ifPresent(who -> data.set("member", who.bareMember()));
    }
    return data;
  }

  private static SequencedMap<String, Message> empty() {
    return new LinkedHashMap<>();
  }
}
