package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.rule.Scalars.Decimal;
import dev.tensorcord.localguild.rule.Scalars.Snowflake;
import dev.tensorcord.localguild.rule.Scalars.Text;
import dev.tensorcord.localguild.rule.Scalars.Truth;
import dev.tensorcord.localguild.rule.Scalars.Whole;
import dev.tensorcord.localguild.rule.Scalars.Word;
import java.util.List;

/** The fields of a message's body. */
final class MessageShape {
  private static final ListOf IDS = new ListOf(new Snowflake(), 0, MENTIONED_IDS);

  private static final Shape MENTIONS =
      Shape.object()
          .allow("parse", new ListOf(Word.of("users", "roles", "everyone"), 0, 3))
          .allow("users", IDS)
          .allow("roles", IDS)
          .allow("replied_user", new Truth())
          .when(MessageShape::parseOrList);

  private static final Shape ATTACHMENT =
      Shape.object()
          .require("id", new Snowflake())
          .allow("filename", new Text(1, FILE_NAME))
          .allow("title", new Text(0, FILE_NAME))
          .allow("description", new Text(0, FILE_DESCRIPTION))
          .allow("duration_secs", new Decimal(0, Integer.MAX_VALUE))
          .allow("waveform", new Text(0, WAVEFORM))
          .allow("is_spoiler", new Truth());

  private static final Shape REFERENCE =
      Shape.object()
          .require("message_id", new Snowflake())
          .allow("channel_id", new Snowflake())
          .allow("guild_id", new Snowflake())
          .allow("fail_if_not_exists", new Truth());

  private static final Shape POLL =
      Shape.object()
          .require("question", Shape.object().require("text", new Text(1, POLL_TEXT)))
          .require(
              "answers",
              new ListOf(
                  Shape.object()
                      .require(
                          "poll_media",
                          Shape.object().require("text", new Text(1, POLL_ANSWER_TEXT))),
                  1,
                  POLL_ANSWERS))
          .allow("duration", new Whole(1, POLL_HOURS))
          .allow("allow_multiselect", new Truth());

  private static final Shape COMMON =
      Shape.object()
          .allow("content", new Text(0, CONTENT))
          .allow("embeds", EmbedShape.EMBEDS_LIST)
          .allow("allowed_mentions", MENTIONS)
          .allow("attachments", new ListOf(ATTACHMENT, 0, FILES))
          .allow("sticker_ids", new ListOf(new Snowflake(), 0, STICKERS))
          .allow("flags", new Whole(0, SAFE_INTEGER))
          .allow("message_reference", REFERENCE)
          .allow("poll", POLL)
          .allow("tts", new Truth())
          .allow("enforce_nonce", new Truth())
          .allow("nonce", MessageShape::nonce);

  private static final Shape LEGACY = COMMON.allow("components", MessageComponents.LEGACY);
  private static final Shape V2 = COMMON.allow("components", MessageComponents.V2);

  private MessageShape() {}

  /** The fields, with the components that go with or without the V2 flag. */
  static Shape of(boolean v2) {
    return v2 ? V2 : LEGACY;
  }

  private static void nonce(JsonNode value, Place place) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      place.report("NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.");
    } else if (Scalars.length(value.asText()) > NONCE) {
      place.report("NONCE_TYPE_TOO_LONG", "Must be " + NONCE + " or fewer characters long.");
    }
  }

  /** Either all users are mentioned, or those on the list; the same for roles. */
  private static void parseOrList(JsonNode mentions, Place place) {
    for (String kind : List.of("users", "roles")) {
      for (JsonNode parsed : mentions.path("parse")) {
        if (parsed.asText().equals(kind) && !mentions.path(kind).isEmpty()) {
          place.report(
              "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
              "parse:[\"%s\"] and %s: [ids...] are mutually exclusive.".formatted(kind, kind));
        }
      }
    }
  }
}
