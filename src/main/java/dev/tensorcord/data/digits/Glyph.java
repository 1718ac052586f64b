package dev.tensorcord.data.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to write a digit, or a drawing that is none: a line of {@code strokes.txt}, which says
 * how it is read.
 *
 * @param label 0 to 9, or {@link #NONE}
 * @param name tells the ways to write one digit apart
 */
record Glyph(int label, String name, List<Stroke> strokes) {
  /** The label of what is no digit. */
  static final int NONE = 10;

  private static final String FILE = "/digits/strokes.txt";

  /** Every line of the file. */
  static final List<Glyph> ALL = read();

  /** The ways to write this digit, or the drawings that are none. */
  static List<Glyph> of(int label) {
    return ALL.stream().filter(glyph -> glyph.label == label).toList();
  }

  private static List<Glyph> read() {
    try (InputStream in = Glyph.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
      List<Glyph> glyphs = new ArrayList<>();
      for (String line : lines) {
        if (!line.isBlank() && !line.startsWith("#")) {
          glyphs.add(parse(line));
        }
      }
      return List.copyOf(glyphs);
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " cannot be read", e);
    }
  }

  static Glyph parse(String line) {
    String[] parts = line.split("\\|");
    int start = line.length();
    for (char kind : new char[] {'~', '/', 'o'}) {
      int at = line.indexOf(" " + kind + " ");
      start = at >= 0 ? Math.min(start, at) : start;
    }
    String name = line.substring(0, start).strip();
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      strokes.add(Stroke.parse(i == 0 ? parts[0].substring(start).strip() : parts[i].strip()));
    }
    int label = name.charAt(0) == '-' ? NONE : name.charAt(0) - '0';
    return new Glyph(label, name.substring(1).strip(), List.copyOf(strokes));
  }
}
