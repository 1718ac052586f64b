package dev.tensorcord.bot.command;

import dev.tensorcord.sandbox.SandboxLimits;
import dev.tensorcord.sandbox.Usage;
import java.util.Locale;
import java.util.Optional;

/** What a snippet used of what it is allowed, in words. */
record SnippetUse(SandboxLimits limits, String device) {
  private static final double MEGABYTE = 1 << 20;

  /** {@code 0.12 s of 10 s · 3.2 of 64 MB · cpu}. */
  String line(Usage usage) {
    return "%s · tensors %s · %s".formatted(time(usage), tensors(usage), device);
  }

  /** Seconds that a snippet has run so far, of those that it may. */
  String soFar(double seconds) {
    return String.format(Locale.ROOT, "%.1f s of %d s", seconds, limits.seconds());
  }

  /** What was used of the limit with this key; empty where that cannot be told. */
  Optional<String> of(String key, Usage usage) {
    return switch (key.substring(key.indexOf('.') + 1)) {
      case "seconds" -> Optional.of(time(usage));
      case "worker_megabytes" ->
          Optional.of(
              usage.heapBytes() == 0
                  ? "all of %d MB".formatted(limits.workerMegabytes())
                  : heap(usage));
      case "tensor_megabytes" -> Optional.of(tensors(usage));
      case "output_bytes" ->
          Optional.of("%,d of %,d bytes".formatted(usage.outputBytes(), limits.outputBytes()));
      case "pictures" -> Optional.of("%d of %d".formatted(usage.pictures(), limits.pictures()));
      default -> Optional.empty();
    };
  }

  private String time(Usage usage) {
    double seconds = usage.millis() / 1000.0;
    String shown = String.format(Locale.ROOT, seconds < 0.995 ? "%.2f" : "%.1f", seconds);
    return "%s s of %d s".formatted(shown, limits.seconds());
  }

  private String tensors(Usage usage) {
    return part(usage.tensorBytesAtMost(), limits.tensorMegabytes());
  }

  /** The worker's memory at the end. */
  String heap(Usage usage) {
    return part(usage.heapBytes(), limits.workerMegabytes());
  }

  private static String part(long bytes, int allowed) {
    double megabytes = bytes / MEGABYTE;
    String shown =
        bytes == 0
            ? "0"
            : megabytes < 0.1
                ? "<0.1"
                : String.format(Locale.ROOT, megabytes < 9.95 ? "%.1f" : "%.0f", megabytes);
    return "%s of %d MB".formatted(shown, allowed);
  }
}
