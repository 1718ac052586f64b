package dev.tensorcord.tensor.op;

import dev.tensorcord.tensor.op.PatternNode.At;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression as steps for a machine that goes back where a way does not lead on. A number
 * of times is written out, so that the number of steps says how large a pattern is. What is looked
 * for behind is matched from its end.
 */
final class PatternCode {
  /** What a step does; {@code a} and {@code b} are its numbers. */
  enum Op {
    /** Takes one character of the set a. */
    ONE,
    /** Takes one character of the set a, backwards. */
    ONE_BACK,
    /** Goes on at a, and if that leads to nothing at b. */
    SPLIT,
    /** Goes on at a. */
    JUMP,
    /** Writes the place down in register a. */
    SAVE,
    /** Empties the registers from a to before b. */
    CLEAR,
    /** Goes on only if the place is not the one in register a. */
    MOVED,
    /** Goes on only if the place is of the kind a. */
    PLACE,
    /** Takes what the group a matched. */
    AGAIN,
    /** Takes what the group a matched, backwards. */
    AGAIN_BACK,
    /** Goes on at a only if the steps that follow match here. */
    LOOK,
    /** Goes on at a only if the steps that follow do not match here. */
    LOOK_NOT,
    /** Ends. */
    FOUND
  }

  private final List<Op> ops = new ArrayList<>();
  private final List<IntPredicate> sets = new ArrayList<>();
  private int[] a = new int[64];
  private int[] b = new int[64];
  private final int most;
  private int registers;

  /** Written out, a pattern has more steps than allowed. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  /**
   * The steps of a pattern.
   *
   * @throws TooLarge if they are more than {@code most}
   */
  PatternCode(PatternParser.Parsed parsed, int most) {
    this.most = most;
    registers = 2 * parsed.groups() + 2;
    add(Op.SAVE, 0, 0);
    write(parsed.root(), false);
    add(Op.SAVE, 1, 0);
    add(Op.FOUND, 0, 0);
  }

  int registers() {
    return registers;
  }

  Op op(int step) {
    return ops.get(step);
  }

  int a(int step) {
    return a[step];
  }

  int b(int step) {
    return b[step];
  }

  IntPredicate set(int index) {
    return sets.get(index);
  }

  private int add(Op op, int first, int second) {
    int step = ops.size();
    if (step >= most) {
      throw new TooLarge();
    }
    if (step == a.length) {
      a = Arrays.copyOf(a, 2 * step);
      b = Arrays.copyOf(b, 2 * step);
    }
    ops.add(op);
    a[step] = first;
    b[step] = second;
    return step;
  }

  private void write(PatternNode node, boolean back) {
    switch (node) {
      case PatternNode.One one -> {
        sets.add(one.of());
        add(back ? Op.ONE_BACK : Op.ONE, sets.size() - 1, 0);
      }
      case PatternNode.Sequence sequence ->
          (back ? sequence.parts().reversed() : sequence.parts())
              .forEach(part -> write(part, back));
      case PatternNode.Choice choice -> write(choice, back);
      case PatternNode.Group group -> {
        add(Op.SAVE, 2 * group.index() + (back ? 1 : 0), 0);
        write(group.of(), back);
        add(Op.SAVE, 2 * group.index() + (back ? 0 : 1), 0);
      }
      case PatternNode.Repeat repeat -> write(repeat, back);
      case PatternNode.Again again -> add(back ? Op.AGAIN_BACK : Op.AGAIN, again.group(), 0);
      case PatternNode.Place place -> add(Op.PLACE, place.at().ordinal(), 0);
      case PatternNode.Look look -> {
        int step = add(look.wanted() ? Op.LOOK : Op.LOOK_NOT, 0, 0);
        write(look.of(), !look.ahead());
        add(Op.FOUND, 0, 0);
        a[step] = ops.size();
      }
    }
  }

  private void write(PatternNode.Choice choice, boolean back) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < choice.ways().size(); i++) {
      boolean last = i == choice.ways().size() - 1;
      int split = last ? -1 : add(Op.SPLIT, ops.size() + 1, 0);
      write(choice.ways().get(i), back);
      if (!last) {
        ends.add(add(Op.JUMP, 0, 0));
        b[split] = ops.size();
      }
    }
    ends.forEach(end -> a[end] = ops.size());
  }

  private void write(PatternNode.Repeat repeat, boolean back) {
    for (int i = 0; i < repeat.least(); i++) {
      again(repeat, back);
    }
    if (repeat.most() < 0) {
      int split = add(Op.SPLIT, 0, 0);
      optional(repeat, back);
      add(Op.JUMP, split, 0);
      branch(split, repeat.greedy());
      return;
    }
    List<Integer> splits = new ArrayList<>();
    for (int i = repeat.least(); i < repeat.most(); i++) {
      splits.add(add(Op.SPLIT, 0, 0));
      optional(repeat, back);
    }
    splits.forEach(split -> branch(split, repeat.greedy()));
  }

  private void branch(int split, boolean greedy) {
    a[split] = greedy ? split + 1 : ops.size();
    b[split] = greedy ? ops.size() : split + 1;
  }

  /** Once more, if that takes anything: else a repetition of nothing would never end. */
  private void optional(PatternNode.Repeat repeat, boolean back) {
    int register = registers++;
    add(Op.SAVE, register, 0);
    again(repeat, back);
    add(Op.MOVED, register, 0);
  }

  /** Each time begins with groups that matched nothing yet. */
  private void again(PatternNode.Repeat repeat, boolean back) {
    if (repeat.endGroup() > repeat.firstGroup()) {
      add(Op.CLEAR, 2 * repeat.firstGroup(), 2 * repeat.endGroup());
    }
    write(repeat.of(), back);
  }

  /** What holds at a place of the kind that a step names. */
  static boolean holds(int kind, CharSequence text, int place) {
    boolean before = place > 0 && PatternParser.WORD.test(text.charAt(place - 1));
    boolean after = place < text.length() && PatternParser.WORD.test(text.charAt(place));
    return switch (At.values()[kind]) {
      case BEGIN -> place == 0;
      case END -> place == text.length();
      case WORD_EDGE -> before != after;
      case NO_WORD_EDGE -> before == after;
    };
  }
}
