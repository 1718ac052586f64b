package dev.tensorcord.localguild.state;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What a file is, judged by its first bytes and not by what the sender calls it.
 *
 * <p>Width and height come from the header alone: a picture is never decoded here, so a small file
 * that unpacks to a huge picture costs nothing.
 *
 * @param contentType the MIME type
 * @param width in pixels, 0 where it is no picture
 * @param height in pixels, 0 where it is no picture
 */
public record FileKind(String contentType, int width, int height) {
  private static final int HEADER_SEARCH = 1 << 20;
  private static final int TEXT_SAMPLE = 4096;

  private static final Map<String, String> TEXT_TYPES =
      Map.of(
          "json", "application/json",
          "csv", "text/csv; charset=utf-8",
          "tsv", "text/tab-separated-values; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "svg", "image/svg+xml",
          "js", "text/javascript; charset=utf-8");

  /** Whether this is a picture that browsers show. */
  public boolean picture() {
    return width > 0;
  }

  /** The kind of a file with this name and content. */
  public static FileKind of(String name, byte[] bytes) {
    if (starts(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n') && bytes.length >= 24) {
      return picture("image/png", big(bytes, 16, 4), big(bytes, 20, 4));
    }
    if (starts(bytes, 0, 'G', 'I', 'F', '8') && bytes.length >= 10) {
      return picture("image/gif", little(bytes, 6, 2), little(bytes, 8, 2));
    }
    if (starts(bytes, 0, 0xff, 0xd8, 0xff)) {
      return jpeg(bytes);
    }
    if (starts(bytes, 0, 'R', 'I', 'F', 'F')
        && starts(bytes, 8, 'W', 'E', 'B', 'P')
        && bytes.length >= 30) {
      return webp(bytes);
    }
    if (starts(bytes, 0, '%', 'P', 'D', 'F')) {
      return new FileKind("application/pdf", 0, 0);
    }
    if (starts(bytes, 0, 'P', 'K', 3, 4)) {
      return new FileKind("application/zip", 0, 0);
    }
    return new FileKind(text(bytes) ? textType(name) : "application/octet-stream", 0, 0);
  }

  private static FileKind picture(String type, int width, int height) {
    return width > 0 && height > 0
        ? new FileKind(type, width, height)
        : new FileKind("application/octet-stream", 0, 0);
  }

  /** Walks a JPEG's segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
  private static FileKind jpeg(byte[] bytes) {
    int at = 2;
    int end = Math.min(bytes.length, HEADER_SEARCH) - 9;
    while (at < end && (bytes[at] & 0xff) == 0xff) {
      int marker = bytes[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        return picture("image/jpeg", big(bytes, at + 7, 2), big(bytes, at + 5, 2));
      }
      at += 2 + big(bytes, at + 2, 2);
    }
    return new FileKind("application/octet-stream", 0, 0);
  }

  private static FileKind webp(byte[] bytes) {
    return switch (bytes[15]) {
      case 'X' -> picture("image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1);
      case 'L' -> {
        int bits = little(bytes, 21, 4);
        yield picture("image/webp", (bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
      }
      default ->
          picture("image/webp", little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff);
    };
  }

  private static String textType(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TEXT_TYPES.getOrDefault(extension, "text/plain; charset=utf-8");
  }

  private static boolean text(byte[] bytes) {
    int length = Math.min(bytes.length, TEXT_SAMPLE);
    for (int i = 0; i < length; i++) {
      if (bytes[i] >= 0
          && bytes[i] < ' '
          && bytes[i] != '\n'
          && bytes[i] != '\r'
          && bytes[i] != '\t') {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException notText) {
      return false;
    }
  }

  private static boolean starts(byte[] bytes, int at, int... with) {
    if (bytes.length < at + with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[at + i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static int big(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static int little(byte[] bytes, int at, int count) {
    int value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }
}
