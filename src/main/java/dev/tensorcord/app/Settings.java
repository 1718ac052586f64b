package dev.tensorcord.app;

/** {@code config/tensorcord.yaml} as a record; each setting is explained there. */
record Settings(Data data, LocalGuild localGuild, Engine engine, Health health, Log log) {
  record Data(String folder, int backupHours, int backups) {}

  record LocalGuild(String host, int port, int members) {}

  record Engine(int workers, int threads) {
    /** Jobs that run at once. */
    int workerCount() {
      return workers > 0 ? workers : Runtime.getRuntime().availableProcessors();
    }
  }

  record Health(String host, int port) {}

  record Log(String level) {}
}
