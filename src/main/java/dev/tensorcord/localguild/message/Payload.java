package dev.tensorcord.localguild.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request's JSON and the files sent along with it. */
public record Payload(ObjectNode body, List<Upload> files) {

  /** Without files. */
  public Payload(ObjectNode body) {
    this(body, List.of());
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
