package dev.tensorcord.bot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a command replied, in order, for tests; the stand-in of a platform and of nothing else. */
public final class RecordedReplies implements Replies {
  private final List<Reply> shown = new CopyOnWriteArrayList<>();

  @Override
  public void show(Reply reply) {
    shown.add(reply);
  }

  @Override
  public void whisper(Reply reply) {
    shown.add(reply);
  }

  @Override
  public void awaitShown(Duration most) {}

  @Override
  public void delete() {
    shown.clear();
  }

  /** Everything shown and not deleted. */
  public List<Reply> all() {
    return shown;
  }

  /** The last reply. */
  public Reply last() {
    return shown.getLast();
  }

  /** The words of the last reply, which is a text. */
  public String text() {
    return ((Reply.Text) last()).markdown();
  }
}
