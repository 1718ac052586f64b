package dev.tensorcord.sandbox.wall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * No network, no other programs, no new processes, no looking into others: a seccomp filter over
 * every thread of the process, in the classic filter language. A forbidden call fails with EPERM,
 * so that Java sees an exception and not a crash. (Linux: Documentation/userspace-api/
 * seccomp_filter.rst.)
 */
final class CallFilter {
  private static final long MODE_FILTER = 1;
  private static final long ALL_THREADS = 1;
  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int FAIL = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  /** Where the call's number, the family's mark and the first argument lie in what is filtered. */
  private static final int NUMBER = 0;

  private static final int MARK = 4;
  private static final int FIRST_ARGUMENT = 16;

  /** With this flag, {@code clone} makes a thread and no process. */
  private static final int CLONE_THREAD = 0x00010000;

  /** Numbers from here on belong to another calling convention of x86. */
  private static final int X32 = 0x40000000;

  private record Instruction(int code, int onTrue, int onFalse, int value) {}

  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private CallFilter() {}

  /** Puts the filter in force for every thread that there is and will be. */
  static void raise(Processor processor) throws Kernel.Refused {
    List<Instruction> program = program(processor);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(8L * program.size(), 8);
      for (int i = 0; i < program.size(); i++) {
        Instruction one = program.get(i);
        code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) one.code());
        code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) one.onTrue());
        code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) one.onFalse());
        code.set(ValueLayout.JAVA_INT, 8L * i + 4, one.value());
      }
      MemorySegment header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      header.set(ValueLayout.ADDRESS, 8, code);
      Kernel.call(processor.seccomp(), MODE_FILTER, ALL_THREADS, header.address());
    }
  }

  private static List<Instruction> program(Processor processor) {
    List<Instruction> program = new ArrayList<>();
    program.add(new Instruction(LOAD, 0, 0, MARK));
    program.add(new Instruction(IF_EQUAL, 1, 0, processor.mark()));
    program.add(new Instruction(RETURN, 0, 0, KILL_PROCESS));
    program.add(new Instruction(LOAD, 0, 0, NUMBER));
    program.add(new Instruction(IF_AT_LEAST, 0, 1, X32));
    program.add(new Instruction(RETURN, 0, 0, FAIL | EPERM));
    // The C library falls back to clone, whose flags a filter can see.
    refuse(program, processor.clone3(), ENOSYS);
    for (int number : processor.forbidden().values()) {
      refuse(program, number, EPERM);
    }
    program.add(new Instruction(IF_EQUAL, 0, 3, processor.cloning()));
    program.add(new Instruction(LOAD, 0, 0, FIRST_ARGUMENT));
    program.add(new Instruction(IF_ANY_BIT, 1, 0, CLONE_THREAD));
    program.add(new Instruction(RETURN, 0, 0, FAIL | EPERM));
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
    return program;
  }

  private static void refuse(List<Instruction> program, int number, int error) {
    program.add(new Instruction(IF_EQUAL, 0, 1, number));
    program.add(new Instruction(RETURN, 0, 0, FAIL | error));
  }
}
