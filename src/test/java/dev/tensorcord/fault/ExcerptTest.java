package dev.tensorcord.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  @Test
  void theCaretStandsUnderTheBadPart() {
    assertThat(Excerpt.of("0,1 1,x 2,3", 6, 1).pointed()).isEqualTo("0,1 1,x 2,3\n      ^");
  }

  @Test
  void aLongerPartHasACaretForEachCharacter() {
    assertThat(Excerpt.of("0,abc", 2, 3).pointed()).isEqualTo("0,abc\n  ^^^");
  }

  @Test
  void onlyItsLineIsShownAndLinesCountFromOne() {
    Excerpt excerpt = Excerpt.of("first\nsecond bad\nthird", 13, 3);
    assertThat(excerpt.line()).isEqualTo(2);
    assertThat(excerpt.column()).isEqualTo(8);
    assertThat(excerpt.pointed()).isEqualTo("second bad\n       ^^^");
  }

  @Test
  void aPlaceAtTheEndOfTheTextIsShown() {
    assertThat(Excerpt.of("1,", 2, 0).pointed()).isEqualTo("1,\n  ^");
  }

  @Test
  void aLongLineIsCutToAPhonesWidthAroundThePlace() {
    String pointed = Excerpt.of("a".repeat(500) + "!" + "b".repeat(500), 500, 1).pointed();
    String[] lines = pointed.split("\n");
    assertThat(lines[0]).startsWith("…").endsWith("…").hasSizeLessThanOrEqualTo(62);
    assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('!');
  }

  @Test
  void tabsKeepTheCaretInPlace() {
    assertThat(Excerpt.of("1\tx", 2, 1).pointed()).isEqualTo("1 x\n  ^");
  }
}
