package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tensorcord.localguild.state.FileKind;
import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.Snowflakes;
import dev.tensorcord.localguild.state.StoredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files a message will hold: those it keeps and those that came with the request, in order.
 * `attachment://name` finds them by the name they were sent under or the name they are served by.
 */
final class Attachments {
  private static final int LONGEST_NAME = 200;

  private final List<StoredFile> files;
  private final List<StoredFile> held;

  private Attachments(List<StoredFile> files, List<StoredFile> held) {
    this.files = List.copyOf(files);
    this.held = List.copyOf(held);
  }

  /**
   * Joins what is kept with what is new.
   *
   * @param held the files that the message has so far
   */
  static Attachments of(
      Payload payload, List<StoredFile> held, String channel, Snowflakes snowflakes) {
    JsonNode listed = payload.body().path("attachments");
    Map<String, JsonNode> described = new HashMap<>();
    Json.list(listed).forEach(entry -> described.put(Json.text(entry, "id"), entry));
    List<StoredFile> files = new ArrayList<>();
    for (StoredFile file : held) {
      // Without a list everything stays; with one, only what it names.
      if (!payload.body().has("attachments")) {
        files.add(file);
      } else if (described.containsKey(file.id())) {
        files.add(redescribed(file, described.get(file.id())));
      }
    }
    for (Payload.Upload upload : payload.files()) {
      JsonNode entry = described.getOrDefault(upload.index(), Json.object());
      files.add(stored(upload, entry, channel, snowflakes.next()));
    }
    return new Attachments(files, held);
  }

  private static StoredFile redescribed(StoredFile file, JsonNode entry) {
    String description =
        entry.has("description") ? Json.text(entry, "description") : file.description();
    return new StoredFile(
        file.id(),
        file.channel(),
        file.name(),
        file.asked(),
        description,
        file.kind(),
        file.spoiler(),
        file.bytes());
  }

  /** A file as the CDN will serve it. */
  static StoredFile stored(Payload.Upload upload, JsonNode entry, String channel, String id) {
    String asked =
        Optional.ofNullable(Json.text(entry, "filename"))
            .filter(name -> !name.isBlank())
            .orElse(upload.filename());
    String name = served(asked);
    boolean spoiler = entry.path("is_spoiler").asBoolean() || name.startsWith("SPOILER_");
    FileKind kind = FileKind.of(name, upload.bytes());
    return new StoredFile(
        id, channel, name, asked, Json.text(entry, "description"), kind, spoiler, upload.bytes());
  }

  /**
   * The name as an address can carry it: letters, digits, dot, dash and underscore. A name that has
   * none of them before its extension keeps the extension, for programs go by it.
   */
  private static String served(String asked) {
    String name = asked.replaceAll("[^A-Za-z0-9._-]+", "_");
    String plain = name.replaceAll("^[._]+(?=.)", "");
    String full = name.matches("_[_.]*\\.[A-Za-z0-9]+") ? "unknown." + plain : plain;
    String cut = full.length() > LONGEST_NAME ? full.substring(full.length() - LONGEST_NAME) : full;
    return cut.isEmpty() || cut.equals(".") || cut.equals("_") ? "unknown" : cut;
  }

  /** All of them. */
  List<StoredFile> files() {
    return files;
  }

  /**
   * The file that this address means: by name of what stays or came, the newest where names are
   * alike, or by the full address of anything that the message holds.
   */
  Optional<StoredFile> resolve(String url, String base) {
    if (url == null) {
      return Optional.empty();
    }
    if (url.startsWith("attachment://")) {
      String name = url.substring("attachment://".length());
      return files.reversed().stream()
          .filter(file -> file.name().equals(name) || file.asked().equals(name))
          .findFirst();
    }
    return Stream.concat(files.stream(), held.stream())
        .filter(file -> url.equals(base + file.path()))
        .findFirst();
  }

  /** Of all that came, stays or was held, what this text links to. */
  List<StoredFile> linkedIn(String text) {
    return Stream.concat(files.stream(), held.stream())
        .filter(file -> text.contains(file.path()))
        .distinct()
        .toList();
  }
}
