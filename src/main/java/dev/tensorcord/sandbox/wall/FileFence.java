package dev.tensorcord.sandbox.wall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * No file but those that the program itself is made of, and these to be read only: a Landlock
 * ruleset for this thread and all that it starts. (Linux: Documentation/userspace-api/
 * landlock.rst.)
 */
final class FileFence {
  private static final int CREATE_RULESET = 444;
  private static final int ADD_RULE = 445;
  private static final int RESTRICT_SELF = 446;
  private static final int PATH_BENEATH = 1;
  private static final int GIVE_VERSION = 1;
  private static final int AT_CWD = -100;
  private static final int OPEN_AS_PATH = 010000000 | 02000000;

  private static final long READ_FILE = 1 << 2;
  private static final long READ_FOLDER = 1 << 3;

  /** What each version of the interface can forbid with files: bits from the lowest on. */
  private static final int[] FILE_BITS = {0, 13, 14, 15, 15, 16};

  private FileFence() {}

  /**
   * Leaves only these folders and files, to be read.
   *
   * @return what is fenced, in words
   */
  static String raise(Processor processor, Collection<Path> readable) throws Kernel.Refused {
    long version = Kernel.call(CREATE_RULESET, 0, 0, GIVE_VERSION);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handled = arena.allocate(24, 8);
      int bits = FILE_BITS[(int) Math.min(version, FILE_BITS.length - 1)];
      handled.set(ValueLayout.JAVA_LONG, 0, (1L << bits) - 1);
      handled.set(ValueLayout.JAVA_LONG, 8, version >= 4 ? 3 : 0);
      handled.set(ValueLayout.JAVA_LONG, 16, version >= 6 ? 3 : 0);
      long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
      long rules = Kernel.call(CREATE_RULESET, handled.address(), size, 0);
      for (Path path : readable) {
        if (Files.exists(path)) {
          allow(arena, processor, rules, path);
        }
      }
      Kernel.call(RESTRICT_SELF, rules, 0);
      Kernel.call(processor.close(), rules);
      return "%d places, to be read only (Landlock %d)".formatted(readable.size(), version);
    }
  }

  private static void allow(Arena arena, Processor processor, long rules, Path path)
      throws Kernel.Refused {
    MemorySegment name = arena.allocateFrom(path.toAbsolutePath().toString());
    long file = Kernel.call(processor.open(), AT_CWD, name.address(), OPEN_AS_PATH, 0);
    MemorySegment rule = arena.allocate(16, 8);
    rule.set(
        ValueLayout.JAVA_LONG, 0, Files.isDirectory(path) ? READ_FILE | READ_FOLDER : READ_FILE);
    rule.set(ValueLayout.JAVA_INT, 8, (int) file);
    Kernel.call(ADD_RULE, rules, PATH_BENEATH, rule.address(), 0);
    Kernel.call(processor.close(), file);
  }
}
