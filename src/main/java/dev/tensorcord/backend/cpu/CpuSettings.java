package dev.tensorcord.backend.cpu;

/**
 * Settings of the processor as a device.
 *
 * @param threads threads that compute, the caller's own among them; 0 means one per core
 * @param recycledBytes memory that one thread may hold back for buffers to come
 */
public record CpuSettings(int threads, long recycledBytes) {
  /** One thread per core, 64 MiB held back by each. */
  public static final CpuSettings DEFAULT = new CpuSettings(0, 64L << 20);

  /** Checks the settings. */
  public CpuSettings {
    if (threads < 0 || threads > 1024 || recycledBytes < 0) {
      throw new IllegalArgumentException("threads must be 0 to 1024, recycled bytes 0 or more");
    }
  }

  int workers() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
