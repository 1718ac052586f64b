package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Timestamp;
import dev.tensorcord.localguild.rule.Scalars.Truth;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import java.util.List;
import java.util.stream.Stream;

/** What an embed may hold. */
final class EmbedShape {
  /** An embed without any of these shows nothing. */
  private static final List<String> VISIBLE =
      List.of("title", "description", "author", "footer", "fields", "image", "thumbnail", "video");

  private static final Shape MEDIA = Shape.object().allow("url", Url.media());

  private static final Shape AUTHOR =
      Shape.object()
          .require("name", new Text(1, EMBED_AUTHOR))
          .allow("url", Url.page(URL))
          .allow("icon_url", Url.media());

  private static final Shape FOOTER =
      Shape.object().require("text", new Text(1, EMBED_FOOTER)).allow("icon_url", Url.media());

  private static final Shape FIELD =
      Shape.object()
          .require("name", new Text(0, EMBED_FIELD_NAME))
          .require("value", new Text(0, EMBED_FIELD_VALUE))
          .allow("inline", new Truth());

  static final Shape EMBED =
      Shape.object()
          .allow("title", new Text(0, EMBED_TITLE))
          .allow("description", new Text(0, EMBED_DESCRIPTION))
          .allow("url", Url.page(URL))
          .allow("color", new Whole(0, COLOR))
          .allow("timestamp", new Timestamp())
          .allow("author", AUTHOR)
          .allow("footer", FOOTER)
          .allow("image", MEDIA)
          .allow("thumbnail", MEDIA)
          .allow("video", MEDIA)
          .allow("fields", new ListOf(FIELD, 0, EMBED_FIELDS))
          .when(EmbedShape::showsSomething);

  static final ListOf EMBEDS_LIST = new ListOf(EMBED, 0, EMBEDS);

  private EmbedShape() {}

  /** The 6000 characters are counted over all embeds together; of too many embeds, not at all. */
  static void total(JsonNode embeds, Place place) {
    if (embeds.size() > EMBEDS) {
      return;
    }
    long total = 0;
    for (JsonNode embed : embeds) {
      total +=
          Stream.of("/title", "/description", "/footer/text", "/author/name")
              .mapToInt(text -> length(embed.at(text)))
              .sum();
      for (JsonNode field : embed.path("fields")) {
        total += length(field.path("name")) + length(field.path("value"));
      }
    }
    if (total > EMBED_TOTAL) {
      place.report("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of " + EMBED_TOTAL);
    }
  }

  private static int length(JsonNode text) {
    return Scalars.length(text.asText(""));
  }

  private static void showsSomething(JsonNode embed, Place place) {
    boolean shows =
        VISIBLE.stream()
            .map(embed::path)
            .anyMatch(part -> part.isTextual() ? !part.textValue().isBlank() : !part.isEmpty());
    if (!shows) {
      place.at("description").report(Problem.required());
    }
  }
}
