package dev.tensorcord.discord;

import dev.tensorcord.bot.Commands;
import dev.tensorcord.fault.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot on Discord: connects without any intent, registers the commands, and shuts down within
 * five seconds. One per process and token.
 */
public final class DiscordBot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordBot.class);
  private static final Duration SENDING = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final JDA jda;
  private final Listener listener;
  private final OkHttpClient http;

  private DiscordBot(JDA jda, Listener listener, OkHttpClient http) {
    this.jda = jda;
    this.listener = listener;
    this.http = http;
  }

  /**
   * Connects and registers the commands; returns when both are done.
   *
   * @throws Fault if the token is refused or Discord cannot be reached
   */
  public static DiscordBot connect(Endpoint endpoint, Commands commands) {
    OkHttpClient http = client();
    Arrivals arrivals = new Arrivals();
    Listener listener =
        new Listener(commands, new DiscordAttachment.Files(http, endpoint.files()), arrivals);
    JDABuilder builder =
        JDABuilder.createLight(endpoint.token(), EnumSet.noneOf(GatewayIntent.class))
            .setHttpClient(http)
            .setEventManager(arrivals)
            .setEnableShutdownHook(false)
            .addEventListeners(listener);
    endpoint.rest().ifPresent(url -> builder.setRestConfig(new RestConfig().setBaseUrl(url)));
    endpoint.gateway().ifPresent(url -> builder.setSessionController(gatewayAt(url)));
    DiscordBot bot = null;
    try {
      bot = new DiscordBot(builder.build(), listener, http);
      bot.jda.awaitReady();
      bot.jda.updateCommands().addCommands(Registration.of(commands.all())).complete();
      LOG.info("connected to {} as {}", endpoint, bot.jda.getSelfUser().getName());
      return bot;
    } catch (InvalidTokenException e) {
      stop(http);
      throw Fault.of(
          "Discord refused the token.",
          "Copy it again from the Bot page of the developer portal into DISCORD_TOKEN.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      bot.close();
      throw Fault.of("The start was interrupted.", "Start again.");
    } catch (RuntimeException e) {
      if (bot != null) {
        bot.close();
      }
      stop(http);
      throw e instanceof ErrorResponseException refused ? unreachable(endpoint, refused) : e;
    }
  }

  private static Fault unreachable(Endpoint endpoint, ErrorResponseException refused) {
    return Fault.of(
        "%s cannot be reached, or refused the start: %s.".formatted(endpoint, refused.getMessage()),
        "Check the network (https to discord.com and gateway.discord.gg) and start again.");
  }

  private static OkHttpClient client() {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequestsPerHost(25);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(20))
        .build();
  }

  private static ConcurrentSessionController gatewayAt(String url) {
    return new ConcurrentSessionController() {
      @Override
      public String getGateway() {
        return url;
      }
    };
  }

  /** Whether the gateway is connected now. */
  public boolean connected() {
    return jda.getStatus() == JDA.Status.CONNECTED;
  }

  /** The link that invites the bot to a server with the scopes and permissions that it needs. */
  public String invite() {
    return "https://discord.com/oauth2/authorize?client_id="
        + jda.getSelfUser().getApplicationId()
        + "&scope=bot%20applications.commands&permissions=52224";
  }

  /**
   * Lets replies under way reach Discord for two seconds, then ends them. They are waited for here,
   * since JDA itself waits for requests that are queued, but not for one that is being sent, nor
   * for a reply that comes after it or is tried again.
   */
  @Override
  public void close() {
    listener.awaitShown(SENDING);
    jda.shutdown();
    try {
      if (!jda.awaitShutdown(PATIENCE)) {
        jda.shutdownNow();
        var _ = jda.awaitShutdown(Duration.ofSeconds(1));
      }
    } catch (InterruptedException e) {
      jda.shutdownNow();
      Thread.currentThread().interrupt();
    }
    stop(http);
  }

  private static void stop(OkHttpClient http) {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    try {
      http.dispatcher().executorService().awaitTermination(500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
