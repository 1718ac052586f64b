package dev.tensorcord.localguild.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Channel;
import dev.tensorcord.localguild.state.Interaction;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.Person;
import dev.tensorcord.localguild.state.World;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /client/command} and {@code POST /client/autocomplete}: a member uses a command, or
 * is typing one.
 *
 * <p>Body: JSON, or multipart with the JSON in the part {@code payload} and each file in a part
 * named after its option.
 *
 * <ul>
 *   <li>{@code channel}: the channel's id, or a guild channel's name
 *   <li>{@code member}: the member's id or user name
 *   <li>{@code name}: the command's name; for a sub-command all its words, such as {@code "model
 *       save"}
 *   <li>{@code type}: 1 slash, 2 user, 3 message; needed only where names are alike
 *   <li>{@code options}: an object from option name to value; users, roles and channels by id
 *   <li>{@code target}: of a user command a member's id, of a message command a message's id
 *   <li>{@code focused}: of autocomplete the option that is being typed
 * </ul>
 *
 * <p>A command answers {@code {"interaction": id}}. Autocomplete answers {@code {"choices": [{name,
 * value}]}}, with no choices where the bot does not answer in time.
 */
final class CommandCall {
  private static final int USER_COMMAND = 2;
  private static final int MESSAGE_COMMAND = 3;

  private final World world;
  private final InteractionSender sender;

  CommandCall(World world, InteractionSender sender) {
    this.world = world;
    this.sender = sender;
  }

  ObjectNode use(Asked asked) {
    Person member = asked.member();
    Channel channel = asked.channel(member);
    CommandChoice choice = CommandChoice.find(world.commands().usable(), asked, member, channel);
    Resolved resolved = new Resolved(world, channel.direct());
    List<ObjectNode> options =
        new OptionValues(world, asked, channel, resolved).read(choice.options(), null);
    ObjectNode about = Json.object();
    about.put("name", choice.name());
    String target = target(choice, asked, channel, resolved, about);
    ObjectNode data = choice.data(options, resolved);
    if (target != null) {
      data.put("target_id", target);
    }
    Interaction interaction =
        sender.send(
            new InteractionSender.Act(
                Interaction.Kind.COMMAND, choice.type(), member, channel, data, about, null));
    return Json.object().put("interaction", interaction.id());
  }

  private String target(
      CommandChoice choice, Asked asked, Channel channel, Resolved resolved, ObjectNode about) {
    switch (choice.type()) {
      case USER_COMMAND -> {
        String id = asked.text("target");
        Person person =
            world
                .roster()
                .person(id)
                .orElseThrow(() -> ClientError.of("There is no member %s.", id));
        resolved.person(person);
        about.set("target_user", person.user());
        return id;
      }
      case MESSAGE_COMMAND -> {
        String id = asked.text("target");
        Message message =
            world
                .messages()
                .find(channel.id(), id)
                .filter(found -> found.visibleTo(asked.member().id()))
                .orElseThrow(() -> ClientError.of("There is no message %s here.", id));
        resolved.message(message);
        about.put("target_message_id", id);
        return id;
      }
      default -> {
        return null;
      }
    }
  }

  ObjectNode complete(Asked asked) {
    Person member = asked.member();
    Channel channel = asked.channel(member);
    String focused = asked.text("focused");
    CommandChoice choice = CommandChoice.find(world.commands().usable(), asked, member, channel);
    if (choice.options().stream()
        .noneMatch(option ->
            focused.equals(Json.text(option, "name")) && option.path("autocomplete").asBoolean())) {
      throw ClientError.of("The option %s has no autocomplete.", focused);
    }
    Resolved resolved = new Resolved(world, channel.direct());
    List<ObjectNode> options =
        new OptionValues(world, asked, channel, resolved).read(choice.options(), focused);
    Interaction interaction =
        sender.send(
            new InteractionSender.Act(
                Interaction.Kind.AUTOCOMPLETE,
                0,
                member,
                channel,
                choice.data(options, resolved),
                Json.object(),
                null));
    long most = world.limits().acknowledgeWithin().toMillis();
    ArrayNode choices =
        interaction
            .choices()
            .copy()
            .completeOnTimeout(Json.array(), most, TimeUnit.MILLISECONDS)
            .join();
    ObjectNode answer = Json.object();
    ArrayNode offered = answer.putArray("choices");
    for (JsonNode sent : choices) {
      ObjectNode each = offered.addObject();
      each.set("name", sent.get("name"));
      each.set("value", sent.get("value"));
    }
    return answer;
  }
}
