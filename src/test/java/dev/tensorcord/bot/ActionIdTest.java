package dev.tensorcord.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActionIdTest {
  @Test
  void whatIsWrittenIsRead() {
    ActionId id = new ActionId("fit", "cancel", "123456789012345678", "k3f9qx");
    assertThat(ActionId.parse(id.text())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fit", "fit:cancel:1", "a:b:c:d:e", "a:b:c:d\n", "a:b:c:é"})
  void otherTextsAreNone(String text) {
    assertThat(ActionId.parse(text)).isEmpty();
  }

  @Test
  void aSeparatorInAPartIsRefused() {
    assertThatThrownBy(() -> new ActionId("fit", "a:b", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdLongerThanDiscordTakesIsRefused() {
    assertThatThrownBy(() -> new ActionId("fit", "edit", "", "x".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
