package dev.tensorcord.localguild.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The page's files, from the class path. */
public final class Page {
  private static final String PAGE = "/localguild/page/";
  private static final String LIBRARIES = "/META-INF/resources/webjars/";
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"));

  private Page() {}

  /** Adds the page to a server; it must come after every other route. */
  public static void install(RoutesConfig server) {
    server.get("/", request -> serve(request, PAGE, "index.html"));
    server.get("/webjars/<path>", request -> serve(request, LIBRARIES, request.pathParam("path")));
    server.get("/<path>", request -> serve(request, PAGE, request.pathParam("path")));
  }

  private static void serve(Context request, String root, String path) throws IOException {
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Content-Security-Policy", POLICY);
    request.header("Cache-Control", "no-cache");
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    boolean plain = path.matches("[A-Za-z0-9@._/-]+") && !path.contains("..");
    try (InputStream file =
        type == null || !plain ? null : Page.class.getResourceAsStream(root + path)) {
      if (file == null) {
        request.status(404).contentType("text/plain").result("Nothing is found at this address.");
      } else {
        request.contentType(type).result(file.readAllBytes());
      }
    }
  }
}
