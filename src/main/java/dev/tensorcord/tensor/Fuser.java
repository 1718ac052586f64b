package dev.tensorcord.tensor;

import dev.tensorcord.backend.Access;
import dev.tensorcord.backend.Backends;
import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.PassWriter;
import dev.tensorcord.backend.Piece;
import dev.tensorcord.backend.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Fuses the ops of a trace into few passes. What no one needs is left out. An op goes into the pass
 * of what it reads if it looks at the same places in the same order; reductions end in the pass of
 * what they join, several in one. Single numbers are worked out within each pass that uses them,
 * and an op joins another's pass only where no pass would have to wait for itself.
 */
final class Fuser {
  /** Up to this length a pass of its own costs more than what an unrelated neighbour does. */
  private static final int SHORT = 1 << 13;

  /** A pass is not made longer than this, so that its registers stay in the cache. */
  private static final int MOST_STEPS = 512;

  /** Single numbers that take more ops than this are written down once. */
  private static final int MOST_REPEATED = 16;

  private final List<Path> ops = new ArrayList<>();
  private final long[] live;
  private final Path[] maker;
  private final boolean[] isNumber;
  private final boolean[] needed;

  /** For single numbers that are worked out where they are used, after how many ops; else 0. */
  private final int[] repeated;

  private final Group[] home;
  private final List<Group> groups = new ArrayList<>();

  Fuser(Path end, long[] live) {
    this.live = live;
    for (Path op = end; op.before != null; op = op.before) {
      ops.addFirst(op);
    }
    maker = new Path[end.values];
    isNumber = new boolean[end.values];
    needed = new boolean[end.values];
    repeated = new int[end.values];
    home = new Group[end.values];
  }

  /** The passes, in an order in which each finds its inputs written. */
  Schedule schedule() {
    look();
    for (Path op : ops) {
      int slot = op.result();
      if (needed[slot] && repeated[slot] == 0) {
        Group group = place(op);
        home[slot] = group;
        group.add(op);
      }
    }
    for (int slot = 0; slot < maker.length; slot++) {
      if (maker[slot] != null && isLive(slot)) {
        write(slot);
      }
    }
    groups.sort(Comparator.comparingInt(group -> group.after.cardinality()));
    int[] lastRead = new int[maker.length];
    for (int i = 0; i < groups.size(); i++) {
      for (int slot : groups.get(i).inputs) {
        lastRead[slot] = i;
      }
    }
    List<Schedule.Pass> passes = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int now = i;
      int[] done =
          groups.get(i).inputs.stream()
              .mapToInt(Integer::intValue)
              .filter(slot -> maker[slot] != null && !isLive(slot) && lastRead[slot] == now)
              .toArray();
      passes.add(groups.get(i).pass(done));
    }
    return new Schedule(live, passes, ops.size());
  }

  /** Who makes what, and what is needed in the end. */
  private void look() {
    for (Path op : ops) {
      maker[op.result()] = op;
      for (int slot : op.slots) {
        isNumber[slot & ~Path.NUMBER] |= slot >= Path.NUMBER;
      }
    }
    for (Path op : ops.reversed()) {
      int slot = op.result();
      needed[slot] |= isLive(slot);
      for (int i = 0; needed[slot] && i < op.slots.length; i++) {
        needed[input(op, i)] |= op.piece.uses(i);
      }
    }
    for (Path op : ops) {
      int slot = op.result();
      if (op.piece.size() == 1 && op.piece.fold() == null && !isLive(slot)) {
        int count = 1;
        for (int i = 0; i < op.slots.length; i++) {
          count += repeated[input(op, i)];
        }
        repeated[slot] = count <= MOST_REPEATED ? count : 0;
      }
    }
  }

  private boolean isLive(int slot) {
    return (live[slot >> 6] >> slot & 1) != 0;
  }

  private static int input(Path op, int i) {
    return op.slots[i] & ~Path.NUMBER;
  }

  /** The group that an op goes into. */
  private Group place(Path op) {
    for (int i = 0; i < op.slots.length; i++) {
      Group group = home[input(op, i)];
      if (group != null && group.takes(op)) {
        return group;
      }
    }
    for (Group group : groups.reversed()) {
      if ((op.piece.size() <= SHORT || group.shares(op)) && group.takes(op)) {
        return group;
      }
    }
    Group fresh = new Group(op.piece.size(), groups.size());
    groups.add(fresh);
    return fresh;
  }

  /** Has a result written, be it for a tensor or for another group. */
  private void write(int slot) {
    Group group = home[slot];
    if (!group.outputs.contains(slot)) {
      group.outputs.add(slot);
      group.writer.result(group.values[slot], maker[slot].piece.fold());
    }
  }

  /** A pass in the making. */
  private final class Group {
    private final int size;
    private final int index;
    private final PassWriter writer;

    /** The numbers of the values in the pass. */
    private final int[] values = new int[maker.length];

    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    /** The groups that run before, by their numbers. */
    private final BitSet after = new BitSet();

    private Fold fold;

    Group(int size, int index) {
      this.size = size;
      this.index = index;
      writer = new PassWriter(size);
      Arrays.fill(values, -1);
    }

    /** Whether an op may join. */
    boolean takes(Path op) {
      Piece piece = op.piece;
      if (piece.size() != size || writer.length() > MOST_STEPS || !folds(piece)) {
        return false;
      }
      List<Group> sources = new ArrayList<>();
      sources(op, sources);
      return sources.stream().noneMatch(source -> source == this || source.after.get(index));
    }

    /** The groups that must have run before the op's inputs are there. */
    private void sources(Path op, List<Group> found) {
      for (int i = 0; i < op.slots.length; i++) {
        int slot = input(op, i);
        if (!op.piece.uses(i) || isHere(slot, op.piece.reads().get(i))) {
          continue;
        }
        if (repeated[slot] > 0) {
          sources(maker[slot], found);
        } else if (home[slot] != null) {
          found.add(home[slot]);
        }
      }
    }

    /** Whether what is read is at hand in a register, at each place. */
    private boolean isHere(int slot, Access access) {
      return home[slot] == this && maker[slot].piece.fold() == null && access.isIdentity(size);
    }

    private boolean folds(Piece piece) {
      return piece.fold() == null
          || fold == null
          || (fold.outer() == piece.fold().outer()
              && fold.joined() == piece.fold().joined()
              && fold.inner() == piece.fold().inner());
    }

    /** Whether it reads something that the op reads, too. */
    boolean shares(Path op) {
      for (int i = 0; i < op.slots.length; i++) {
        int slot = input(op, i);
        if (values[slot] >= 0 || inputs.contains(slot)) {
          return true;
        }
      }
      return false;
    }

    void add(Path op) {
      values[op.result()] = expression(op);
      if (op.piece.fold() != null) {
        fold = op.piece.fold();
      }
    }

    private int expression(Path op) {
      Piece piece = op.piece;
      return writer.value(piece.expression(), i -> value(input(op, i), piece.reads().get(i)));
    }

    private int value(int slot, Access access) {
      if (isNumber[slot]) {
        return writer.value(new Step.Number(place(numbers, slot), access.view().element()));
      }
      if (repeated[slot] > 0) {
        return expression(maker[slot]);
      }
      if (isHere(slot, access)) {
        return values[slot];
      }
      if (home[slot] != null) {
        write(slot);
        waitFor(home[slot]);
      }
      return writer.value(new Step.Load(place(inputs, slot), access));
    }

    private static int place(List<Integer> list, int slot) {
      int place = list.indexOf(slot);
      if (place < 0) {
        list.add(slot);
        return list.size() - 1;
      }
      return place;
    }

    private void waitFor(Group other) {
      BitSet first = new BitSet();
      first.or(other.after);
      first.set(other.index);
      for (Group group : groups) {
        if (group == this || group.after.get(index)) {
          group.after.or(first);
        }
      }
    }

    Schedule.Pass pass(int[] done) {
      return new Schedule.Pass(
          Backends.active(),
          writer.pass(),
          inputs.stream().mapToInt(Integer::intValue).toArray(),
          numbers.stream().mapToInt(Integer::intValue).toArray(),
          outputs.stream().mapToInt(Integer::intValue).toArray(),
          done);
    }
  }
}
