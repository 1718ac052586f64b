package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A text channel of the guild, or the direct messages between the bot and one member.
 *
 * @param name the channel's name; of direct messages the member's
 * @param recipient the member whose direct messages these are, or null
 */
public record Channel(String id, String name, String topic, int position, Person recipient) {
  private static final int TEXT = 0;
  private static final int DIRECT = 1;

  /** Whether these are direct messages. */
  public boolean direct() {
    return recipient != null;
  }

  /** Discord's number of this kind of channel. */
  public int type() {
    return direct() ? DIRECT : TEXT;
  }

  /** Whether this member can see the channel. */
  public boolean visibleTo(Person person) {
    return recipient == null || person.bot() || recipient.id().equals(person.id());
  }

  /** Discord's channel object. */
  public ObjectNode json() {
    ObjectNode channel = Json.object();
    channel.put("id", id);
    channel.put("type", type());
    channel.put("flags", 0);
    channel.putNull("last_message_id");
    if (direct()) {
      channel.putArray("recipients").add(recipient.user());
      return channel;
    }
    channel.put("guild_id", Roster.GUILD);
    channel.put("name", name);
    channel.put("topic", topic);
    channel.put("position", position);
    channel.put("nsfw", false);
    channel.put("rate_limit_per_user", 0);
    channel.putNull("parent_id");
    channel.putArray("permission_overwrites");
    return channel;
  }
}
