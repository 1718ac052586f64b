package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A role of the guild.
 *
 * @param botId the bot that the role belongs to, or null
 */
public record Role(
    String id, String name, int position, int color, long permissions, String botId) {

  /** Whether members may ping the role. */
  public boolean mentionable() {
    return botId == null && position > 0;
  }

  /** Discord's role object. */
  public ObjectNode json() {
    ObjectNode role = Json.object();
    role.put("id", id);
    role.put("name", name);
    role.put("description", (String) null);
    role.put("position", position);
    role.put("permissions", Long.toString(permissions));
    role.put("color", color);
    ObjectNode colors = role.putObject("colors");
    colors.put("primary_color", color);
    colors.putNull("secondary_color");
    colors.putNull("tertiary_color");
    role.put("hoist", position > 1);
    role.put("managed", botId != null);
    role.put("mentionable", mentionable());
    role.putNull("icon");
    role.putNull("unicode_emoji");
    role.put("flags", 0);
    if (botId != null) {
      role.putObject("tags").put("bot_id", botId);
    }
    return role;
  }
}
