package dev.tensorcord.tensor.op;

import java.util.Arrays;

/**
 * Runs the steps of a pattern over texts. Every step is counted, and so are the ways that wait to
 * be tried: nothing that a pattern does is for free, so that none runs for longer than the counts
 * allow.
 */
final class PatternMachine {
  /** A way that waits takes memory for as long as fifty steps or so take time. */
  private static final int STEPS_PER_WAY = 50;

  private final PatternCode code;
  private final int[] registers;
  private final int most;
  private long left;
  private String text = "";

  /** Ways that wait: step, place and how much was written before. */
  private int[] waiting = new int[96];

  private int ways;

  /** What was in registers before it was written over. */
  private int[] trail = new int[64];

  private int written;

  /** The counts were used up. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super("too many steps", null, false, false);
    }
  }

  /**
   * A machine.
   *
   * @param steps how many steps it may take over all texts
   */
  PatternMachine(PatternCode code, int steps) {
    this.code = code;
    registers = new int[code.registers()];
    most = steps / STEPS_PER_WAY;
    left = steps;
  }

  /**
   * Looks for the first match at a place or after it. Where there is one, {@link #begin} and {@link
   * #end} say what groups matched, 0 being the whole.
   *
   * @throws Exhausted if the steps are used up
   */
  boolean find(String in, int from) {
    text = in;
    ways = 0;
    written = 0;
    left -= registers.length / 8;
    Arrays.fill(registers, -1);
    for (int place = from; place <= in.length(); place++) {
      if (run(0, place)) {
        return true;
      }
      undo(0);
    }
    return false;
  }

  /** Where a group's match begins; -1 where it has none. */
  int begin(int group) {
    return registers[2 * group + 1] < 0 ? -1 : registers[2 * group];
  }

  /** Where a group's match ends; -1 where it has none. */
  int end(int group) {
    return registers[2 * group] < 0 ? -1 : registers[2 * group + 1];
  }

  private boolean run(int first, int from) {
    int floor = ways;
    int step = first;
    int place = from;
    while (true) {
      if (--left < 0) {
        throw new Exhausted();
      }
      int next = step + 1;
      boolean on = true;
      switch (code.op(step)) {
        case ONE -> {
          on = place < text.length() && code.set(code.a(step)).test(text.charAt(place));
          place++;
        }
        case ONE_BACK -> {
          on = place > 0 && code.set(code.a(step)).test(text.charAt(place - 1));
          place--;
        }
        case SPLIT -> {
          wait(code.b(step), place);
          next = code.a(step);
        }
        case JUMP -> next = code.a(step);
        case SAVE -> write(code.a(step), place);
        case CLEAR -> {
          for (int i = code.a(step); i < code.b(step); i++) {
            write(i, -1);
          }
        }
        case MOVED -> on = registers[code.a(step)] != place;
        case PLACE -> on = PatternCode.holds(code.a(step), text, place);
        case AGAIN, AGAIN_BACK -> {
          int group = code.a(step);
          int length = begin(group) < 0 ? 0 : end(group) - begin(group);
          boolean back = code.op(step) == PatternCode.Op.AGAIN_BACK;
          int at = back ? place - length : place;
          left -= length;
          on = length == 0 || text.regionMatches(at, text, begin(group), length);
          place = back ? at : at + length;
        }
        case LOOK, LOOK_NOT -> {
          boolean wanted = code.op(step) == PatternCode.Op.LOOK;
          int before = ways;
          int mark = written;
          boolean found = run(step + 1, place);
          ways = before;
          if (!wanted) {
            undo(mark);
          }
          on = found == wanted;
          next = code.a(step);
        }
        case FOUND -> {
          return true;
        }
      }
      if (!on) {
        if (ways == floor) {
          return false;
        }
        ways--;
        next = waiting[3 * ways];
        place = waiting[3 * ways + 1];
        undo(waiting[3 * ways + 2]);
      }
      step = next;
    }
  }

  private void wait(int step, int place) {
    if (ways >= most) {
      throw new Exhausted();
    }
    if (3 * ways == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * waiting.length);
    }
    waiting[3 * ways] = step;
    waiting[3 * ways + 1] = place;
    waiting[3 * ways + 2] = written;
    ways++;
  }

  private void write(int register, int value) {
    if (2 * written == trail.length) {
      if (written >= most) {
        throw new Exhausted();
      }
      trail = Arrays.copyOf(trail, 2 * trail.length);
    }
    trail[2 * written] = register;
    trail[2 * written + 1] = registers[register];
    written++;
    registers[register] = value;
  }

  private void undo(int mark) {
    while (written > mark) {
      written--;
      registers[trail[2 * written]] = trail[2 * written + 1];
    }
  }
}
