package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No op is in the table whose values were not held against TensorFlow.js. */
final class GoldenCoverageTest {
  /** Ops that cannot have cases in a file, and where they are tested instead. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "rand", "takes a function: RandomsTest",
          "multiRNNCell", "takes functions: LstmTest",
          "buffer", "gives no tensor: TensorBufferTest",
          "print", "gives a text: TensorTextTest",
          "browser.fromPixels", "takes an image: PixelArraysTest",
          "browser.toPixels", "gives an image: PixelArraysTest");

  @Test
  void everyOpHasCasesWithAResult() throws IOException, URISyntaxException {
    Map<String, Integer> results = new HashMap<>();
    Path folder = Path.of(GoldenCoverageTest.class.getResource("/golden/cases").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        for (JsonNode c : new ObjectMapper().readTree(file.toFile())) {
          results.merge(c.get("op").asText(), c.has("result") ? 1 : 0, Integer::sum);
        }
      }
    }
    assertThat(OpTable.all())
        .extracting(Op::name)
        .filteredOn(name -> !WITHOUT.containsKey(name))
        .allSatisfy(name -> assertThat(results.getOrDefault(name, 0)).as(name).isPositive());
  }
}
