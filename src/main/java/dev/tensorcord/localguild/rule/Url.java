package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * A link with a scheme and, except for {@code attachment://}, a host.
 *
 * @param most code points
 * @param schemes in the order in which Discord names them
 */
record Url(int most, List<String> schemes) implements Schema {
  static final String ATTACHMENT = "attachment";

  /** A link to a page. */
  static Url page(int most) {
    return new Url(most, List.of("http", "https"));
  }

  /** A link to a picture or file: on the web, or among the message's own files. */
  static Url media() {
    return new Url(DiscordLimits.URL, List.of("http", "https", ATTACHMENT));
  }

  @Override
  public void check(JsonNode value, Place place) {
    int before = place.tree().count();
    new Scalars.Text(0, most).check(value, place);
    if (place.tree().count() > before) {
      return;
    }
    String text = value.textValue();
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (colon < 0 || colon + 3 == text.length()) {
      place.report("URL_TYPE_INVALID_URL", "Not a well formed URL.");
    } else if (!schemes.contains(scheme)) {
      place.report(
          "URL_TYPE_INVALID_SCHEME",
          "Scheme \"%s\" is not supported. Scheme must be one of ('%s')."
              .formatted(scheme, String.join("', '", schemes)));
    } else if (!scheme.equals(ATTACHMENT) && !hasHost(text)) {
      place.report("URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }
  }

  @Override
  public boolean absent(JsonNode value) {
    return Schema.super.absent(value) || (value.isTextual() && value.textValue().isEmpty());
  }

  private static boolean hasHost(String text) {
    try {
      URI uri = new URI(text.replace(" ", "%20"));
      return uri.getRawAuthority() != null;
    } catch (URISyntaxException notAUrl) {
      return false;
    }
  }
}
