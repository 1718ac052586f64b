package dev.tensorcord.sandbox.wall;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The Linux kernel's calls that the walls need, by number through the C library's {@code syscall}.
 */
final class Kernel {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** {@code long syscall(long, …)} with five arguments; unused ones are 0. */
  @SuppressWarnings("restricted") // the one way to the kernel's calls
  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.firstVariadicArg(1),
          Linker.Option.captureCallState("errno"));

  private Kernel() {}

  /** A call that the kernel refused. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private Refused(long call, int errno) {
      super("call " + call + " gave error " + errno);
    }
  }

  /** Whether this is Linux. */
  static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }

  /** Makes a call with up to five arguments. */
  static long call(long number, long... arguments) throws Refused {
    long[] all = java.util.Arrays.copyOf(arguments, 5);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long result =
          (long) SYSCALL.invokeExact(state, number, all[0], all[1], all[2], all[3], all[4]);
      if (result < 0) {
        throw new Refused(number, (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (Refused e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
