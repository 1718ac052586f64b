package dev.tensorcord.localguild.message;

import dev.tensorcord.localguild.state.Json;
import dev.tensorcord.localguild.state.StoredFile;

/** A file that a member sends with a command or a form, outside any message. */
public final class ReceivedFile {
  private ReceivedFile() {}

  /** The file as the CDN will serve it. */
  public static StoredFile store(Payload.Upload upload, String channel, String id) {
    return Attachments.stored(upload, Json.object(), channel, id);
  }
}
