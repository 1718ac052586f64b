package dev.tensorcord.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tensorcord.app.Doctor.Finding.State;
import dev.tensorcord.sandbox.pool.Examination;
import dev.tensorcord.sandbox.wall.Wall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines the machine and the token: what is there, what is missing, what to do about it. */
final class Doctor {
  /** View channels, send messages, embed links, attach files. */
  private static final long PERMISSIONS = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15;

  private static final long ADMINISTRATOR = 1 << 3;
  private static final long ENOUGH_DISK = 1L << 30;
  private static final long ENOUGH_HEAP = 256L << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Configuration config;
  private final String discord;

  /**
   * An examination to come.
   *
   * @param discord base URL of Discord's REST API
   */
  Doctor(Configuration config, String discord) {
    this.config = config;
    this.discord = discord;
  }

  /** What was found about one part; {@code remedy} is empty where there is nothing to do. */
  record Finding(State state, String part, String what, String remedy) {
    /** How it stands. */
    enum State {
      GOOD("ok"),
      NOTE("note"),
      BAD("BAD");

      private final String word;

      State(String word) {
        this.word = word;
      }

      String word() {
        return word;
      }
    }
  }

  List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(vectors());
    findings.add(driver());
    findings.add(dataFolder());
    findings.addAll(sandbox());
    findings.addAll(token());
    return findings;
  }

  private static Finding java() {
    int version = Runtime.version().feature();
    String what = "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor"));
    return version >= 25
        ? new Finding(State.GOOD, "Java", what, "")
        : new Finding(State.BAD, "Java", what, "Install a JDK 25, such as Temurin's.");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    int cores = Runtime.getRuntime().availableProcessors();
    String what = "%,d MB of heap at most, %d cores".formatted(heap >> 20, cores);
    return heap >= ENOUGH_HEAP
        ? new Finding(State.GOOD, "Memory", what, "")
        : new Finding(State.BAD, "Memory", what, "Start Java with -Xmx256m or more.");
  }

  private static Finding vectors() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return there
        ? new Finding(State.GOOD, "Vectors", "the Vector API is there", "")
        : new Finding(
            State.BAD,
            "Vectors",
            "the Vector API is missing",
            "Start Java with @config/jvm.options.");
  }

  @SuppressWarnings("restricted") // only looks whether the library can be found
  private static Finding driver() {
    try (Arena arena = Arena.ofConfined()) {
      var _ = SymbolLookup.libraryLookup("libcuda.so.1", arena);
      return new Finding(
          State.NOTE,
          "GPU driver",
          "NVIDIA's driver is there; training runs on the CPU so far",
          "");
    } catch (IllegalArgumentException e) {
      return new Finding(
          State.GOOD, "GPU driver", "none, so training runs on the CPU, which needs no driver", "");
    }
  }

  private Finding dataFolder() {
    Path folder = Path.of(config.settings().data().folder()).toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      long free = Files.getFileStore(folder).getUsableSpace();
      String what = "%s is writable, %,d MB free".formatted(folder, free >> 20);
      return free >= ENOUGH_DISK
          ? new Finding(State.GOOD, "Data folder", what, "")
          : new Finding(State.NOTE, "Data folder", what, "Free some disk space: 1 GB is enough.");
    } catch (IOException e) {
      return new Finding(
          State.BAD,
          "Data folder",
          folder + " is not writable: " + e,
          "Give the user who runs the bot that folder, or set data.folder.");
    }
  }

  /** Each wall around a member's code, as a worker raised them. */
  private List<Finding> sandbox() {
    try {
      Path folder = config.settings().sandboxSettings().folder();
      return Examination.walls(config.limits().run(), folder).stream().map(Doctor::wall).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(
          new Finding(
              State.BAD,
              "Sandbox",
              "no worker starts: " + e.getMessage(),
              "Without one, /run cannot answer. The data folder must be writable, and Java 25."));
    }
  }

  private static Finding wall(Wall wall) {
    String what = "wall %s: %s".formatted(wall.name(), wall.detail());
    return wall.stands()
        ? new Finding(State.GOOD, "Sandbox", what, "")
        : new Finding(
            State.NOTE,
            "Sandbox",
            "the wall %s does not stand: %s".formatted(wall.name(), wall.detail()),
            "The others hold a member's code. For all of them: Linux 5.13 or newer, with seccomp"
                + " and Landlock allowed in the container.");
  }

  private List<Finding> token() {
    if (config.token().isEmpty()) {
      return List.of(
          new Finding(
              State.NOTE,
              "Token",
              "none: the bot starts its local guild",
              "For real Discord, put the bot's token into DISCORD_TOKEN."));
    }
    try {
      Optional<JsonNode> self = ask("users/@me");
      if (self.isEmpty()) {
        return List.of(
            new Finding(
                State.BAD,
                "Token",
                "Discord refuses it",
                "Copy it again from the Bot page of the developer portal; Reset Token makes a new"
                    + " one."));
      }
      String name = self.get().path("username").asText();
      List<Finding> findings = new ArrayList<>();
      findings.add(new Finding(State.GOOD, "Token", "it is " + name + "'s", ""));
      findings.addAll(permissions());
      return findings;
    } catch (IOException e) {
      return List.of(
          new Finding(
              State.BAD,
              "Token",
              "Discord cannot be reached: " + e,
              "Check the network: the bot needs https to discord.com and gateway.discord.gg."));
    }
  }

  private List<Finding> permissions() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode guild : ask("users/@me/guilds").orElseGet(JSON::createArrayNode)) {
      long has = guild.path("permissions").asLong();
      boolean enough = (has & ADMINISTRATOR) != 0 || (has & PERMISSIONS) == PERMISSIONS;
      String name = guild.path("name").asText();
      findings.add(
          enough
              ? new Finding(State.GOOD, "Permissions", "all there on " + name, "")
              : new Finding(
                  State.BAD,
                  "Permissions",
                  "some are missing on " + name,
                  "Its role needs View Channels, Send Messages, Embed Links and Attach Files."));
    }
    if (findings.isEmpty()) {
      findings.add(
          new Finding(
              State.NOTE,
              "Permissions",
              "the bot is on no server yet",
              "Start it with run: it prints the link that invites it."));
    }
    return findings;
  }

  /** The answer, or empty where the token is refused. */
  private Optional<JsonNode> ask(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord + path))
            .header("Authorization", "Bot " + config.token().orElseThrow())
            .header("User-Agent", "DiscordBot (tensorcord, " + Main.Version.text() + ")")
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(JSON.readTree(answer.body()));
        case 401 -> Optional.empty();
        default -> throw new IOException("status " + answer.statusCode());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
