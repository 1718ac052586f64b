package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** What a message has to be to be sent or edited, in a channel and through a webhook alike. */
public final class MessageRules {
  /** Fields that the V2 flag rules out. */
  private static final List<String> LEGACY_FIELDS =
      List.of("content", "embeds", "sticker_ids", "poll");

  private MessageRules() {}

  /**
   * A new message, or a follow-up.
   *
   * @param files the file parts of the request
   * @throws ApiException 50035 with all bad fields, 50006, or 40005
   */
  public static void create(JsonNode body, List<Upload> files) {
    ErrorTree tree = new ErrorTree();
    boolean shows = check(body, files, MissingNode.getInstance(), tree.root());
    refuse(tree, shows);
  }

  /**
   * A change of a message; what the body leaves out stays.
   *
   * @param existing the message as it is now, as Discord's JSON; of a deferred response the empty
   *     loading message
   * @throws ApiException 50035 with all bad fields, 50006, or 40005
   */
  public static void edit(JsonNode body, List<Upload> files, JsonNode existing) {
    ErrorTree tree = new ErrorTree();
    boolean shows = check(body, files, existing, tree.root());
    refuse(tree, shows);
  }

  /** Throws what was found: bad fields first, then emptiness. */
  static void refuse(ErrorTree tree, boolean shows) {
    tree.refuseIfBad();
    if (!shows) {
      throw ApiError.emptyMessage().asException();
    }
  }

  /**
   * Reports all bad fields.
   *
   * @param existing the message so far, missing for a new one
   * @return whether the message shows anything afterwards
   */
  static boolean check(JsonNode body, List<Upload> files, JsonNode existing, Place place) {
    MessageFiles.sizes(files);
    if (!body.isObject()) {
      MessageShape.of(false).check(body, place);
      return true;
    }
    ObjectNode after = merged(body, existing);
    boolean v2 = hasV2Flag(after) || hasV2Flag(existing);
    MessageShape.of(v2).check(body, place);
    Set<String> names = MessageFiles.after(body, files, existing.path("attachments"), place);
    EmbedShape.total(body.path("embeds"), place.at("embeds"));
    MessageFiles.embedsExist(body.path("embeds"), names, place.at("embeds"));
    ComponentTree components = new ComponentTree(body.path("components"), place.at("components"));
    components.idsDiffer();
    components.mediaExist(names);
    if (v2) {
      components.count(COMPONENTS_V2);
      components.text(TEXT_V2);
      withV2Flag(after, place);
    }
    if (hasV2Flag(existing) && !hasV2Flag(after)) {
      place
          .at("flags")
          .report(
              "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
              "The IS_COMPONENTS_V2 flag cannot be removed from a message");
    }
    return shows(after, names, v2);
  }

  private static ObjectNode merged(JsonNode body, JsonNode existing) {
    ObjectNode after = JsonNodeFactory.instance.objectNode();
    if (existing instanceof ObjectNode message) {
      after.setAll(message);
    }
    JsonNode flags = after.path("flags");
    after.setAll((ObjectNode) body);
    if (after.path("flags").isNull() && !flags.isMissingNode()) {
      after.set("flags", flags);
    }
    return after;
  }

  private static boolean hasV2Flag(JsonNode message) {
    return (message.path("flags").asLong() & FLAG_COMPONENTS_V2) != 0;
  }

  private static void withV2Flag(JsonNode after, Place place) {
    for (String field : LEGACY_FIELDS) {
      if (filled(after.path(field))) {
        place
            .at(field)
            .report(
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The '%s' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                    .formatted(field));
      }
    }
  }

  private static boolean shows(JsonNode after, Set<String> files, boolean v2) {
    boolean components = filled(after.path("components"));
    return v2
        ? components
        : components
            || !files.isEmpty()
            || LEGACY_FIELDS.stream().anyMatch(f -> filled(after.path(f)));
  }

  private static boolean filled(JsonNode value) {
    return value.isTextual() ? !value.textValue().isBlank() : !value.isEmpty();
  }
}
