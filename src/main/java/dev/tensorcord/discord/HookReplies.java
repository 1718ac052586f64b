package dev.tensorcord.discord;

import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replies as edits of one Discord message, one request at a time, the newest reply only. Progress
 * is edited in at most every 1.5 s, and work that ends sooner shows its end alone; the end itself
 * waits for nothing. Thread-safe.
 */
final class HookReplies implements Replies {
  private static final Logger LOG = LoggerFactory.getLogger(HookReplies.class);
  private static final Duration FIRST_LIVE = Duration.ofMillis(700);
  private static final Duration BETWEEN_LIVE = Duration.ofMillis(1500);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final int RETRIES = 5;

  private final MessageChannel channel;
  private final long fileLimit;
  private final Opener opener;
  private InteractionHook hook;
  private Reply next;
  private boolean sending;
  private int failures;
  private boolean ended;
  private boolean woken;
  private long liveAt = System.nanoTime() + FIRST_LIVE.toNanos();

  /**
   * Replies to one interaction.
   *
   * @param channel where a reply goes that comes after the interaction's 15 minutes
   */
  HookReplies(MessageChannel channel, long fileLimit, Opener opener) {
    this.channel = channel;
    this.fileLimit = fileLimit;
    this.opener = opener;
    this.hook = opener.hook();
  }

  /**
   * How the platform was answered, or will be by the first reply.
   *
   * @param hook the way to the message; null where the first reply decides, since it may be a form
   * @param first answers with the first reply; gives null where that was the whole answer
   */
  record Opener(InteractionHook hook, Function<Reply, InteractionHook> first) {
    static Opener answered(InteractionHook hook) {
      return new Opener(hook, reply -> hook);
    }

    static Opener byFirst(Function<Reply, InteractionHook> first) {
      return new Opener(null, first);
    }
  }

  @Override
  public synchronized void show(Reply reply) {
    if (hook == null) {
      hook = opener.first().apply(reply);
    }
    boolean live = reply instanceof Reply.Live;
    if (reply instanceof Reply.Form || (live && ended)) {
      return;
    }
    ended = !live;
    next = reply;
    pump();
  }

  @Override
  public synchronized void whisper(Reply reply) {
    if (hook == null) {
      show(reply);
      return;
    }
    MessageCreateData message = created(Rendering.container(reply, fileLimit));
    send(hook.sendMessage(message).setEphemeral(true), sent -> {}, HookReplies::lost);
  }

  @Override
  public synchronized void awaitShown(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      for (long left = most.toMillis(); left > 0 && (sending || next != null); ) {
        wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void delete() {
    if (hook != null) {
      ended = true;
      next = null;
      send(hook.deleteOriginal(), gone -> {}, HookReplies::lost);
    }
  }

  private synchronized void pump() {
    if (sending || next == null) {
      return;
    }
    long wait = next instanceof Reply.Live ? liveAt - System.nanoTime() : 0;
    if (wait > 0) {
      wakeIn(wait);
      return;
    }
    Reply reply = next;
    next = null;
    sending = true;
    send(request(reply), done -> sent(), problem -> failed(reply, problem));
  }

  /**
   * What is tried again, or comes late, may meet a bot that has stopped and takes no requests. That
   * is one more way not to reach Discord: nobody may go on waiting, and the store says to the next
   * press, or to the bot's next start, what became of the run.
   */
  private static <T> void send(
      RestAction<T> action, Consumer<? super T> sent, Consumer<Throwable> failed) {
    try {
      action.queue(sent, failed);
    } catch (RejectedExecutionException e) {
      failed.accept(e);
    }
  }

  /** Discord's own trouble passes: the reply is sent again, unless a newer one has come. */
  private synchronized void failed(Reply reply, Throwable problem) {
    boolean passing = problem instanceof ErrorResponseException refused && refused.isServerError();
    if (!passing || ++failures > RETRIES) {
      lost(problem);
      sent();
      return;
    }
    LOG.info("Discord failed, trying again: {}", problem.toString());
    CompletableFuture.delayedExecutor(BETWEEN_TRIES.toMillis() * failures, TimeUnit.MILLISECONDS)
        .execute(() -> again(reply));
  }

  private synchronized void again(Reply reply) {
    sending = false;
    if (next == null) {
      next = reply;
      liveAt = System.nanoTime();
    }
    pump();
  }

  private void wakeIn(long nanos) {
    if (!woken) {
      woken = true;
      CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::wake);
    }
  }

  private synchronized void wake() {
    woken = false;
    pump();
  }

  private synchronized void sent() {
    sending = false;
    failures = 0;
    liveAt = System.nanoTime() + BETWEEN_LIVE.toNanos();
    pump();
    notifyAll();
  }

  private RestAction<?> request(Reply reply) {
    Container container = Rendering.container(reply, fileLimit);
    return hook.isExpired()
        ? channel.sendMessage(created(container))
        : hook.editOriginal(edited(container));
  }

  static MessageCreateData created(Container container) {
    return new MessageCreateBuilder()
        .useComponentsV2()
        .setComponents(container)
        .setAllowedMentions(List.of())
        .build();
  }

  private static MessageEditData edited(Container container) {
    return new MessageEditBuilder()
        .useComponentsV2()
        .setComponents(container)
        .setReplace(true)
        .setAllowedMentions(List.of())
        .build();
  }

  private static void lost(Throwable problem) {
    LOG.warn("a reply did not reach Discord: {}", problem.toString());
  }
}
