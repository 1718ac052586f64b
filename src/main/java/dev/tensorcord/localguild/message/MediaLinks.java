package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Snowflakes;
import dev.tensorcord.localguild.state.StoredFile;
import java.util.List;
import java.util.Optional;

/** Gives `attachment://` links in embeds and components their true addresses. */
final class MediaLinks {
  private static final int THUMBNAIL = 11;
  private static final int FILE = 13;
  private static final int LOADED = 2;

  private final Attachments attachments;
  private final String base;
  private final Snowflakes snowflakes;

  MediaLinks(Attachments attachments, String base, Snowflakes snowflakes) {
    this.attachments = attachments;
    this.snowflakes = snowflakes;
    this.base = base;
  }

  /** The embeds as the message carries them. */
  ArrayNode embeds(JsonNode sent) {
    ArrayNode embeds = Json.array();
    for (JsonNode each : Json.list(sent)) {
      ObjectNode embed = withoutNulls((ObjectNode) each);
      embed.put("type", "rich");
      for (String picture : List.of("image", "thumbnail", "video")) {
        if (embed.path(picture) instanceof ObjectNode media) {
          picture(media);
        }
      }
      icon(embed.path("author"));
      icon(embed.path("footer"));
      for (JsonNode field : Json.list(embed.path("fields"))) {
        ObjectNode object = (ObjectNode) field;
        object.put("inline", object.path("inline").asBoolean());
      }
      embeds.add(embed);
    }
    return embeds;
  }

  private void picture(ObjectNode media) {
    Optional<StoredFile> file = attachments.resolve(Json.text(media, "url"), base);
    if (file.isEmpty()) {
      if (!media.has("proxy_url") && media.has("url")) {
        media.set("proxy_url", media.get("url"));
      }
      return;
    }
    ObjectNode attachment = file.get().json(base, false);
    for (String copied : List.of("url", "proxy_url", "width", "height", "content_type")) {
      if (attachment.has(copied)) {
        media.set(copied, attachment.get(copied));
      }
    }
    if (file.get().description() != null) {
      media.put("description", file.get().description());
    }
  }

  private void icon(JsonNode owner) {
    attachments
        .resolve(Json.text(owner, "icon_url"), base)
        .ifPresent(file -> {
          ObjectNode attachment = file.json(base, false);
          ((ObjectNode) owner).set("icon_url", attachment.get("url"));
          ((ObjectNode) owner).set("proxy_icon_url", attachment.get("proxy_url"));
        });
  }

  /** The components as the message carries them, numbered where the bot gave no number. */
  ArrayNode components(JsonNode sent) {
    ArrayNode components = Json.array();
    Json.list(sent).forEach(each -> components.add(withoutNulls((ObjectNode) each)));
    ComponentIds.number(components);
    components.forEach(component -> ComponentIds.walk(component, this::media));
    return components;
  }

  private void media(ObjectNode component) {
    ComponentDefaults.fill(component);
    switch (component.path("type").asInt()) {
      case THUMBNAIL -> unfurl(component, component.path("media"));
      case FILE -> unfurl(component, component.path("file"));
      default ->
          Json.list(component.path("items")).forEach(item -> unfurl(component, item.path("media")));
    }
  }

  private void unfurl(ObjectNode component, JsonNode node) {
    if (!(node instanceof ObjectNode media)) {
      return;
    }
    Optional<StoredFile> file = attachments.resolve(Json.text(media, "url"), base);
    picture(media);
    media.put("id", snowflakes.next());
    media.put("loading_state", LOADED);
    if (!media.has("proxy_url")) {
      media.set("proxy_url", media.get("url"));
    }
    if (file.isPresent()) {
      media.put("attachment_id", file.get().id());
      if (component.path("type").asInt() == FILE) {
        component.put("name", file.get().name());
        component.put("size", file.get().bytes().length);
      }
    }
  }

  private static ObjectNode withoutNulls(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    node.forEach(MediaLinks::strip);
  }
}
