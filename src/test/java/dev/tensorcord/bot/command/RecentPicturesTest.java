package dev.tensorcord.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tensorcord.bot.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentPicturesTest {
  private final RecentPictures pictures = new RecentPictures(100);

  private static List<Reply.Picture> of(int bytes) {
    return List.of(new Reply.Picture("a.png", new byte[bytes], "a"));
  }

  @Test
  void theOldestGiveWayToTheNewest() {
    pictures.put("a", of(40));
    pictures.put("b", of(40));
    pictures.put("c", of(40));
    assertThat(pictures.of("a")).isEmpty();
    assertThat(pictures.of("b")).hasSize(1);
    assertThat(pictures.of("c")).hasSize(1);
  }

  @Test
  void whatIsLargerThanAllRoomIsNotKeptAndPushesNothingOut() {
    pictures.put("a", of(40));
    pictures.put("b", of(101));
    assertThat(pictures.of("a")).hasSize(1);
    assertThat(pictures.of("b")).isEmpty();
  }

  @Test
  void whatIsRemovedGivesItsRoomBack() {
    pictures.put("a", of(60));
    pictures.remove("a");
    pictures.put("b", of(100));
    assertThat(pictures.of("b")).hasSize(1);
  }
}
