package dev.tensorcord.localguild.client;

import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.message.ReceivedFile;
import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import java.util.List;

/** Files that a member sends along: one for each attachment option or upload field. */
final class Uploads {
  private Uploads() {}

  /** The files whose part has this name. */
  static List<Payload.Upload> named(Payload payload, String name) {
    return payload.files().stream().filter(file -> file.field().equals(name)).toList();
  }

  /** Keeps a file in a channel. */
  static StoredFile keep(World world, Payload.Upload upload, String channel) {
    check(world, upload);
    StoredFile file = ReceivedFile.store(upload, channel, world.snowflakes().next());
    world.files().keep(List.of(file));
    return file;
  }

  /** Refuses a file that Discord's client would refuse. */
  static void check(World world, Payload.Upload upload) {
    int most = world.limits().fileBytes();
    if (upload.bytes().length > most) {
      throw ClientError.of(
          "%s is too large: files may have at most %d MiB here.", upload.filename(), most >> 20);
    }
  }
}
