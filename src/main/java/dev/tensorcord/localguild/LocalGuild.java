package dev.tensorcord.localguild;

import dev.tensorcord.localguild.archive.Archive;
import dev.tensorcord.localguild.cdn.Cdn;
import dev.tensorcord.localguild.client.ClientApi;
import dev.tensorcord.localguild.gateway.Gateway;
import dev.tensorcord.localguild.page.Page;
import dev.tensorcord.localguild.rest.RestApi;
import dev.tensorcord.localguild.state.Address;
import dev.tensorcord.localguild.state.Faults;
import dev.tensorcord.localguild.state.Journal;
import dev.tensorcord.localguild.state.Roster;
import dev.tensorcord.localguild.state.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Discord of our own on this machine: REST, gateway, attachments, an API for scripts and a chat
 * page, all on one port. Safe for many threads.
 */
public final class LocalGuild implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalGuild.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final World world;
  private final Gateway gateway;
  private final Javalin server;
  private final Optional<Archive> archive;

  private LocalGuild(World world, Gateway gateway, Javalin server, Optional<Archive> archive) {
    this.world = world;
    this.gateway = gateway;
    this.server = server;
    this.archive = archive;
  }

  /**
   * Starts a guild.
   *
   * @throws io.javalin.util.JavalinBindException where the port is taken
   */
  public static LocalGuild start(LocalGuildOptions options) {
    Address address = new Address();
    Roster roster = new Roster(options.members());
    Faults faults = new Faults();
    Journal journal = new Journal(options.limits().events());
    Gateway gateway =
        new Gateway(options.limits(), address, options.token(), roster, faults, journal);
    faults.on(gateway);
    World world =
        World.of(options.limits(), address, options.token(), roster, journal, faults, gateway);
    Javalin server = Javalin.create(config -> configure(config, world, gateway));
    server.start(options.host(), options.port());
    address.set(URI.create("http://%s:%d/".formatted(reachable(options.host()), server.port())));
    Optional<Archive> archive =
        Optional.ofNullable(options.dataFolder()).map(folder -> new Archive(world, folder));
    archive.ifPresent(Archive::start);
    gateway.start();
    return new LocalGuild(world, gateway, server, archive);
  }

  /** A server that listens everywhere is reached from here over loopback. */
  private static String reachable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "127.0.0.1";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static void configure(JavalinConfig config, World world, Gateway gateway) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = world.limits().requestBytes();
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    RestApi.install(world, config.routes);
    ClientApi.install(world, gateway::online, config.routes);
    Cdn.install(world, config.routes);
    for (String path : new String[] {"/gateway", "/gateway/"}) {
      config.routes.ws(path, gateway::install);
    }
    Page.install(config.routes);
  }

  /** The chat page's address. */
  public URI address() {
    return world.address().root();
  }

  /** The base of the REST API, ending in a slash. */
  public String restUrl() {
    return address() + "api/v10/";
  }

  /** The gateway's address. */
  public String gatewayUrl() {
    return world.address().gateway();
  }

  /** The bot's token. */
  public String token() {
    return world.token();
  }

  /** Trouble to order. */
  public Faults faults() {
    return world.faults();
  }

  /** Whether a bot is connected. */
  public boolean online() {
    return gateway.online();
  }

  @Override
  public void close() {
    world.journal().close();
    gateway.close();
    world.interactions().close();
    stopServer();
    archive.ifPresent(Archive::close);
  }

  /**
   * Stops the web server, but waits no longer than its patience: Jetty's selector, on a virtual
   * thread, was once seen never to answer its stop. Its threads are daemons, so nothing is held up.
   */
  private void stopServer() {
    Thread stopping = Thread.ofPlatform().daemon().name("local-guild-stop").start(server::stop);
    try {
      if (!stopping.join(PATIENCE)) {
        LOG.warn("the web server did not stop within {} s and is left", PATIENCE.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
