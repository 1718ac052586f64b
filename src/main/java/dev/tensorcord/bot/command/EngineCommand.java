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

    /** A measurement and how old it is. */
    record Measured(Speed speed, Duration age) {}

    synchronized Measured of(Backend backend) {
      if (last == null || System.nanoTime() - at > FRESH.toNanos()) {
        last = Speed.measure(backend);
        at = System.nanoTime();
      }
      return new Measured(last, Duration.ofNanos(System.nanoTime() - at));
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
    Speeds.Measured measured = speeds.of(choice.backend());
    Speed speed = measured.speed();
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
            **Speed** · %.0f GFLOP/s in matMul, %.1f GB/s element-wise, measured %s
            **Queue** · %d of %d workers busy, %d waiting, %,d %s ended since the start%s
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
                    measured.age().toSeconds() < 1
                        ? "now"
                        : "%d s ago".formatted(measured.age().toSeconds()),
                    jobs.running(),
                    jobs.workers(),
                    jobs.waiting(),
                    jobs.finished(),
                    jobs.finished() == 1 ? "job" : "jobs",
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
