package dev.tensorcord;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * google-java-format over every source. {@code mvn -q test-compile exec:exec@format} writes; {@link
 * SourceFormatTest} only looks.
 */
final class SourceFormat {
  private static final Formatter FORMATTER = new Formatter(JavaFormatterOptions.defaultOptions());

  private SourceFormat() {}

  static List<Path> sources() throws IOException {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String formatted(String source) throws Exception {
    String used = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
    return FORMATTER.formatSource(ordered);
  }

  public static void main(String[] args) throws Exception {
    for (Path file : sources()) {
      String source = Files.readString(file);
      String formatted = formatted(source);
      if (!formatted.equals(source)) {
        Files.writeString(file, formatted);
        System.out.println("formatted " + file);
      }
    }
  }
}
