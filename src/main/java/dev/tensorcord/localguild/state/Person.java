package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A member of the guild: someone at a page, or the bot itself.
 *
 * @param avatarColor the colour that stands for an avatar, as 0xRRGGBB
 * @param roles ids of the member's roles
 * @param permissions the bits of what the member may do
 */
public record Person(
    String id,
    String username,
    String globalName,
    int avatarColor,
    List<String> roles,
    long permissions,
    boolean bot) {

  private static final String JOINED = "2026-01-05T18:00:00.000000+00:00";

  /** Whether the member may do everything. */
  public boolean administrator() {
    return (permissions & Permission.ADMINISTRATOR) != 0;
  }

  /** Whether the member has all these permissions. */
  public boolean may(long needed) {
    return administrator() || (permissions & needed) == needed;
  }

  /** Discord's user object. */
  public ObjectNode user() {
    ObjectNode user = Json.object();
    user.put("id", id);
    user.put("username", username);
    user.put("discriminator", bot ? "2026" : "0");
    user.put("global_name", bot ? null : globalName);
    user.putNull("avatar");
    user.putNull("banner");
    user.put("accent_color", avatarColor);
    user.putNull("avatar_decoration_data");
    user.putNull("primary_guild");
    user.put("public_flags", 0);
    user.put("flags", 0);
    if (bot) {
      user.put("bot", true);
    }
    return user;
  }

  /** Discord's member object without its user, as `resolved` and message events carry it. */
  public ObjectNode bareMember() {
    ObjectNode member = Json.object();
    member.putNull("nick");
    member.putNull("avatar");
    member.putNull("banner");
    member.set("roles", Json.strings(roles));
    member.put("joined_at", JOINED);
    member.putNull("premium_since");
    member.putNull("communication_disabled_until");
    member.put("deaf", false);
    member.put("mute", false);
    member.put("flags", 0);
    member.put("pending", false);
    return member;
  }

  /** Discord's member object. */
  public ObjectNode member() {
    ObjectNode member = bareMember();
    member.set("user", user());
    return member;
  }
}
