package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** A request's JSON and the files sent along with it. */
public record Payload(ObjectNode body, List<Upload> files) {

  /** Without files. */
  public Payload(ObjectNode body) {
    this(body, List.of());
  }

  /** The files as rules judge them; a field of another name than `files[n]` counts by its place. */
  public List<dev.tensorcord.localguild.rule.Upload> uploads() {
    return IntStream.range(0, files.size())
        .mapToObj(i -> {
          Upload file = files.get(i);
          int index = file.index().matches("\\d{1,3}") ? Integer.parseInt(file.index()) : i;
          return new dev.tensorcord.localguild.rule.Upload(
              index, file.filename(), file.bytes().length);
        })
        .toList();
  }

  /** The same files with another body. */
  public Payload with(ObjectNode other) {
    return new Payload(other, files);
  }

  /**
   * A file as it was sent.
   *
   * @param field the name of its part, such as {@code files[0]}
   */
  public record Upload(String field, String filename, byte[] bytes) {

    /** The number in the field's name, which `attachments` refers to; empty of another field. */
    public String index() {
      return field.startsWith("files[") && field.endsWith("]")
          ? field.substring("files[".length(), field.length() - 1)
          : "";
    }
  }
}
