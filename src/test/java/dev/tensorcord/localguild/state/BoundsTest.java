package dev.tensorcord.localguild.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept is bounded, and the oldest goes first. */
final class BoundsTest {
  private final Journal journal = new Journal(10);
  private final Files files = new Files(100);
  private final Messages messages = new Messages(3, new Roster(5), files, journal, dispatch -> {});

  private static StoredFile file(String id, int bytes) {
    return new StoredFile(
        id, "c", "f", "f", null, new FileKind("text/plain", 0, 0), false, new byte[bytes]);
  }

  private void add(int id, String... held) {
    ObjectNode json = Json.object().put("id", Integer.toString(id));
    String channel = "1180000000000000021";
    messages.add(
        new Message(Integer.toString(id), channel, "1", null, null, List.of(held), json), null);
  }

  @Test
  void aChannelKeepsItsNewestMessagesAndTheirFiles() {
    files.keep(List.of(file("a", 10), file("b", 10)));
    add(1, "a");
    add(2, "b");
    add(3);
    add(4);
    assertThat(messages.list("1180000000000000021"))
        .extracting(Message::id)
        .containsExactly("2", "3", "4");
    assertThat(files.find("a")).isEmpty();
    assertThat(files.find("b")).isPresent();
  }

  @Test
  void filesKeepToTheirBytes() {
    files.keep(List.of(file("a", 60), file("b", 30)));
    files.keep(List.of(file("c", 50)));
    assertThat(files.find("a")).isEmpty();
    assertThat(files.held()).isEqualTo(80);
  }

  @Test
  void theJournalReplaysWhatItKept() throws Exception {
    for (int i = 1; i <= 15; i++) {
      journal.append("typing", Json.object());
    }
    try (Journal.Follower follower = journal.follow(0)) {
      assertThat(follower.next(0).seq()).isEqualTo(6);
    }
    try (Journal.Follower follower = journal.follow(14)) {
      assertThat(follower.next(0).seq()).isEqualTo(15);
      assertThat(follower.next(0)).isNull();
      journal.close();
      assertThat(follower.isEnd(follower.next(0))).isTrue();
    }
  }

  @Test
  void idsRiseAndTellTheTime() {
    Snowflakes snowflakes = new Snowflakes();
    String first = snowflakes.next();
    String second = snowflakes.next();
    assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    assertThat(Snowflakes.time(first)).isCloseTo(System.currentTimeMillis(), within1s());
  }

  private static org.assertj.core.data.Offset<Long> within1s() {
    return org.assertj.core.data.Offset.offset(1000L);
  }
}
