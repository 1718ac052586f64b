package dev.tensorcord.sandbox.wall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Raises all walls that this machine has. A process can only take rights from itself here: none of
 * it can be undone.
 */
public final class Walls {
  private static final int NO_NEW_PRIVILEGES = 38;

  /** RLIMIT_FSIZE, RLIMIT_CORE, RLIMIT_NOFILE by number. */
  private static final Map<Integer, Long> LIMITS = Map.of(1, 0L, 4, 0L, 7, 256L);

  /** RLIMIT_DATA: memory that is the process's own and can be written. */
  private static final int MEMORY = 2;

  /** How far a worker stands behind all else that wants the processor: 19 is the last. */
  private static final int NICE = 3;

  @FunctionalInterface
  private interface Raising {
    String raise() throws Kernel.Refused;
  }

  private Walls() {}

  /**
   * Raises them for this thread and all that it starts; the filter of calls for all threads.
   *
   * @param readable files and folders that can still be read
   * @param memory bytes that the process may take
   * @return each wall, whether it stands or not
   */
  public static List<Wall> raise(Collection<Path> readable, long memory) {
    Processor processor = Kernel.isLinux() ? Processor.own() : null;
    if (processor == null) {
      return List.of(
          new Wall("operating system", false, "there are no walls of ours for this system"));
    }
    List<Wall> walls = new ArrayList<>();
    walls.add(
        wall(
            "privileges",
            () -> {
              Kernel.call(processor.prctl(), NO_NEW_PRIVILEGES, 1, 0, 0, 0);
              return "no program gives new rights";
            }));
    walls.add(wall("limits", () -> limits(processor, memory)));
    walls.add(wall("priority", () -> stepBack(processor)));
    walls.add(wall("files", () -> FileFence.raise(processor, readable)));
    walls.add(
        wall(
            "calls",
            () -> {
              CallFilter.raise(processor);
              return "no network, no programs, no processes (%d calls)"
                  .formatted(processor.forbidden().size());
            }));
    return walls;
  }

  private static Wall wall(String name, Raising raising) {
    try {
      return new Wall(name, true, raising.raise());
    } catch (Kernel.Refused | RuntimeException e) {
      return new Wall(name, false, String.valueOf(e.getMessage()));
    }
  }

  private static String limits(Processor processor, long memory) throws Kernel.Refused {
    for (Map.Entry<Integer, Long> limit : LIMITS.entrySet()) {
      limit(processor, limit.getKey(), limit.getValue());
    }
    limit(processor, MEMORY, memory);
    return "%d MB in all, no file can be written, none is left after a crash, 256 open at once"
        .formatted(memory >> 20);
  }

  private static void limit(Processor processor, int what, long most) throws Kernel.Refused {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocate(16, 8);
      both.set(ValueLayout.JAVA_LONG, 0, most);
      both.set(ValueLayout.JAVA_LONG, 8, most);
      Kernel.call(processor.setrlimit(), 0, what, both.address(), 0);
    }
  }

  /** For this thread and those that it starts, which are the ones that run a member's code. */
  private static String stepBack(Processor processor) throws Kernel.Refused {
    Kernel.call(processor.setpriority(), 0, 0, NICE);
    return "the bot's own work comes first (nice %d)".formatted(NICE);
  }
}
