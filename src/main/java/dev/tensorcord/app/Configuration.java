package dev.tensorcord.app;

import dev.tensorcord.fault.Fault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a host can set: settings, limits and the token.
 *
 * @param token Discord's token of the bot; empty starts the local guild
 */
record Configuration(Settings settings, Limits limits, Optional<String> token) {
  private static final String SETTINGS = "TENSORCORD_";
  private static final String LIMITS = "TENSORCORD_LIMITS_";
  private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");

  /**
   * Reads both files and the environment.
   *
   * @throws Fault if a key or a value is not allowed: with the file, the key and what is
   */
  static Configuration load(Path folder, Map<String, String> environment) {
    ConfigFile settings = ConfigFile.read(folder, "tensorcord.yaml", SETTINGS, environment);
    ConfigFile limits = ConfigFile.read(folder, "limits.yaml", LIMITS, environment);
    refuseUnknown(environment, settings, limits);
    settings.check("local_guild.port", 0, 65_535);
    settings.check("local_guild.members", 5, 50);
    settings.check("health.port", -1, 65_535);
    settings.check("data.backup_hours", 0, 24 * 365);
    settings.check("data.backups", 1, 1000);
    settings.check("engine.workers", 0, 256);
    settings.check("engine.threads", 0, 256);
    settings.check("sandbox.workers", 0, 256);
    settings.check("sandbox.spares", 0, 64);
    settings.check("sandbox.practice_seconds", 0, 600);
    limits.check("", 1, Integer.MAX_VALUE);
    limits.check("run.seconds", 1, 600);
    limits.check("run.worker_megabytes", 128, 65_536);
    limits.check("run.session_minutes", 1, 1_440);
    Settings typed = settings.as(Settings.class);
    if (!LEVELS.contains(typed.log().level())) {
      throw Fault.of(
          "log.level is " + typed.log().level() + ".", "Allowed: error, warn, info, debug.");
    }
    return new Configuration(typed, limits.as(Limits.class), token(environment));
  }

  private static Optional<String> token(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("DISCORD_TOKEN"))
        .map(String::strip)
        .filter(token -> !token.isEmpty());
  }

  private static void refuseUnknown(
      Map<String, String> environment, ConfigFile settings, ConfigFile limits) {
    Set<String> known = new TreeSet<>(settings.variables(SETTINGS).values());
    known.addAll(limits.variables(LIMITS).values());
    for (String variable : environment.keySet()) {
      if (variable.startsWith(SETTINGS) && !known.contains(variable)) {
        throw Fault.of(
            "There is no setting for the environment variable " + variable + ".",
            "Allowed: " + String.join(", ", known) + ".");
      }
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Configuration[" + settings + ", " + limits + "]";
  }
}
