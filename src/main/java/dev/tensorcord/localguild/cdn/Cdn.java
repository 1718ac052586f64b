package dev.tensorcord.localguild.cdn;

import dev.tensorcord.localguild.state.StoredFile;
import dev.tensorcord.localguild.state.World;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/**
 * Attachments by their address. Pictures are shown in place; all else is handed over as a download
 * or as plain text, so that a member's file never runs as a page of ours.
 */
public final class Cdn {
  private static final List<String> PATHS =
      List.of("/attachments/{channel}/{file}/{name}", "/media/attachments/{channel}/{file}/{name}");

  private final World world;

  private Cdn(World world) {
    this.world = world;
  }

  /** Adds the attachments' addresses to a server. */
  public static void install(World world, RoutesConfig server) {
    Cdn cdn = new Cdn(world);
    PATHS.forEach(path -> server.get(path, cdn::serve));
  }

  private void serve(Context request) {
    Optional<StoredFile> found =
        world
            .files()
            .find(request.pathParam("file"))
            .filter(file -> file.channel().equals(request.pathParam("channel")))
            .filter(file -> file.name().equals(request.pathParam("name")));
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Content-Security-Policy", "default-src 'none'; sandbox");
    if (found.isEmpty()) {
      request.status(404).contentType("text/plain").result("This content is no longer available.");
      return;
    }
    StoredFile file = found.get();
    String type = file.kind().contentType();
    boolean picture = file.kind().picture();
    boolean text = type.startsWith("text/") || type.equals("application/json");
    request.header("Cache-Control", "private, max-age=86400, immutable");
    request.header(
        "Content-Disposition",
        (picture ? "inline" : "attachment") + "; filename=\"" + file.name() + "\"");
    request.disableCompression();
    request
        .contentType(
            picture ? type : text ? "text/plain; charset=utf-8" : "application/octet-stream")
        .result(file.bytes());
  }
}
