package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A message as it stands now.
 *
 * @param author the id of who wrote it
 * @param interaction the interaction that made it, or null
 * @param visibleTo the only member who sees it, or null where all do
 * @param files ids of every file that the message holds, shown as attachment or in embeds
 * @param json Discord's message object; never changed
 */
public record Message(
    String id,
    String channel,
    String author,
    String interaction,
    String visibleTo,
    List<String> files,
    ObjectNode json) {

  /** The message is seen by one member only. */
  public static final int EPHEMERAL = 1 << 6;

  /** The bot is still thinking. */
  public static final int LOADING = 1 << 7;

  /** The message is made of components alone. */
  public static final int COMPONENTS_V2 = 1 << 15;

  /** The bits of the message's flags. */
  public int flags() {
    return json.path("flags").asInt();
  }

  /** Whether one member only sees it. */
  public boolean ephemeral() {
    return visibleTo != null;
  }

  /** Whether this member can see it. */
  public boolean visibleTo(String member) {
    return visibleTo == null || visibleTo.equals(member);
  }

  /** The message for the page and for scripts: Discord's object and who sees it. */
  public ObjectNode view() {
    if (visibleTo == null) {
      return json;
    }
    ObjectNode view = json.deepCopy();
    view.put("visible_to", visibleTo);
    return view;
  }

  /** The same message with other content. */
  public Message with(ObjectNode changed, List<String> held) {
    return new Message(id, channel, author, interaction, visibleTo, List.copyOf(held), changed);
  }
}
