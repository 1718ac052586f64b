package dev.tensorcord.data;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableFileTest {
  private static final InputLimits LIMITS = new InputLimits(1000, 4000, 2_000_000, 200);
  private static final Points THREE =
      new Points(new double[] {0, 0.5, 2}, new double[] {1.1, -5.9, 16});

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1.1\n0.5,-5.9\n2,16\n",
        "\ufeff0,1.1\r\n0.5,-5.9\r\n2,16",
        "0;1,1\n0,5;-5,9\n2;16",
        "0\t1,1\n0,5\t-5,9\n2\t16",
        "0   1.1\n0.5 -5.9\n 2  16 ",
        "\n# a comment\n0,1.1\n\n// another\n0.5,-5.9\n2,16\n\n",
        "\"0\",\"1.1\"\n\"0.5\", \"-5.9\"\n2,16",
        "[[0,1.1],[0.5,-5.9],[2,16]]",
        "0,1.1 0.5,-5.9 2,16",
        "sep=;\nx;y\n0;1,1\n0,5;-5,9\n2;16",
        "{\"x\": [0, 0.5, 2], \"y\": [1.1, -5.9, 16]}",
      })
  void readsTables(String text) {
    assertThat(read(text).points()).isEqualTo(THREE);
  }

  @Test
  void readsEveryEncodingASpreadsheetWrites() {
    String text = "Größe,y\n0,1.1\n0.5,-5.9\n2,16\n";
    for (byte[] bytes :
        new byte[][] {
          text.getBytes(UTF_8),
          ("\ufeff" + text).getBytes(UTF_8),
          ("\ufeff" + text).getBytes(UTF_16LE),
          ("\ufeff" + text).getBytes(UTF_16BE),
          text.getBytes(Charset.forName("windows-1252")),
        }) {
      Dataset data = TableFile.read(bytes, LIMITS);
      assertThat(data.points()).isEqualTo(THREE);
      assertThat(data.xLabel()).isEqualTo("Größe");
    }
  }

  @Test
  void keepsTheNamesOfTheColumns() {
    Dataset data =
        read("\"time, s\",\"a \"\"quoted\"\" name that is far too long for any axis\"\n1,2\n");
    assertThat(data.xLabel()).isEqualTo("time, s");
    assertThat(data.yLabel())
        .isEqualTo("a \"quoted\" name that is far too long fo\u2026")
        .hasSize(40);
  }

  @Test
  void hiddenCharactersInNamesAreTakenOut() {
    assertThat(read("a\u202eb\u0007,\u200b\n1,2\n"))
        .extracting(Dataset::xLabel, Dataset::yLabel)
        .containsExactly("a b", "y");
  }

  @Test
  void tellsOfColumnsAndLinesThatDoNotCount() {
    assertThat(read("t,v,w\n1,2,3\n2,,3\n4,5,6\n,5,6\n").notes())
        .containsExactly(
            "The table has 3 columns; the first two, “t” and “v”, were used.",
            "2 lines without a value were left out (line 3, 5).");
    assertThat(read("1;2,5\n2;3,5\n").notes())
        .containsExactly("Commas were read as decimal commas.");
  }

  @Test
  void faultsNameLineAndColumn() {
    Fault fault = fault("x,y\n0,1\n\n1,zwei\n");
    assertThat(fault).hasMessage("Line 4: “zwei” is not a number.");
    assertThat(fault.where()).contains(new Excerpt("1,zwei", 4, 3, 4));
    assertThat(fault("0,1\n1,inf\n")).hasMessageContaining("Line 2: “inf” is not a number to fit");
    assertThat(fault("0,1\n1,NaN\n").remedy()).startsWith("Leave that point out");
    assertThat(fault("0,1\n1,1e999\n")).hasMessageContaining("Line 2: this number is too large");
    assertThat(fault("0,1\n5\n").where()).contains(new Excerpt("5", 2, 1, 1));
    assertThat(fault("0,1\n\"5,6\n")).hasMessage("Line 2: this quote is not closed.");
    assertThat(fault("2024-01-01,5\n2024-01-02,6\n")).hasMessageContaining("Line 1: “2024-01-01”");
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThat(fault("PK\u0003\u0004rest")).hasMessageContaining("ZIP or Excel");
    assertThat(fault("%PDF-1.7")).hasMessageContaining("a PDF");
    assertThat(fault("1,2\n\u0000,3\n")).hasMessageContaining("not a text");
    assertThat(fault("")).hasMessageContaining("empty");
    assertThat(fault("x,y\n")).hasMessageContaining("no points");
    assertThat(fault("# nothing\n\n")).hasMessageContaining("no points");
    byte[] noise = new byte[10_000];
    new Random(3).nextBytes(noise);
    assertThatThrownBy(() -> TableFile.read(noise, LIMITS)).isInstanceOf(Fault.class);
  }

  @Test
  void limitsAreNamed() {
    assertThat(fault("1,2\n".repeat(1001)))
        .hasMessage("1,001 points: at most 1,000 allowed here (limit fit.points).");
    assertThatThrownBy(() -> TableFile.read(new byte[2_000_001], LIMITS))
        .hasMessageContaining("limit fit.file_bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",", "\"", "1,2\n", "\n", "1", ";", "\"\"", "1,2,", "a,b\n", "1\t", "((", "#\n"})
  void twoMegabytesOfAnythingAreAnsweredAtOnce(String piece) {
    String text = "1,2\n" + piece.repeat(1_900_000 / piece.length());
    Assertions.assertTimeout(
        Duration.ofSeconds(15),
        () -> {
          try {
            assertThat(read(text).points().size()).isBetween(1, 1000);
          } catch (Fault fault) {
            assertThat(fault.getMessage()).endsWith(".");
          }
        });
  }

  private static Dataset read(String text) {
    return TableFile.read(text.getBytes(UTF_8), LIMITS);
  }

  private static Fault fault(String text) {
    return catchThrowableOfType(Fault.class, () -> read(text));
  }
}
