package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.ComponentIds;
import dev.tensorcord.localguild.rule.ComponentType;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.World;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /client/component}: a member presses a button or chooses from a menu.
 *
 * <ul>
 *   <li>{@code member}: the member's id or user name
 *   <li>{@code message}: the message's id
 *   <li>{@code customId}: the component's custom_id
 *   <li>{@code values}: of a menu the chosen values; users, roles and channels by id
 * </ul>
 *
 * <p>Answers {@code {"interaction": id}}.
 */
final class ComponentCall {
  private static final int LINK_STYLE = 5;

  private final World world;
  private final InteractionSender sender;

  ComponentCall(World world, InteractionSender sender) {
    this.world = world;
    this.sender = sender;
  }

  ObjectNode use(Asked asked) {
    Person member = asked.member();
    Message message = message(asked, member);
    Channel channel = world.roster().channel(message.channel()).orElseThrow();
    ObjectNode component = component(message, asked.text("customId"));
    int type = component.path("type").asInt();
    Resolved resolved = new Resolved(world, channel.direct());
    ObjectNode data = Json.object();
    data.put("component_type", type);
    data.set("custom_id", component.get("custom_id"));
    data.set("id", component.get("id"));
    if (ComponentType.isSelect(type)) {
      List<String> values = strings(asked.body().path("values"));
      SelectValues.check(component, values, resolved, false);
      data.set("values", Json.strings(values));
      if (!resolved.json().isEmpty()) {
        data.set("resolved", resolved.json());
      }
    }
    ObjectNode about = Json.object();
    about.put("interacted_message_id", message.id());
    Interaction interaction =
        sender.send(
            new InteractionSender.Act(
                Interaction.Kind.COMPONENT, 0, member, channel, data, about, message));
    return Json.object().put("interaction", interaction.id());
  }

  private Message message(Asked asked, Person member) {
    String id = asked.text("message");
    return world
        .messages()
        .find(id)
        .filter(found -> found.visibleTo(member.id()))
        .filter(found ->
            world.roster().channel(found.channel()).filter(c -> c.visibleTo(member)).isPresent())
        .orElseThrow(
            () -> ClientError.of("There is no message %s that %s sees.", id, member.globalName()));
  }

  private static ObjectNode component(Message message, String customId) {
    List<ObjectNode> found = new ArrayList<>();
    message
        .json()
        .path("components")
        .forEach(each ->
            ComponentIds.walk(
                each,
                component -> {
                  if (customId.equals(Json.text(component, "custom_id"))) {
                    found.add(component);
                  }
                }));
    if (found.isEmpty()) {
      throw ClientError.of("The message has no component %s.", customId);
    }
    ObjectNode component = found.getFirst();
    if (component.path("disabled").asBoolean() || component.path("style").asInt() == LINK_STYLE) {
      throw ClientError.of("The component %s is disabled.", customId);
    }
    return component;
  }

  /** The strings of an array; one value stands for an array of one. */
  static List<String> strings(JsonNode values) {
    if (values.isMissingNode() || values.isNull()) {
      return List.of();
    }
    return values.isArray()
        ? Json.list(values).stream().map(JsonNode::asText).toList()
        : List.of(values.asText());
  }
}
