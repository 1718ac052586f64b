package dev.tensorcord.bot.command;

import dev.tensorcord.backend.Backend;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Device;
import dev.tensorcord.backend.Speed;
import dev.tensorcord.bot.Command;
import dev.tensorcord.bot.CommandSpec;
import dev.tensorcord.bot.Replies;
import dev.tensorcord.bot.Reply;
import dev.tensorcord.bot.Request;
import dev.tensorcord.jobs.JobQueue;
import dev.tensorcord.jobs.QueueSnapshot;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code /engine}: what the models train on: device and why, cores, memory, queue, speed. */
public final class EngineCommand implements Command {
  private static final CommandSpec SPEC =
      new CommandSpec(
          "engine",
          "What your models train on: device, memory, queue, speed",
          List.of(),
          List.of(),
          List.of("/engine"));

  private final JobQueue queue;
  private final Speeds speeds = new Speeds();

  /** Describes the active backend and this queue. */
  public EngineCommand(JobQueue queue) {
    this.queue = queue;
  }

  /** Measures at most once a minute: members asking again must not slow down those who train. */
  private static final class Speeds {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private Speed last;
    private long at;

    synchronized Speed of(Backend backend) {
      if (last == null || System.nanoTime() - at > FRESH.toNanos()) {
        last = Speed.measure(backend);
        at = System.nanoTime();
      }
      return last;
    }
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public void run(Request request, Replies replies) {
    Backends.Choice choice = Backends.choice();
    Device device = choice.backend().describe();
    Speed speed = speeds.of(choice.backend());
    QueueSnapshot jobs = queue.snapshot();
    Runtime java = Runtime.getRuntime();
    long used = java.totalMemory() - java.freeMemory();
    Duration up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    replies.show(
        Reply.Text.of(
            """
            ### Engine
            **Device** · %s, %s
            -# %s
            **Cores** · %d, vectors of %d bits
            **Memory** · %,d of %,d MB in use
            **Speed, measured now** · %.0f GFLOP/s in matMul, %.1f GB/s element-wise
            **Queue** · %d of %d workers busy, %d waiting, %,d jobs ended since the start%s
            -# Up for %s.\
            """
                .formatted(
                    device.backend().toUpperCase(Locale.ROOT),
                    device.name(),
                    choice.reason(),
                    device.cores(),
                    device.vectorBits(),
                    used >> 20,
                    java.maxMemory() >> 20,
                    speed.matMulGflops(),
                    speed.elementwiseGigabytes(),
                    jobs.running(),
                    jobs.workers(),
                    jobs.waiting(),
                    jobs.finished(),
                    jobs.medianRun().map(EngineCommand::usual).orElse(""),
                    words(up))));
  }

  private static String usual(Duration run) {
    return ", a usual run takes %,d ms".formatted(run.toMillis());
  }

  private static String words(Duration up) {
    return up.toDays() > 0
        ? "%d d %d h".formatted(up.toDays(), up.toHoursPart())
        : "%d h %d min".formatted(up.toHours(), up.toMinutesPart());
  }
}
