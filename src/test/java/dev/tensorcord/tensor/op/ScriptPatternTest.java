package dev.tensorcord.tensor.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tensorcord.fault.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No pattern that a member writes keeps the machine busy. */
final class ScriptPatternTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(a|a)*b",
        "(a|aa)+$b",
        "(.*)*(.*)*(.*)*x",
        "(?:|){60}(?!)",
        "((?:){9}){9}(((a*)*)*)*(?!)",
        "(?=(a+)+b)a",
        "(a*)*\\1*b",
      })
  void patternsThatTryTooManyWaysAreStopped(String source) {
    ScriptPattern pattern = new ScriptPattern("replace", source);
    String text = "a".repeat(5000);
    Assertions.assertTimeout(
        SOON,
        () ->
            assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> pattern.replace(text, "", true))
                .withMessageContaining("too many ways"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((((((a{1000}){1000}){1000}){1000}){1000}){1000}){1000}){1000}",
        "a{999999999}",
        "a{9999999999}",
      })
  void patternsThatAreTooLargeAreTold(String source) {
    Assertions.assertTimeout(
        SOON,
        () ->
            assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> new ScriptPattern("replace", source)));
  }

  @Test
  void deepBracketsAreTold() {
    String source = "(".repeat(3000) + ")".repeat(3000);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> new ScriptPattern("replace", source))
        .withMessageContaining("nested too deep");
  }

  @Test
  void resultsThatGrowWithoutEndAreTold() {
    ScriptPattern pattern = new ScriptPattern("replace", "");
    String text = "a".repeat(20_000);
    assertThatExceptionOfType(Fault.class)
        .isThrownBy(() -> pattern.replace(text, "$`$'", true))
        .withMessageContaining("characters");
  }

  @Test
  void longTextsAreWorkedThrough() {
    String text = "one two ".repeat(50_000);
    String changed = new ScriptPattern("replace", "(\\w+) (\\w+)").replace(text, "$2 $1", true);
    assertThat(changed).startsWith("two one two one").hasSameSizeAs(text);
  }

  @Test
  void aSetOfManyCharactersIsOneLookUp() {
    StringBuilder set = new StringBuilder("[");
    for (char c = 0x4e00; set.length() < 9000; c += 2) {
      set.append(c);
    }
    String text = "\u4e00\u4e01".repeat(200_000);
    String changed =
        new ScriptPattern("replace", set.append(']').toString()).replace(text, "", true);
    assertThat(changed).isEqualTo("\u4e01".repeat(200_000));
  }
}
