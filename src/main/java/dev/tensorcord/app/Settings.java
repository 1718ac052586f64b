package dev.tensorcord.app;

/** {@code config/tensorcord.yaml} as a record; each setting is explained there. */
record Settings(Data data, LocalGuild localGuild, Engine engine, Health health, Log log) {
  record Data(String folder, int backupHours, int backups) {}

  record LocalGuild(String host, int port) {}

  record Engine(int workers, int threads) {
    private static int orCores(int count) {
      return count > 0 ? count : Runtime.getRuntime().availableProcessors();
    }

    /** Jobs that run at once. */
    int workerCount() {
      return orCores(workers);
    }

    /** Threads that share one large kernel. */
    int threadCount() {
      return orCores(threads);
    }
  }

  record Health(String host, int port) {}

  record Log(String level) {}
}
