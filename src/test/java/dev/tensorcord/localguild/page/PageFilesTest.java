package dev.tensorcord.localguild.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's files fit together, and none of them reads text as HTML or runs text as code. */
final class PageFilesTest {
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
  private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static final List<String> UNSAFE =
      List.of(
          "innerHTML",
          "outerHTML",
          "insertAdjacentHTML",
          "document.write",
          "eval(",
          "new Function");
  private static final int LONGEST = 300;

  @Test
  void everyImportNamesAFile() throws Exception {
    for (Path module : modules()) {
      Matcher matcher = IMPORT.matcher(Files.readString(module));
      while (matcher.find()) {
        assertThat(module.resolveSibling(matcher.group(1)).normalize()).exists();
      }
    }
  }

  @Test
  void whatTheDocumentLinksIsServed() throws Exception {
    Matcher matcher = LINKED.matcher(Files.readString(root().resolve("index.html")));
    int count = 0;
    while (matcher.find()) {
      String link = matcher.group(1);
      String resource =
          link.startsWith("/webjars/") ? "/META-INF/resources" + link : "/localguild/page/" + link;
      assertThat(PageFilesTest.class.getResource(resource)).as(link).isNotNull();
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void noModuleReadsTextAsHtmlOrCode() throws Exception {
    for (Path module : modules()) {
      assertThat(Files.readString(module)).as(module.toString()).doesNotContain(UNSAFE);
    }
    assertThat(Files.readString(root().resolve("index.html")))
        .doesNotContain("<script>", "onclick", "javascript:");
  }

  @Test
  void everyModuleStaysSmallAndSaysWhatItIsFor() throws Exception {
    for (Path module : modules()) {
      List<String> lines = Files.readAllLines(module);
      assertThat(lines).as(module.toString()).hasSizeLessThan(LONGEST);
      assertThat(lines.getFirst()).as(module.toString()).startsWith("// ");
    }
  }

  private static List<Path> modules() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.walk(root())) {
      List<Path> modules = files.filter(file -> file.toString().endsWith(".js")).toList();
      assertThat(modules).isNotEmpty();
      return modules;
    }
  }

  private static Path root() throws URISyntaxException {
    return Path.of(PageFilesTest.class.getResource("/localguild/page/").toURI());
  }
}
