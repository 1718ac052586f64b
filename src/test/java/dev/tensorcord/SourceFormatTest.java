package dev.tensorcord;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceFormatTest {
  @Test
  void everySourceIsInGoogleJavaFormat() throws Exception {
    List<Path> unformatted = new ArrayList<>();
    for (Path file : SourceFormat.sources()) {
      String source = Files.readString(file);
      if (!SourceFormat.formatted(source).equals(source)) {
        unformatted.add(file);
      }
    }
    assertThat(unformatted)
        .as("files to format with: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }
}
