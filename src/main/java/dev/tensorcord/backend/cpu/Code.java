package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Access;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel.Pass;
import dev.tensorcord.backend.Kernel.Result;
import dev.tensorcord.backend.Step;
import dev.tensorcord.backend.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A pass as loops over numbered registers. A register lives from the loop that writes it to the
 * last one that reads it and is then given to another value (Poletto and Sarkar: Linear scan
 * register allocation, TOPLAS 1999), so that long expressions stay in the first-level cache. What
 * is the same at all places is computed once for a run.
 *
 * @param floats for each register, whether it holds floats and not ints
 * @param blocks for each register, which of the thread's blocks it borrows; -1 if it points into a
 *     buffer
 * @param direct registers that point into inputs
 * @param given registers with one element of an input
 * @param numbers registers with one number of the run
 * @param constants registers with one number
 * @param once what is computed once, at one place
 * @param spread registers whose one value is repeated through the block after that
 * @param walked what is collected for each block
 * @param each what is then computed for it
 * @param targets registers that point into outputs
 * @param copies what goes to outputs from registers after each block
 * @param folds the registers that are joined, with their results
 */
record Code(
    boolean[] floats,
    int[] blocks,
    Bound[] direct,
    Bound[] given,
    Bound[] numbers,
    Constant[] constants,
    Op[] once,
    int[] spread,
    Walked[] walked,
    Op[] each,
    Bound[] targets,
    Copy[] copies,
    Folded[] folds,
    Element[] gives) {

  /** A register and the input, output or number that it belongs to, from a place on. */
  record Bound(int register, int index, int offset, Element element) {}

  record Constant(int register, double value) {}

  /** A primitive over registers; -1 for an argument that it does not take. */
  record Op(Step step, Loop loop, int a, int b, int c, int out) {
    /** The exponent of a power that is known; NaN where it is none. */
    double exponent() {
      return step instanceof Step.Apply apply && apply.fn() == Fn.POW && b < 0 ? c : Double.NaN;
    }
  }

  /** An input that is not read densely comes into a register of its own by a walk. */
  record Walked(Walk walk, int input, int register) {}

  record Copy(int register, int output, Element element) {}

  record Folded(int register, int output, Result result) {}

  static Code of(Pass pass) {
    return new Writer(pass).write();
  }

  private static final class Writer {
    private static final int TO_THE_END = Integer.MAX_VALUE;

    private final Pass pass;
    private final List<Step> steps;
    private final Element[] elements;
    private final boolean[] uniform;
    private final int[] lastUse;
    private final int[] target;
    private final int[] register;
    private final List<Boolean> floats = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private final Deque<Integer> idleFloats = new ArrayDeque<>();
    private final Deque<Integer> idleInts = new ArrayDeque<>();
    private int floatBlocks;
    private int intBlocks;
    private final List<Bound> direct = new ArrayList<>();
    private final List<Bound> given = new ArrayList<>();
    private final List<Bound> numbers = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<Op> once = new ArrayList<>();
    private final List<Walked> walked = new ArrayList<>();
    private final List<Op> each = new ArrayList<>();
    private final List<Bound> targets = new ArrayList<>();

    Writer(Pass pass) {
      this.pass = pass;
      steps = pass.steps();
      int count = steps.size();
      elements = new Element[count];
      uniform = new boolean[count];
      lastUse = new int[count];
      target = new int[count];
      register = new int[count];
      Arrays.fill(target, -1);
    }

    Code write() {
      look();
      for (int v = 0; v < steps.size(); v++) {
        if (lastUse[v] > 0) {
          emit(v);
        }
      }
      List<Copy> copies = new ArrayList<>();
      List<Folded> folds = new ArrayList<>();
      for (int i = 0; i < pass.results().size(); i++) {
        Result result = pass.results().get(i);
        int v = result.value();
        if (result.fold() != null) {
          folds.add(new Folded(register[v], i, result));
        } else if (target[v] != i) {
          copies.add(new Copy(register[v], i, elements[v]));
        }
      }
      boolean[] isFloat = new boolean[floats.size()];
      for (int i = 0; i < isFloat.length; i++) {
        isFloat[i] = floats.get(i);
      }
      return new Code(
          isFloat,
          blocks.stream().mapToInt(Integer::intValue).toArray(),
          direct.toArray(Bound[]::new),
          given.toArray(Bound[]::new),
          numbers.toArray(Bound[]::new),
          constants.toArray(Constant[]::new),
          once.toArray(Op[]::new),
          spread(),
          walked.toArray(Walked[]::new),
          each.toArray(Op[]::new),
          targets.toArray(Bound[]::new),
          copies.toArray(Copy[]::new),
          folds.toArray(Folded[]::new),
          pass.results().stream().map(this::gives).toArray(Element[]::new));
    }

    private Element gives(Result result) {
      Element element = elements[result.value()];
      return result.fold() != null && result.fold().how().givesIndex() ? Element.I32 : element;
    }

    /** What each value is, where it is used last, and which output it can be written to at once. */
    private void look() {
      for (int v = 0; v < steps.size(); v++) {
        switch (steps.get(v)) {
          case Step.Load load -> {
            elements[v] = load.access().view().element();
            uniform[v] = load.access().isUniform();
          }
          case Step.Number number -> {
            elements[v] = number.element();
            uniform[v] = true;
          }
          case Step.Constant constant -> {
            elements[v] = constant.element();
            uniform[v] = true;
          }
          case Step.Cast cast -> {
            elements[v] = cast.to();
            uniform[v] = uniform[cast.of()];
            lastUse[cast.of()] = v;
          }
          case Step.Apply apply -> {
            elements[v] = result(apply);
            uniform[v] = true;
            for (int argument : arguments(apply)) {
              uniform[v] &= uniform[argument];
              lastUse[argument] = v;
            }
          }
        }
      }
      for (int i = 0; i < pass.results().size(); i++) {
        Result result = pass.results().get(i);
        int v = result.value();
        lastUse[v] = TO_THE_END;
        boolean inOutput = result.fold() == null && target[v] < 0 && elements[v] != Element.BOOL;
        if (inOutput && !uniform[v] && !isDirect(v)) {
          target[v] = i;
        }
      }
      unused();
    }

    /** What no result needs is not computed. */
    private void unused() {
      boolean[] needed = new boolean[steps.size()];
      for (int v = steps.size() - 1; v >= 0; v--) {
        needed[v] |= lastUse[v] == TO_THE_END;
        if (!needed[v]) {
          lastUse[v] = 0;
        } else if (steps.get(v) instanceof Step.Cast cast) {
          needed[cast.of()] = true;
        } else if (steps.get(v) instanceof Step.Apply apply) {
          for (int argument : arguments(apply)) {
            needed[argument] = true;
          }
        }
      }
    }

    private boolean isDirect(int v) {
      return steps.get(v) instanceof Step.Load load
          && load.access().isDense()
          && elements[v] != Element.BOOL;
    }

    private Element result(Step.Apply apply) {
      return switch (apply.fn().kind()) {
        case TEST, LOGIC -> Element.BOOL;
        case CHOICE -> elements[apply.b()];
        case SAME, FLOAT -> elements[apply.a()];
      };
    }

    private static int[] arguments(Step.Apply apply) {
      return switch (apply.fn().arity()) {
        case 1 -> new int[] {apply.a()};
        case 2 -> new int[] {apply.a(), apply.b()};
        default -> new int[] {apply.a(), apply.b(), apply.c()};
      };
    }

    private void emit(int v) {
      switch (steps.get(v)) {
        case Step.Load load -> load(v, load);
        case Step.Number number -> {
          register[v] = block(v);
          numbers.add(new Bound(register[v], number.index(), 0, elements[v]));
        }
        case Step.Constant constant -> {
          register[v] = block(v);
          constants.add(new Constant(register[v], constant.value()));
        }
        case Step.Cast cast ->
            op(v, Casts.of(elements[cast.of()], cast.to()), new int[] {cast.of()});
        case Step.Apply apply -> {
          int[] arguments = arguments(apply);
          int power = power(apply);
          if (power >= 0) {
            op(v, Powers.of(power), new int[] {apply.a()}, power);
            return;
          }
          boolean overFloats = elements[arguments[arguments.length - 1]] == Element.F32;
          op(v, overFloats ? FloatLoops.of(apply.fn()) : IntLoops.of(apply.fn()), arguments);
        }
      }
    }

    /** The exponent of a step that is a power of floats with a small one that is known; or -1. */
    private int power(Step.Apply apply) {
      return apply.fn() == Fn.POW
              && elements[apply.a()] == Element.F32
              && steps.get(apply.b()) instanceof Step.Constant exponent
              && Powers.isWhole((float) exponent.value())
          ? (int) exponent.value()
          : -1;
    }

    private void load(int v, Step.Load load) {
      Access access = load.access();
      View view = access.view();
      Bound bound = new Bound(floats.size(), load.input(), view.offset(), view.element());
      if (access.isUniform()) {
        register[v] = block(v);
        given.add(new Bound(register[v], load.input(), view.offset(), view.element()));
      } else if (isDirect(v)) {
        register[v] = pointer(v);
        direct.add(bound);
      } else {
        register[v] = target[v] < 0 ? block(v) : destination(v);
        Walk walk =
            new Walk(
                access.dims(), view.offset(), view.strides(), 0, View.denseStrides(access.dims()));
        walked.add(new Walked(walk, load.input(), register[v]));
      }
    }

    private void op(int v, Loop loop, int[] arguments) {
      op(v, loop, arguments, -1);
    }

    private void op(int v, Loop loop, int[] arguments, int power) {
      int[] at = {-1, -1, power};
      for (int i = 0; i < arguments.length; i++) {
        at[i] = register[arguments[i]];
      }
      if (uniform[v]) {
        register[v] = block(v);
        once.add(new Op(steps.get(v), loop, at[0], at[1], at[2], register[v]));
        return;
      }
      for (int i = 0; i < arguments.length; i++) {
        int argument = arguments[i];
        boolean again = i > 0 && argument == arguments[i - 1] || i > 1 && argument == arguments[0];
        if (lastUse[argument] == v && !again) {
          free(argument);
        }
      }
      register[v] = destination(v);
      each.add(new Op(steps.get(v), loop, at[0], at[1], at[2], register[v]));
    }

    private int destination(int v) {
      if (target[v] < 0) {
        Integer idle = (elements[v] == Element.F32 ? idleFloats : idleInts).pollLast();
        return idle != null ? idle : block(v);
      }
      int pointer = pointer(v);
      targets.add(new Bound(pointer, target[v], 0, elements[v]));
      return pointer;
    }

    /** The value's register may hold another one from here on. */
    private void free(int v) {
      if (!(steps.get(v) instanceof Step.Load) && !uniform[v] && blocks.get(register[v]) >= 0) {
        (elements[v] == Element.F32 ? idleFloats : idleInts).addLast(register[v]);
      }
    }

    private int pointer(int v) {
      floats.add(elements[v] == Element.F32);
      blocks.add(-1);
      return floats.size() - 1;
    }

    private int block(int v) {
      boolean isFloat = elements[v] == Element.F32;
      floats.add(isFloat);
      blocks.add(isFloat ? floatBlocks++ : intBlocks++);
      return floats.size() - 1;
    }

    /** The registers of what is the same at all places and looked at in each block. */
    private int[] spread() {
      boolean[] counts = new boolean[steps.size()];
      for (int v = 0; v < steps.size(); v++) {
        if (lastUse[v] > 0 && !uniform[v]) {
          switch (steps.get(v)) {
            case Step.Cast cast -> counts[cast.of()] = true;
            case Step.Apply apply -> {
              for (int argument : arguments(apply)) {
                counts[argument] = true;
              }
            }
            default -> {}
          }
        }
      }
      for (Result result : pass.results()) {
        counts[result.value()] = true;
      }
      List<Integer> found = new ArrayList<>();
      for (int v = 0; v < steps.size(); v++) {
        if (counts[v] && uniform[v]) {
          found.add(register[v]);
        }
      }
      return found.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
