package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An expression made ready: a list of primitive loops over blocks that stay in the first-level
 * cache, so that a long expression reads and writes memory once. (Boncz, Zukowski, Nes:
 * MonetDB/X100, CIDR 2005.) Equal subexpressions are computed once.
 */
final class Evaluator {
  /** How an operand comes into its register. */
  private enum Way {
    /** The register points into the buffer. */
    DIRECT,
    /** One element, repeated through the block, once for a run. */
    REPEATED,
    /** Collected block by block along its strides. */
    WALKED
  }

  private record Operand(Way way, int offset, Element element, Walk walk) {}

  private record Step(Loop loop, int a, int b, int c, int out) {}

  /** The registers of one run on one thread. */
  static final class Frame {
    private final Register[] registers;
    private Object[] arrays;

    private Frame(Register[] registers, int inputs) {
      this.registers = registers;
      this.arrays = new Object[inputs];
    }
  }

  private final List<Element> elements = new ArrayList<>();
  private final List<Operand> operands = new ArrayList<>();
  private final List<Expr.Constant> constants = new ArrayList<>();
  private final Map<Expr, Integer> numbers = new LinkedHashMap<>();
  private final List<Step> written = new ArrayList<>();
  private final List<Element> inputElements;
  private final Operand[] sources;
  private final Step[] steps;
  private final int root;
  private final int block;
  private final int size;
  private final AtomicReference<Frame> idle = new AtomicReference<>();

  /**
   * @param writes whether the last value must be written to a target, even if it is an input as it
   *     stands
   */
  Evaluator(List<Integer> dims, Expr expression, List<View> inputs, boolean writes) {
    inputElements = inputs.stream().map(View::element).toList();
    size = dims.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    for (View view : inputs) {
      numbers.put(new Expr.Input(operands.size()), operands.size());
      operands.add(operand(dims, view));
      elements.add(view.element());
    }
    int last = number(expression);
    if (writes && written.isEmpty()) {
      Element element = elements.get(last);
      last = emit(Casts.of(element, element), element, last, -1, -1);
    }
    root = last;
    sources = operands.toArray(Operand[]::new);
    steps = written.toArray(Step[]::new);
    boolean staged = Arrays.stream(sources).anyMatch(o -> o.way() != Way.DIRECT);
    boolean whole = writes && steps.length == 1 && !staged && constants.isEmpty();
    block = whole && element() != Element.BOOL ? Integer.MAX_VALUE : Register.BLOCK;
  }

  /** What the expression gives. */
  Element element() {
    return elements.get(root);
  }

  /** How many flat indices there are. */
  int size() {
    return size;
  }

  /** The longest block that {@link #evaluate} takes. */
  int block() {
    return block;
  }

  private Operand operand(List<Integer> dims, View view) {
    boolean repeated = true;
    boolean dense = true;
    List<Integer> denseStrides = View.denseStrides(dims);
    for (int axis = 0; axis < dims.size(); axis++) {
      boolean counts = dims.get(axis) != 1;
      repeated &= !counts || view.strides().get(axis) == 0;
      dense &= !counts || view.strides().get(axis).equals(denseStrides.get(axis));
    }
    Way way =
        dense && view.element() != Element.BOOL ? Way.DIRECT : repeated ? Way.REPEATED : Way.WALKED;
    Walk walk =
        way == Way.WALKED ? new Walk(dims, view.offset(), view.strides(), 0, denseStrides) : null;
    return new Operand(way, view.offset(), view.element(), walk);
  }

  private int number(Expr expression) {
    Integer known = numbers.get(expression);
    if (known != null) {
      return known;
    }
    int number =
        switch (expression) {
          case Expr.Input input ->
              throw new IllegalArgumentException("no input " + input.index() + " is given");
          case Expr.Constant constant -> {
            constants.add(constant);
            elements.add(constant.element());
            yield elements.size() - 1;
          }
          case Expr.Cast cast -> {
            int of = number(cast.of());
            yield emit(Casts.of(elements.get(of), cast.to()), cast.to(), of, -1, -1);
          }
          case Expr.Apply apply -> {
            Element result = apply.element(inputElements);
            int[] at = {-1, -1, -1};
            for (int i = 0; i < apply.arguments().size(); i++) {
              at[i] = number(apply.arguments().get(i));
            }
            Element over = elements.get(at[apply.fn().arity() - 1]);
            Loop loop = over == Element.F32 ? FloatLoops.of(apply.fn()) : IntLoops.of(apply.fn());
            yield emit(loop, result, at[0], at[1], at[2]);
          }
        };
    numbers.put(expression, number);
    return number;
  }

  private int emit(Loop loop, Element result, int a, int b, int c) {
    elements.add(result);
    written.add(new Step(loop, a, b, c, elements.size() - 1));
    return elements.size() - 1;
  }

  /** Registers for a run over these inputs. */
  Frame open(Buffer[] inputs) {
    if (inputs.length != sources.length) {
      throw new IllegalArgumentException(sources.length + " inputs are due, not " + inputs.length);
    }
    Frame frame = idle.getAndSet(null);
    if (frame == null) {
      frame = newFrame();
    }
    for (int i = 0; i < sources.length; i++) {
      CpuBuffer buffer = CpuBuffer.of(inputs[i]);
      Operand source = sources[i];
      if (buffer.element() != source.element()) {
        throw new IllegalArgumentException("input " + i + " is " + buffer.element());
      }
      Register register = frame.registers[i];
      switch (source.way()) {
        case DIRECT -> {
          register.floats = buffer.floats;
          register.ints = buffer.ints;
        }
        case REPEATED -> repeat(register, buffer, source.offset());
        case WALKED -> frame.arrays[i] = buffer.array();
      }
    }
    return frame;
  }

  private Frame newFrame() {
    Register[] registers = new Register[elements.size()];
    int length = Math.min(Register.BLOCK, size);
    for (int i = 0; i < registers.length; i++) {
      registers[i] = new Register();
      boolean direct = i < sources.length && sources[i].way() == Way.DIRECT;
      boolean target = i == root && block == Integer.MAX_VALUE;
      if (!direct && !target) {
        claim(registers[i], elements.get(i), length);
      }
    }
    for (Expr.Constant constant : constants) {
      Register register = registers[numbers.get(constant)];
      if (constant.element() == Element.F32) {
        Arrays.fill(register.floats, (float) constant.value());
      } else {
        Arrays.fill(register.ints, (int) constant.value());
      }
    }
    return new Frame(registers, sources.length);
  }

  private static void claim(Register register, Element element, int length) {
    if (element == Element.F32) {
      register.floats = new float[length];
    } else {
      register.ints = new int[length];
    }
  }

  private void repeat(Register register, CpuBuffer buffer, int offset) {
    if (size == 0) {
      return;
    }
    switch (buffer.element()) {
      case F32 -> Arrays.fill(register.floats, buffer.floats[offset]);
      case I32 -> Arrays.fill(register.ints, buffer.ints[offset]);
      case BOOL -> Arrays.fill(register.ints, buffer.bytes[offset]);
    }
  }

  /**
   * Evaluates the flat indices from {@code flat} on, {@code n} of them and at most a block.
   *
   * @param target where the result goes; null leaves it in the register that is returned
   */
  Register evaluate(Frame frame, int flat, int n, Register target) {
    Register[] registers = frame.registers;
    for (int i = 0; i < sources.length; i++) {
      Operand source = sources[i];
      if (source.way() == Way.DIRECT) {
        registers[i].at = source.offset() + flat;
      } else if (source.way() == Way.WALKED) {
        Register to = registers[i];
        source.walk().run(frame.arrays[i], to.floats != null ? to.floats : to.ints, -flat, flat, n);
      }
    }
    Register result = registers[root];
    for (Step step : steps) {
      Register out = target != null && step.out() == root ? target : registers[step.out()];
      step.loop()
          .run(at(registers, step.a()), at(registers, step.b()), at(registers, step.c()), out, n);
      result = step.out() == root ? out : result;
    }
    return result;
  }

  private static Register at(Register[] registers, int index) {
    return index < 0 ? null : registers[index];
  }

  /** Ends a run; the frame forgets the buffers and waits for the next. */
  void close(Frame frame) {
    for (int i = 0; i < sources.length; i++) {
      frame.arrays[i] = null;
      if (sources[i].way() == Way.DIRECT) {
        frame.registers[i].floats = null;
        frame.registers[i].ints = null;
      }
    }
    idle.set(frame);
  }
}
