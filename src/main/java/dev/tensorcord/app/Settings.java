package dev.tensorcord.app;

import dev.tensorcord.sandbox.SandboxSettings;
import java.nio.file.Path;

/** {@code config/tensorcord.yaml} as a record; each setting is explained there. */
record Settings(
    Data data, LocalGuild localGuild, Engine engine, Sandbox sandbox, Health health, Log log) {
  /** The sandbox's, with its folder. */
  SandboxSettings sandboxSettings() {
    Path folder =
        sandbox.folder().isEmpty()
            ? Path.of(data.folder()).resolve("sandbox")
            : Path.of(sandbox.folder());
    return new SandboxSettings(
        sandbox.workers(), sandbox.spares(), sandbox.practiceSeconds(), folder);
  }

  record Data(String folder, int backupHours, int backups) {}

  record LocalGuild(String host, int port, int members) {}

  record Engine(int workers, int threads) {
    /** Jobs that run at once. */
    int workerCount() {
      return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
  }

  record Sandbox(int workers, int spares, int practiceSeconds, String folder) {}

  record Health(String host, int port) {}

  record Log(String level) {}
}
