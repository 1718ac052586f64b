package dev.tensorcord.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of names, ours against TensorFlow.js's, is whole and true. */
final class ApiListTest {
  private static final Path PAGE = Path.of("src", "docs", "api.md");
  private static final Path FRESH = Path.of("target", "api.md");

  @Test
  void everyNameIsThereOrItIsSaidWhyNot() {
    assertThat(new ApiList().faults()).isEmpty();
  }

  @Test
  void theReferenceIsWhole() {
    assertThat(new ApiList().all()).hasSize(716);
  }

  @Test
  void thePageIsWhatTheTablesSay() throws IOException {
    String page = new ApiList().markdown();
    Files.writeString(FRESH, page);
    assertThat(PAGE)
        .withFailMessage("%s is out of date: copy %s over it", PAGE, FRESH)
        .hasContent(page);
  }
}
