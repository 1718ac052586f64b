package dev.tensorcord.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a stretch of work took: of the Java heap, and of the whole process where the
 * system tells it.
 */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final long MUCH = 8 << 20;

  private final long idleHeap;
  private final Optional<Long> idleProcess;

  private PeakMemory(long idleHeap, Optional<Long> idleProcess) {
    this.idleHeap = idleHeap;
    this.idleProcess = idleProcess;
  }

  /** From now on; what is used at this moment is idling. */
  static PeakMemory start() {
    System.gc();
    heaps().forEach(MemoryPoolMXBean::resetPeakUsage);
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new PeakMemory(heap, kilobytes("VmRSS"));
  }

  /**
   * Gives back what the last piece of work left behind, where it is much: a roomy heap would
   * otherwise grow with every large picture.
   */
  void settle() {
    if (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - idleHeap > MUCH) {
      System.gc();
    }
  }

  private static java.util.stream.Stream<MemoryPoolMXBean> heaps() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  private static Optional<Long> kilobytes(String name) {
    try {
      Matcher line = Pattern.compile(name + ":\\s+(\\d+) kB").matcher(Files.readString(STATUS));
      return line.find() ? Optional.of(Long.valueOf(line.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** One line: the peaks so far, and how far they are above idling. */
  String words() {
    long heap = heaps().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    String java =
        "%,d MB of Java heap, %,d MB above idle".formatted(heap >> 20, (heap - idleHeap) >> 20);
    Optional<Long> peak = kilobytes("VmHWM");
    return peak.isEmpty() || idleProcess.isEmpty()
        ? "peak memory: " + java
        : "peak memory: %,d MB of the process, %,d MB above idle (%s)"
            .formatted(peak.get() >> 10, (peak.get() - idleProcess.get()) >> 10, java);
  }
}
