package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.rule.MessageRules;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Message;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what a request says into a message. A file that an embed or a component shows is not
 * listed among the attachments, as on Discord.
 */
final class Drafter {
  private static final int SUPPRESS_EMBEDS = 1 << 2;
  private static final int SUPPRESS_NOTIFICATIONS = 1 << 12;
  private static final int CREATABLE =
      SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | Message.COMPONENTS_V2;
  private static final int EDITABLE = SUPPRESS_EMBEDS | Message.COMPONENTS_V2;

  private final World world;

  Drafter(World world) {
    this.world = world;
  }

  /**
   * Fills a new message from a request.
   *
   * @param message the message, changed in place
   * @param replied who wrote the message that this one answers, or null
   * @return every file that it then holds
   */
  List<StoredFile> create(ObjectNode message, Payload payload, String replied) {
    MessageRules.create(payload.body(), payload.uploads());
    return write(message, payload, List.of(), replied);
  }

  /**
   * Changes a message as a request says.
   *
   * @param message the message, changed in place
   * @param held the files that it holds so far
   * @return every file that it then holds
   */
  List<StoredFile> edit(ObjectNode message, Payload payload, List<StoredFile> held) {
    MessageRules.edit(payload.body(), payload.uploads(), withAllFiles(message, held));
    return write(message, payload, held, null);
  }

  /** The message with every file listed that it holds, also those that embeds show. */
  ObjectNode withAllFiles(ObjectNode message, List<StoredFile> held) {
    ObjectNode whole = Json.object();
    whole.setAll(message);
    String base = world.address().toString();
    whole.set("attachments", Json.array(held.stream().map(f -> f.json(base, false)).toList()));
    return whole;
  }

  private List<StoredFile> write(
      ObjectNode message, Payload payload, List<StoredFile> held, String replied) {
    ObjectNode body = payload.body();
    Attachments attachments =
        Attachments.of(payload, held, Json.text(message, "channel_id"), world.snowflakes());
    MediaLinks links = new MediaLinks(attachments, world.address().toString(), world.snowflakes());
    int flags = flags(message, body);
    boolean v2 = (flags & Message.COMPONENTS_V2) != 0;
    if (body.has("content")) {
      message.put("content", body.path("content").asText(""));
    }
    if (body.has("embeds")) {
      message.set("embeds", links.embeds(body.get("embeds")));
    }
    if (body.has("components")) {
      message.set("components", links.components(body.get("components")));
    }
    if (v2) {
      message.put("content", "");
      message.putArray("embeds");
    }
    message.put("flags", flags);
    if (body.has("content") || body.has("components") || body.has("allowed_mentions")) {
      JsonNode allowed = body.path("allowed_mentions");
      Mentions.write(message, spoken(message, v2), allowed, world.roster(), replied);
    }
    return attach(message, attachments);
  }

  private List<StoredFile> attach(ObjectNode message, Attachments attachments) {
    String shownIn = Json.write(message.get("embeds")) + Json.write(message.get("components"));
    Set<StoredFile> all = new LinkedHashSet<>(attachments.linkedIn(shownIn));
    ArrayNode listed = Json.array();
    boolean ephemeral = (message.path("flags").asInt() & Message.EPHEMERAL) != 0;
    for (StoredFile file : attachments.files()) {
      if (all.add(file)) {
        listed.add(file.json(world.address().toString(), ephemeral));
      }
    }
    message.set("attachments", listed);
    return List.copyOf(all);
  }

  private static int flags(ObjectNode message, ObjectNode body) {
    int before = message.path("flags").asInt();
    int asked = body.path("flags").asInt();
    if ((before & Message.LOADING) != 0 || message.path("edited_timestamp").isMissingNode()) {
      return before & ~Message.LOADING | asked & CREATABLE;
    }
    return body.hasNonNull("flags") ? before & ~SUPPRESS_EMBEDS | asked & EDITABLE : before;
  }

  /** The text that may ping: the content, or what the text components say. */
  private static String spoken(ObjectNode message, boolean v2) {
    if (!v2) {
      return message.path("content").asText();
    }
    StringBuilder text = new StringBuilder();
    message
        .path("components")
        .forEach(each ->
            ComponentIds.walk(
                each, component -> text.append(component.path("content").asText()).append('\n')));
    return text.toString();
  }
}
