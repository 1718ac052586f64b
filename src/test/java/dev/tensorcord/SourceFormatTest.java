package dev.tensorcord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SourceFormatTest {
  @Test
  void everySourceIsInGoogleJavaFormat() throws IOException {
    assertThat(SourceFormat.sources().parallelStream().filter(file -> !isFormatted(file)))
        .as("files to format with: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }

  private static boolean isFormatted(Path file) {
    try {
      String source = Files.readString(file);
      return SourceFormat.formatted(source).equals(source);
    } catch (Exception e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
