package dev.tensorcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.bot.PrintedNumber;
import dev.tensorcord.jobs.digits.Sample;
import dev.tensorcord.store.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassifyCliTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  private Path picture(String number) throws Exception {
    return Files.write(folder.resolve("n" + number + ".png"), PrintedNumber.png(number));
  }

  @Test
  void everyFileIsALineOfJsonAndTheLastWordIsThePeakOfMemory() throws Exception {
    Path seven = picture("7");
    Path year = picture("1968");
    assertThat(execute("classify", "--json", seven.toString(), year.toString())).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = new JsonMapper().readTree(lines.getFirst());
    assertThat(first.get("file").asText()).isEqualTo(seven.toString());
    assertThat(first.get("digits").asText()).isEqualTo("7");
    assertThat(first.get("verdict").asText()).isEqualTo("sure");
    assertThat(first.get("each").get(0).get("probabilities")).hasSize(10);
    assertThat(first.get("ms").asDouble()).isPositive();
    assertThat(new JsonMapper().readTree(lines.getLast()).get("digits").asText()).isEqualTo("1968");
    assertThat(err.toString().lines().toList().getLast()).matches("peak memory: .*above idle.*");
  }

  @Test
  void aFolderIsReadInOrderAndARefusalSetsTheExitCodeButStopsNothing() throws Exception {
    picture("3");
    Files.writeString(folder.resolve("a.svg"), "<svg/>");
    Files.write(folder.resolve("empty.png"), new byte[0]);
    assertThat(execute("classify", folder.toString())).isEqualTo(1);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("a.svg: refused: ").contains("SVG");
    assertThat(lines.get(1)).contains("empty.png: refused: ");
    assertThat(lines.get(2)).contains("n3.png: 3 (3 ");
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws Exception {
    Path gone = folder.resolve("gone.png");
    assertThat(execute("classify", "--json", gone.toString())).isEqualTo(1);
    assertThat(new JsonMapper().readTree(out.toString()).get("refused").asText())
        .isEqualTo("This file cannot be read.");
  }

  @Test
  void whatMembersGaveIsExportedWithoutAWordOfThem() throws Exception {
    Path config = Files.createDirectory(folder.resolve("config"));
    Path data = folder.resolve("data");
    Files.writeString(config.resolve("tensorcord.yaml"), "data:\n  folder: " + data + "\n");
    try (Database database = Database.open(data)) {
      Sample sample = new Sample("ann", "aaaaaa", 0, 4, 9, new byte[784], Instant.EPOCH);
      database.samples().keep(List.of(sample), 10);
    }
    Path file = folder.resolve("digits.jsonl");
    assertThat(execute("digits-export", "--config", config.toString(), file.toString())).isZero();
    assertThat(out.toString()).contains("1 digits written");
    JsonNode line = new JsonMapper().readTree(Files.readString(file));
    assertThat(line.get("label").asInt()).isEqualTo(4);
    assertThat(line.get("pixels").binaryValue()).hasSize(784);
    assertThat(line.toString()).doesNotContain("ann").doesNotContain("aaaaaa");
  }
}
