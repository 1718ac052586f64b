package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Expr;
import dev.tensorcord.backend.View;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An expression made ready: a list of primitive loops over blocks that stay in the first-level
 * cache, so that a long expression reads and writes memory once. (Boncz, Zukowski, Nes:
 * MonetDB/X100, CIDR 2005.)
 */
final class Evaluator {
  /** The registers of one run on one thread. */
  static final class Frame {
    private final Register[] registers;
    private final Object[] arrays;

    private Frame(int registers, int inputs) {
      this.registers = new Register[registers];
      this.arrays = new Object[inputs];
      Arrays.setAll(this.registers, i -> new Register());
    }
  }

  private final Code.Operand[] operands;
  private final Code.Step[] steps;
  private final Code code;
  private final int root;
  private final int block;
  private final int size;

  /** The registers that a run borrows blocks for. */
  private final int[] borrowing;

  private final AtomicReference<Frame> idle = new AtomicReference<>();

  /**
   * @param writes whether each value goes to a target and not to be read from a register
   */
  Evaluator(List<Integer> dims, Expr expression, List<View> inputs, boolean writes) {
    code = Code.of(dims, expression, inputs, writes);
    operands = code.operands();
    steps = code.steps();
    root = code.root();
    size = dims.stream().reduce(1, Math::multiplyExact);
    boolean toTarget = writes && element() != Element.BOOL;
    int[] all = new int[code.elements().length];
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      boolean direct = i < operands.length && operands[i].way() == Code.Way.DIRECT;
      if (!direct && !(toTarget && i == root)) {
        all[count++] = i;
      }
    }
    borrowing = Arrays.copyOf(all, count);
    block = count == 0 && toTarget ? Integer.MAX_VALUE : Register.BLOCK;
  }

  /** What the expression gives. */
  Element element() {
    return code.elements()[root];
  }

  /** How many flat indices there are. */
  int size() {
    return size;
  }

  /** The longest block that {@link #evaluate} takes. */
  int block() {
    return block;
  }

  /** Registers for a run over these inputs. */
  Frame open(Buffer[] inputs) {
    if (inputs.length != operands.length) {
      throw new IllegalArgumentException(operands.length + " inputs are due, not " + inputs.length);
    }
    Frame frame = idle.getAndSet(null);
    if (frame == null) {
      frame = new Frame(code.elements().length, operands.length);
    }
    borrow(frame);
    int fill = Math.min(Register.BLOCK, size);
    for (int i = 0; i < operands.length; i++) {
      CpuBuffer buffer = CpuBuffer.of(inputs[i]);
      Code.Operand operand = operands[i];
      if (buffer.element() != operand.element()) {
        throw new IllegalArgumentException("input " + i + " is " + buffer.element());
      }
      Register register = frame.registers[i];
      switch (operand.way()) {
        case DIRECT -> {
          register.floats = buffer.floats;
          register.ints = buffer.ints;
        }
        case REPEATED -> repeat(register, buffer, operand.offset(), fill);
        case WALKED -> frame.arrays[i] = buffer.array();
      }
    }
    for (Code.Constant constant : code.constants()) {
      Register register = frame.registers[constant.register()];
      if (register.floats != null) {
        Arrays.fill(register.floats, 0, fill, (float) constant.value());
      } else {
        Arrays.fill(register.ints, 0, fill, (int) constant.value());
      }
    }
    return frame;
  }

  private void borrow(Frame frame) {
    if (borrowing.length == 0) {
      return;
    }
    Scratch scratch = Scratch.own();
    for (int i : borrowing) {
      if (code.elements()[i] == Element.F32) {
        frame.registers[i].floats = scratch.floats();
      } else {
        frame.registers[i].ints = scratch.ints();
      }
    }
  }

  private static void repeat(Register register, CpuBuffer buffer, int offset, int n) {
    if (n == 0) {
      return;
    }
    switch (buffer.element()) {
      case F32 -> Arrays.fill(register.floats, 0, n, buffer.floats[offset]);
      case I32 -> Arrays.fill(register.ints, 0, n, buffer.ints[offset]);
      case BOOL -> Arrays.fill(register.ints, 0, n, buffer.bytes[offset]);
    }
  }

  /**
   * Evaluates the flat indices from {@code flat} on, {@code n} of them and at most a block.
   *
   * @param target where the result goes; null leaves it in the register that is returned
   */
  Register evaluate(Frame frame, int flat, int n, Register target) {
    Register[] registers = frame.registers;
    for (int i = 0; i < operands.length; i++) {
      Code.Operand operand = operands[i];
      Register to = registers[i];
      switch (operand.way()) {
        case DIRECT -> to.at = operand.offset() + flat;
        case REPEATED -> {}
        case WALKED ->
            operand
                .walk()
                .run(frame.arrays[i], to.floats != null ? to.floats : to.ints, -flat, flat, n);
      }
    }
    Register result = target != null ? target : registers[root];
    for (Code.Step step : steps) {
      Register out = step.out() == root ? result : registers[step.out()];
      Register b = step.b() < 0 ? null : registers[step.b()];
      Register c = step.c() < 0 ? null : registers[step.c()];
      step.loop().run(registers[step.a()], b, c, out, n);
    }
    return result;
  }

  /** Ends a run: the frame gives its blocks back, forgets the buffers and waits for the next. */
  void close(Frame frame) {
    if (borrowing.length > 0) {
      Scratch scratch = Scratch.own();
      for (int i : borrowing) {
        scratch.back(frame.registers[i]);
      }
    }
    for (Register register : frame.registers) {
      register.floats = null;
      register.ints = null;
    }
    Arrays.fill(frame.arrays, null);
    idle.set(frame);
  }
}
