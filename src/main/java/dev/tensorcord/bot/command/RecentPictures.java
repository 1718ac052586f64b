package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pictures of the newest runs, so that a run can be shared with them; never more than so many
 * bytes in all, and none after a restart. Thread-safe.
 */
final class RecentPictures {
  private final long most;
  private final Map<String, List<Reply.Picture>> byRun = new LinkedHashMap<>();
  private long bytes;

  RecentPictures(long most) {
    this.most = most;
  }

  synchronized void put(String run, List<Reply.Picture> pictures) {
    long size = size(pictures);
    if (pictures.isEmpty() || size > most) {
      return;
    }
    remove(run);
    Deque<String> oldest = new ArrayDeque<>(byRun.keySet());
    while (bytes + size > most) {
      remove(oldest.remove());
    }
    byRun.put(run, List.copyOf(pictures));
    bytes += size;
  }

  synchronized List<Reply.Picture> of(String run) {
    return byRun.getOrDefault(run, List.of());
  }

  synchronized void remove(String run) {
    List<Reply.Picture> gone = byRun.remove(run);
    bytes -= gone == null ? 0 : size(gone);
  }

  private static long size(List<Reply.Picture> pictures) {
    return pictures.stream().mapToLong(picture -> picture.bytes().length).sum();
  }
}
