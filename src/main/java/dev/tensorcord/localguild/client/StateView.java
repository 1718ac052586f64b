package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.Role;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /client/state}: all that a page needs to draw itself.
 *
 * <ul>
 *   <li>{@code guild}: Discord's guild object
 *   <li>{@code channels}: Discord's channel objects; those for direct messages have type 1 and in
 *       {@code recipient} the member's id
 *   <li>{@code members}: {@code id, username, global_name, avatar_color} (0xRRGGBB as a number),
 *       {@code roles} (ids), {@code administrator}, {@code bot}
 *   <li>{@code roles}: Discord's role objects
 *   <li>{@code application}: {@code id, name} and the {@code bot} user
 *   <li>{@code commands}: the registered commands, as Discord answers them
 *   <li>{@code online}: whether a bot is connected
 *   <li>{@code seq}: the number of the newest event; follow events from here to miss none
 *   <li>{@code limits}: {@code file_bytes}, {@code request_bytes}, {@code acknowledge_ms}
 * </ul>
 */
final class StateView {
  private final World world;
  private final BooleanSupplier online;

  StateView(World world, BooleanSupplier online) {
    this.world = world;
    this.online = online;
  }

  ObjectNode json() {
    Roster roster = world.roster();
    ObjectNode state = Json.object();
    // The number comes first: what happens meanwhile is told again by an event, never missed.
    state.put("seq", world.journal().last());
    state.set("guild", roster.guild());
    ArrayNode channels = state.putArray("channels");
    roster.guildChannels().forEach(channel -> channels.add(channel.json()));
    roster.directChannels().forEach(channel -> channels.add(direct(channel)));
    state.set("members", Roster.each(roster.people(), StateView::member));
    state.set("roles", Roster.each(roster.roles(), Role::json));
    ObjectNode application = state.putObject("application");
    application.put("id", Roster.BOT);
    application.put("name", roster.bot().username());
    application.set("bot", roster.bot().user());
    state.set("commands", Json.array(world.commands().usable()));
    state.put("online", online.getAsBoolean());
    ObjectNode limits = state.putObject("limits");
    limits.put("file_bytes", world.limits().fileBytes());
    limits.put("request_bytes", world.limits().requestBytes());
    limits.put("acknowledge_ms", world.limits().acknowledgeWithin().toMillis());
    return state;
  }

  private static ObjectNode direct(Channel channel) {
    ObjectNode json = channel.json();
    json.put("name", channel.name());
    json.put("recipient", channel.recipient().id());
    return json;
  }

  private static ObjectNode member(Person person) {
    ObjectNode member = Json.object();
    member.put("id", person.id());
    member.put("username", person.username());
    member.put("global_name", person.globalName());
    member.put("avatar_color", person.avatarColor());
    member.set("roles", Json.strings(person.roles()));
    member.put("administrator", person.administrator());
    member.put("bot", person.bot());
    return member;
  }
}
