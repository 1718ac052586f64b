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

  @FunctionalInterface
  private interface Raising {
    String raise() throws Kernel.Refused;
  }

  private Walls() {}

  /**
   * Raises them for this thread and all that it starts; the filter of calls for all threads.
   *
   * @param readable files and folders that can still be read
   * @return each wall, whether it stands or not
   */
  public static List<Wall> raise(Collection<Path> readable) {
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
    walls.add(wall("limits", () -> limits(processor)));
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

  private static String limits(Processor processor) throws Kernel.Refused {
    try (Arena arena = Arena.ofConfined()) {
      for (Map.Entry<Integer, Long> limit : LIMITS.entrySet()) {
        MemorySegment both = arena.allocate(16, 8);
        both.set(ValueLayout.JAVA_LONG, 0, limit.getValue());
        both.set(ValueLayout.JAVA_LONG, 8, limit.getValue());
        Kernel.call(processor.setrlimit(), 0, limit.getKey(), both.address(), 0);
      }
      return "no file can be written, none is left after a crash, 256 open at once";
    }
  }
}
