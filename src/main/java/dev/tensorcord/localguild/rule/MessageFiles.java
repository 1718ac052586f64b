package dev.tensorcord.localguild.rule;

import static dev.tensorcord.localguild.rule.DiscordLimits.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of a message: those it keeps, those that come with the request, and their names. */
final class MessageFiles {
  private static final String SCHEME = Url.ATTACHMENT + "://";

  /** Where an embed may name a file of the message. */
  private static final String[][] LINKS = {
    {"image", "url"}, {"thumbnail", "url"}, {"author", "icon_url"}, {"footer", "icon_url"}
  };

  private MessageFiles() {}

  /**
   * No file and no request is too large.
   *
   * @throws ApiException 40005
   */
  static void sizes(List<Upload> files) {
    long total = 0;
    for (Upload file : files) {
      total += file.size();
      if (file.size() > FILE_BYTES || total > REQUEST_BYTES) {
        throw ApiError.tooLarge().asException();
      }
    }
  }

  /** The name in an {@code attachment://} link. */
  static Optional<String> named(JsonNode url) {
    return url.isTextual() && url.textValue().startsWith(SCHEME)
        ? Optional.of(url.textValue().substring(SCHEME.length()))
        : Optional.empty();
  }

  /**
   * The names of the message's files after the request, as {@code attachment://} knows them.
   *
   * <p>Where the body has a list of attachments it is the whole list, except that files of the
   * request need not be on it.
   *
   * @param existing the message's attachments so far, missing for a new message
   */
  static Set<String> after(JsonNode body, List<Upload> files, JsonNode existing, Place place) {
    Map<String, String> known = new HashMap<>();
    for (JsonNode attachment : existing) {
      known.put(attachment.path("id").asText(), attachment.path("filename").asText());
    }
    Map<String, String> names = new HashMap<>();
    if (!body.path("attachments").isArray()) {
      names.putAll(known);
    }
    for (Upload file : files) {
      String id = Integer.toString(file.index());
      known.put(id, file.filename());
      names.put(id, file.filename());
    }
    listed(body.path("attachments"), known, names, place.at("attachments"));
    // A list that is too long was reported with its shape.
    if (names.size() > FILES && body.path("attachments").size() <= FILES) {
      place.at("attachments").report(Problem.length(0, FILES));
    }
    return new HashSet<>(names.values());
  }

  private static void listed(
      JsonNode attachments, Map<String, String> known, Map<String, String> names, Place place) {
    for (int i = 0; i < attachments.size() && i < FILES; i++) {
      String id = attachments.path(i).path("id").asText();
      String name = attachments.path(i).path("filename").asText("");
      if (known.containsKey(id)) {
        names.put(id, name.isEmpty() ? known.get(id) : name);
      } else if (!id.isEmpty()) {
        place.at(i).report("ATTACHMENT_NOT_FOUND", "Attachment data not found");
      }
    }
  }

  /** Each {@code attachment://} link of an embed names one of {@code files}. */
  static void embedsExist(JsonNode embeds, Set<String> files, Place place) {
    for (int i = 0; i < embeds.size() && i < EMBEDS; i++) {
      for (String[] link : LINKS) {
        Optional<String> name = named(embeds.path(i).path(link[0]).path(link[1]));
        if (name.isPresent() && !files.contains(name.get())) {
          place
              .at(i)
              .at(link[0])
              .at(link[1])
              .report("ATTACHMENT_NOT_FOUND", "Attachment data not found");
        }
      }
    }
  }
}
