package dev.tensorcord.bot.command;

import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Replies that are kept, to be looked at in order. */
final class Recorder implements Replies {
  private static final Reply DELETED = Reply.Text.of("(deleted)");

  private final LinkedBlockingQueue<Reply> shown = new LinkedBlockingQueue<>();

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
    shown.add(DELETED);
  }

  boolean isDeleted() {
    return shown.contains(DELETED);
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** What is shown next. */
  Reply next() throws InterruptedException {
    Reply reply = shown.poll(30, TimeUnit.SECONDS);
    if (reply == null) {
      throw new AssertionError("nothing was shown");
    }
    return reply;
  }

  /** The first reply that is no live message; live ones before it are added to {@code seen}. */
  Reply last(List<Reply.Live> seen) throws InterruptedException {
    Reply reply = next();
    while (reply instanceof Reply.Live live) {
      seen.add(live);
      reply = next();
    }
    return reply;
  }

  Reply last() throws InterruptedException {
    return last(new ArrayList<>());
  }
}
