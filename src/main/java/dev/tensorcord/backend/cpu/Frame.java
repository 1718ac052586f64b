package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import java.util.Arrays;

/**
 * The registers of one run on one thread, and the loops over them: block after block stays in the
 * first-level cache, so that a long expression reads and writes memory once. (Boncz, Zukowski, Nes:
 * MonetDB/X100, CIDR 2005.) Where there is a compiled loop, values stay in the processor's
 * registers between the primitives.
 */
final class Frame {
  private final Code code;
  private final CompiledLoop compiled;
  private final Register[] registers;
  private final Object[] walked;
  private final CpuBuffer[] copied;
  private float[][] floats;
  private int[][] ints;
  private float[] uniform;

  /** What the compiled loop joined in lanes, fold after fold. */
  final float[] lanes;

  /**
   * @param compiled null where primitives are interpreted
   */
  Frame(Code code, CompiledLoop compiled) {
    this.code = code;
    this.compiled = compiled;
    registers = new Register[code.floats().length];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = new Register();
    }
    walked = new Object[code.walked().length];
    copied = new CpuBuffer[code.copies().length];
    lanes = new float[code.folds().length * Sums.WIDTH];
    if (compiled != null) {
      floats = new float[compiled.floats().length][];
      ints = new int[compiled.ints().length][];
      uniform = new float[compiled.uniform().length];
    }
  }

  CompiledLoop compiled() {
    return compiled;
  }

  /** Whether the compiled loop joins a fold in lanes. */
  boolean joins(int fold) {
    return compiled != null && compiled.joins()[fold];
  }

  /** Whether a run goes through blocks, whose length is limited. */
  boolean usesBlocks() {
    if (walked.length > 0 || copied.length > 0) {
      return true;
    }
    for (int block : code.blocks()) {
      if (block >= 0 && compiled == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Begins a run.
   *
   * @param longest the most places that a block will have
   */
  void open(Buffer[] outputs, Buffer[] inputs, double[] numbers, int longest) {
    borrow();
    for (Code.Bound bound : code.direct()) {
      point(registers[bound.register()], input(inputs, bound.index(), bound.element()));
    }
    for (Code.Bound bound : code.targets()) {
      point(registers[bound.register()], CpuBuffer.of(outputs[bound.index()]));
    }
    for (int i = 0; i < walked.length; i++) {
      walked[i] = CpuBuffer.of(inputs[code.walked()[i].input()]).array();
    }
    for (int i = 0; i < copied.length; i++) {
      copied[i] = CpuBuffer.of(outputs[code.copies()[i].output()]);
    }
    once(inputs, numbers);
    if (compiled == null) {
      spread(code.spread(), longest);
    } else {
      spread(compiled.spread(), longest);
      hand();
    }
  }

  private void borrow() {
    int[] blocks = code.blocks();
    boolean[] isFloat = code.floats();
    Scratch scratch = Scratch.own();
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] >= 0) {
        if (isFloat[i]) {
          registers[i].floats = scratch.floats(blocks[i]);
        } else {
          registers[i].ints = scratch.ints(blocks[i]);
        }
      }
    }
  }

  private static CpuBuffer input(Buffer[] inputs, int index, Element due) {
    CpuBuffer buffer = CpuBuffer.of(inputs[index]);
    if (buffer.element() != due) {
      throw new IllegalArgumentException("input " + index + " is " + buffer.element());
    }
    return buffer;
  }

  private static void point(Register register, CpuBuffer buffer) {
    register.floats = buffer.floats;
    register.ints = buffer.ints;
  }

  /** Computes what is the same at all places. */
  private void once(Buffer[] inputs, double[] numbers) {
    for (Code.Bound bound : code.given()) {
      CpuBuffer buffer = input(inputs, bound.index(), bound.element());
      Register to = registers[bound.register()];
      switch (bound.element()) {
        case F32 -> to.floats[0] = buffer.floats[bound.offset()];
        case I32 -> to.ints[0] = buffer.ints[bound.offset()];
        case BOOL -> to.ints[0] = buffer.bytes[bound.offset()];
      }
    }
    for (Code.Bound bound : code.numbers()) {
      set(registers[bound.register()], numbers[bound.index()]);
    }
    for (Code.Constant constant : code.constants()) {
      set(registers[constant.register()], constant.value());
    }
    for (Code.Op op : code.once()) {
      run(op, 1);
    }
  }

  private static void set(Register register, double value) {
    if (register.floats != null) {
      register.floats[0] = (float) value;
    } else {
      register.ints[0] = (int) value;
    }
  }

  private void spread(int[] which, int longest) {
    int n = Math.min(Register.BLOCK, longest);
    for (int index : which) {
      Register register = registers[index];
      if (n <= 1) {
        continue;
      }
      if (register.floats != null) {
        Arrays.fill(register.floats, 1, n, register.floats[0]);
      } else {
        Arrays.fill(register.ints, 1, n, register.ints[0]);
      }
    }
  }

  /** Hands the compiled loop its arrays and numbers. */
  private void hand() {
    for (int i = 0; i < floats.length; i++) {
      floats[i] = registers[compiled.floats()[i]].floats;
    }
    for (int i = 0; i < ints.length; i++) {
      ints[i] = registers[compiled.ints()[i]].ints;
    }
    for (int i = 0; i < uniform.length; i++) {
      uniform[i] = registers[compiled.uniform()[i]].floats[0];
    }
  }

  /** Computes the places from {@code flat} on, {@code n} of them and at most a block. */
  void evaluate(int flat, int n) {
    for (Code.Bound bound : code.direct()) {
      registers[bound.register()].at = bound.offset() + flat;
    }
    for (Code.Bound bound : code.targets()) {
      registers[bound.register()].at = flat;
    }
    for (int i = 0; i < walked.length; i++) {
      Register to = registers[code.walked()[i].register()];
      Object target = to.floats != null ? to.floats : to.ints;
      code.walked()[i].walk().run(walked[i], target, to.at - flat, flat, n);
    }
    if (compiled != null) {
      compiled.loop().run(floats, ints, uniform, lanes, flat, n);
    } else {
      for (Code.Op op : code.each()) {
        run(op, n);
      }
    }
    for (int i = 0; i < copied.length; i++) {
      copy(registers[code.copies()[i].register()], copied[i], flat, n);
    }
  }

  private void run(Code.Op op, int n) {
    Register b = op.b() < 0 ? null : registers[op.b()];
    Register c = op.c() < 0 || b == null ? null : registers[op.c()];
    op.loop().run(registers[op.a()], b, c, registers[op.out()], n);
  }

  private static void copy(Register from, CpuBuffer to, int flat, int n) {
    switch (to.element()) {
      case F32 -> System.arraycopy(from.floats, from.at, to.floats, flat, n);
      case I32 -> System.arraycopy(from.ints, from.at, to.ints, flat, n);
      case BOOL -> Casts.narrow(from.ints, from.at, to.bytes, flat, n);
    }
  }

  Register register(int index) {
    return registers[index];
  }

  /** Ends the run: no buffer is held on to. */
  void close() {
    for (Register register : registers) {
      register.floats = null;
      register.ints = null;
      register.at = 0;
    }
    Arrays.fill(walked, null);
    Arrays.fill(copied, null);
    if (compiled != null) {
      Arrays.fill(floats, null);
      Arrays.fill(ints, null);
    }
  }

  /** Begins a rehearsal on memory of its own: how fast is it? */
  void rehearse() {
    borrow();
    for (Code.Bound bound : code.direct()) {
      registers[bound.register()].floats = new float[bound.offset() + Register.BLOCK];
    }
    for (Code.Bound bound : code.targets()) {
      registers[bound.register()].floats = new float[Register.BLOCK];
    }
    spread(code.spread(), Register.BLOCK);
    if (compiled != null) {
      hand();
    }
    Arrays.fill(walked, null);
  }

  /** What {@link #evaluate} does between collecting and copying. */
  void rehearse(int n) {
    if (compiled != null) {
      compiled.loop().run(floats, ints, uniform, lanes, 0, n);
    } else {
      for (Code.Op op : code.each()) {
        run(op, n);
      }
    }
  }
}
