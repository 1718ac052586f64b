package dev.tensorcord.localguild;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/** Unmodified JDA connected to a local guild; its events wait in a queue. */
final class Bot implements AutoCloseable, EventListener {
  private final BlockingQueue<GenericEvent> events = new LinkedBlockingQueue<>();
  private final List<GenericEvent> seen = new CopyOnWriteArrayList<>();
  private final JDA jda;

  Bot(LocalGuild guild, GatewayIntent... intents) throws InterruptedException {
    EnumSet<GatewayIntent> wanted = EnumSet.noneOf(GatewayIntent.class);
    wanted.addAll(List.of(intents));
    jda =
        JDABuilder.createLight(guild.token(), wanted)
            .setRestConfig(new RestConfig().setBaseUrl(guild.restUrl()))
            .setSessionController(
                new ConcurrentSessionController() {
                  @Override
                  public String getGateway() {
                    return guild.gatewayUrl();
                  }
                })
            .setEventPool(Executors.newVirtualThreadPerTaskExecutor(), true)
            .setMaxReconnectDelay(32)
            .addEventListeners(this)
            .build()
            .awaitReady();
  }

  @Override
  public void onEvent(GenericEvent event) {
    events.add(event);
  }

  JDA jda() {
    return jda;
  }

  /** The next event of this kind; others are passed over. */
  <E extends GenericEvent> E next(Class<E> kind) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      GenericEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " came");
      }
      seen.add(event);
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }

  /** The events that were taken from the queue so far. */
  List<GenericEvent> passedOver() {
    return seen;
  }

  @Override
  public void close() {
    jda.shutdownNow();
    try {
      boolean ended = jda.awaitShutdown(Duration.ofSeconds(5));
      if (!ended) {
        throw new AssertionError("JDA did not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    jda.getHttpClient().dispatcher().executorService().shutdownNow();
    jda.getHttpClient().connectionPool().evictAll();
  }
}
