package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An attachment. The bytes are shared and never changed.
 *
 * @param name the name as it is served
 * @param asked the name as the sender had it, which `attachment://` may use
 * @param description the alt text, or null
 */
public record StoredFile(
    String id,
    String channel,
    String name,
    String asked,
    String description,
    FileKind kind,
    boolean spoiler,
    byte[] bytes) {

  /** The path at which the file is served. */
  public String path() {
    return "attachments/" + channel + "/" + id + "/" + name;
  }

  /** Discord's attachment object, with addresses under this base. */
  public ObjectNode json(String base, boolean ephemeral) {
    ObjectNode json = Json.object();
    json.put("id", id);
    json.put("filename", name);
    json.put("size", bytes.length);
    json.put("url", base + path());
    json.put("proxy_url", base + "media/" + path());
    json.put("content_type", kind.contentType());
    if (kind.picture()) {
      json.put("width", kind.width());
      json.put("height", kind.height());
    }
    if (description != null) {
      json.put("description", description);
    }
    if (ephemeral) {
      json.put("ephemeral", true);
    }
    if (spoiler) {
      json.put("flags", 1 << 3);
    }
    return json;
  }
}
