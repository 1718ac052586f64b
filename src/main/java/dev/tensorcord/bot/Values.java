package dev.tensorcord.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a member filled in: options of a command, fields of a form, the chosen of a select.
 *
 * @param texts every value but files, as text, by name; a select's choices stand under {@code
 *     chosen}, joined by newlines
 * @param files attachments by name
 */
public record Values(Map<String, String> texts, Map<String, Attachment> files) {
  /** Nothing filled in. */
  public static final Values NONE = new Values(Map.of(), Map.of());

  /** Where a select's choices stand. */
  public static final String CHOSEN = "chosen";

  public Values {
    texts = Map.copyOf(texts);
    files = Map.copyOf(files);
  }

  /** Values without files. */
  public static Values of(Map<String, String> texts) {
    return new Values(texts, Map.of());
  }

  /** A text; empty where it is missing or blank. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name)).filter(text -> !text.isBlank());
  }

  /** A file. */
  public Optional<Attachment> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** What was chosen in the select that was used. */
  public List<String> chosen() {
    return text(CHOSEN).map(all -> List.of(all.split("\n"))).orElse(List.of());
  }
}
