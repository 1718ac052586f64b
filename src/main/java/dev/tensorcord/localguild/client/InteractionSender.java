package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Dispatch;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Permission;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import java.util.Optional;

/** Opens interactions and tells the bot of them, with every field that libraries read. */
final class InteractionSender {
  private final World world;

  InteractionSender(World world) {
    this.world = world;
  }

  /**
   * What a member did.
   *
   * @param commandType 1 slash, 2 user, 3 message command; 0 where it is none
   * @param data the interaction's data
   * @param about what messages made by it tell of it, besides its id, kind and user
   * @param source the message whose component was used, or null
   */
  record Act(
      Interaction.Kind kind,
      int commandType,
      Person member,
      Channel channel,
      ObjectNode data,
      ObjectNode about,
      Message source) {}

  /** Opens the interaction and sends it. */
  Interaction send(Act act) {
    String id = world.snowflakes().next();
    ObjectNode metadata = Json.object();
    metadata.put("id", id);
    metadata.put("type", act.kind().number());
    metadata.set("user", act.member().user());
    metadata.set("authorizing_integration_owners", owners(act.channel()));
    metadata.setAll(act.about());
    Interaction interaction =
        new Interaction(
            id,
            world.interactions().newToken(),
            act.kind(),
            act.commandType(),
            act.member(),
            act.channel(),
            metadata,
            act.source());
    if (!world.interactions().open(interaction)) {
      throw new ClientError("Too many interactions are open. Try again in a while.");
    }
    world
        .bots()
        .send(
            new Dispatch("INTERACTION_CREATE", event(interaction, act), act.channel().direct(), 0));
    return interaction;
  }

  private static ObjectNode owners(Channel channel) {
    return Json.object().put("0", channel.direct() ? "0" : Roster.GUILD);
  }

  private ObjectNode event(Interaction interaction, Act act) {
    Person member = act.member();
    Channel channel = act.channel();
    ObjectNode event = Json.object();
    event.put("id", interaction.id());
    event.put("application_id", Roster.BOT);
    event.put("type", act.kind().number());
    event.put("version", 1);
    event.put("token", interaction.token());
    event.set("data", act.data());
    event.put("channel_id", channel.id());
    ObjectNode place = channel.json();
    place.put("permissions", Long.toString(permissions(member)));
    event.set("channel", place);
    event.put("locale", "en-US");
    if (channel.direct()) {
      event.put("context", 1);
      event.set("user", member.user());
    } else {
      event.put("context", 0);
      event.put("guild_id", Roster.GUILD);
      ObjectNode guild = event.putObject("guild");
      guild.put("id", Roster.GUILD);
      guild.put("locale", "en-US");
      guild.putArray("features");
      event.put("guild_locale", "en-US");
      ObjectNode who = member.member();
      who.put("permissions", Long.toString(permissions(member)));
      event.set("member", who);
    }
    event.put("app_permissions", Long.toString(permissions(world.roster().bot())));
    event.set("authorizing_integration_owners", owners(channel));
    event.putArray("entitlements");
    event.put("attachment_size_limit", world.limits().fileBytes());
    Optional.ofNullable(act.source()).ifPresent(message -> event.set("message", message.json()));
    return event;
  }

  private static long permissions(Person person) {
    return person.administrator() ? Permission.ALL : person.permissions();
  }
}
