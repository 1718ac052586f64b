package dev.tensorcord.localguild.client;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps foreign web pages from driving the guild through a member's browser.
 *
 * <p>A page elsewhere can send requests here, but its Origin gives it away; a name that was made to
 * point here (DNS rebinding) shows in Host. So Host must be localhost or a bare address, and
 * Origin, where there is one, must be this very server.
 */
final class Guard {
  private static final Pattern ADDRESS =
      Pattern.compile("localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]");

  private Guard() {}

  /** Why the request must be refused, or empty where it is welcome. */
  static Optional<String> objection(Context request) {
    String host = String.valueOf(request.header("Host")).toLowerCase(Locale.ROOT);
    if (!ADDRESS.matcher(host.replaceFirst(":\\d+$", "")).matches()) {
      return Optional.of("This server answers only to localhost or its bare address.");
    }
    String origin = request.header("Origin");
    if (origin != null && !host.equals(authority(origin))) {
      return Optional.of("Another web page may not use this server.");
    }
    String site = request.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return Optional.of("Another web page may not use this server.");
    }
    return Optional.empty();
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException broken) {
      return "";
    }
  }
}
