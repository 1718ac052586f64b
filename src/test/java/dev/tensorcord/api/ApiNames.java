package dev.tensorcord.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists of names beside the tests: TensorFlow.js's, and what is said of some of them. */
final class ApiNames {
  private static final String FOLDER = "/tfjs-api/";

  private ApiNames() {}

  /**
   * Names that belong together.
   *
   * @param title what the documentation calls them
   * @param prefix what stands before each, such as {@code tf.image.}
   */
  record Group(String title, String prefix, List<String> names) {
    List<String> full() {
      return names.stream().map(name -> prefix + name).toList();
    }
  }

  /** TensorFlow.js's public names. */
  static List<Group> groups() {
    return lines("names.txt").stream()
        .map(line -> line.split(" \\| ", -1))
        .map(parts -> new Group(parts[0], parts[1], List.of(parts[2].split(" "))))
        .toList();
  }

  /** What each name is told by, from a file of lines {@code text | names}. */
  static Map<String, String> said(String file) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String line : lines(file)) {
      String[] parts = line.split(" \\| ", -1);
      for (String name : parts[1].split(" ")) {
        if (said.put(name, parts[0]) != null) {
          throw new IllegalStateException(file + " names " + name + " twice");
        }
      }
    }
    return said;
  }

  private static List<String> lines(String file) {
    try (InputStream in = ApiNames.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
