package dev.tensorcord.backend.cpu;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.tensorcord.backend.Fn;
import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.Step;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a pass as a class of its own: one loop in lanes, in which every value stays in the
 * processor's registers from the primitive that gives it to those that take it, and all arrays are
 * read side by side. The places after the last whole vector go through the same code, masked. Each
 * primitive is the one that is interpreted, so that the bits are the same.
 */
final class LoopWriter {
  /** Longer bodies are beyond what the compiler inlines whole, and it must. */
  private static final int MOST_OPS = 48;

  private static final int FARTHEST = 1 << 16;

  private static final String VECTORS = "jdk.incubator.vector.";
  private static final ClassDesc FLOATS = ClassDesc.of(VECTORS + "FloatVector");
  private static final ClassDesc INTS = ClassDesc.of(VECTORS + "IntVector");
  private static final ClassDesc VECTOR = ClassDesc.of(VECTORS + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(VECTORS + "VectorSpecies");
  private static final ClassDesc MASK = ClassDesc.of(VECTORS + "VectorMask");
  private static final ClassDesc OPERATORS = ClassDesc.of(VECTORS + "VectorOperators");
  private static final ClassDesc COMPARISON = ClassDesc.of(VECTORS + "VectorOperators$Comparison");
  private static final ClassDesc ASSOCIATIVE =
      ClassDesc.of(VECTORS + "VectorOperators$Associative");
  private static final ClassDesc BINARY = ClassDesc.of(VECTORS + "VectorOperators$Binary");
  private static final ClassDesc FLOAT_ARRAY = CD_float.arrayType();
  private static final ClassDesc INT_ARRAY = CD_int.arrayType();

  // The locals of the method.
  private static final int FLOATS_GIVEN = 1;
  private static final int INTS_GIVEN = 2;
  private static final int UNIFORM_GIVEN = 3;
  private static final int LANES = 4;
  private static final int FLAT = 5;
  private static final int N = 6;

  /** The place in the block, and the place in buffers. */
  private static final int E = 7;

  private static final int I = 8;
  private static final int REST = 9;
  private static final int REST_OF_INTS = 10;
  private static final int FIRST_FREE = 11;

  private final Code code;
  private final int count;
  private final boolean[] isUniform;
  private final boolean[] isBuffer;
  private final boolean[] isCollected;
  private final int[] offset;
  private final boolean[] joins;
  private final List<Integer> floats = new ArrayList<>();
  private final List<Integer> ints = new ArrayList<>();
  private final List<Integer> uniform = new ArrayList<>();
  private final List<Integer> left = new ArrayList<>();

  /** The locals that hold a register's array, or its one number in all lanes. */
  private final Map<Integer, Integer> arrays = new HashMap<>();

  private final Map<Integer, Integer> broadcast = new HashMap<>();
  private final int[] sums;
  private int locals = FIRST_FREE;

  private CodeBuilder out;

  /** The locals that hold the registers' values by now. */
  private Map<Integer, Integer> current;

  private boolean masked;

  private LoopWriter(Code code) {
    this.code = code;
    count = code.floats().length;
    isUniform = new boolean[count];
    isBuffer = new boolean[count];
    isCollected = new boolean[count];
    offset = new int[count];
    joins = new boolean[code.folds().length];
    sums = new int[joins.length];
  }

  /** The loop of a pass; null where it has something that is not done in lanes. */
  static CompiledLoop write(Code code) {
    LoopWriter writer = new LoopWriter(code);
    return writer.look() ? writer.compile() : null;
  }

  /** Finds out what each register is; whether all is done in lanes. */
  private boolean look() {
    for (Code.Bound[] bounds : List.of(code.given(), code.numbers())) {
      for (Code.Bound bound : bounds) {
        isUniform[bound.register()] = true;
      }
    }
    for (Code.Constant constant : code.constants()) {
      isUniform[constant.register()] = true;
    }
    for (Code.Op op : code.once()) {
      isUniform[op.out()] = true;
    }
    boolean fits = code.each().length > 0 && code.each().length <= MOST_OPS;
    for (Code.Bound[] bounds : List.of(code.direct(), code.targets())) {
      for (Code.Bound bound : bounds) {
        isBuffer[bound.register()] = true;
        offset[bound.register()] = bound.offset();
        fits &= code.floats()[bound.register()] && bound.offset() < FARTHEST;
      }
    }
    for (Code.Walked walked : code.walked()) {
      isCollected[walked.register()] = true;
    }
    for (Code.Op op : code.each()) {
      fits &= fits(op);
    }
    for (int i = 0; i < joins.length; i++) {
      Code.Folded folded = code.folds()[i];
      Fold fold = folded.result().fold();
      joins[i] =
          fold.outer() == 1
              && fold.inner() == 1
              && code.floats()[folded.register()]
              && RunningFold.inLanes(fold.how());
    }
    return fits;
  }

  private boolean fits(Code.Op op) {
    boolean[] f = code.floats();
    if (!Double.isNaN(op.exponent())) {
      return op.exponent() <= 3;
    }
    if (!(op.step() instanceof Step.Apply apply)) {
      return false;
    }
    return switch (apply.fn()) {
      case NEG, ABS, SQRT, IS_NAN -> f[op.a()];
      case ADD, SUB, MUL, DIV, MIN, MAX, EQ, NE, LT, LE, GT, GE -> f[op.a()] && f[op.b()];
      case NOT -> !isUniform[op.a()];
      case AND, OR -> !isUniform[op.a()] && !isUniform[op.b()];
      case SELECT -> !isUniform[op.a()] && f[op.b()];
      default -> false;
    };
  }

  private CompiledLoop compile() {
    CompiledLoop.Body loop = LaneCode.define(CompiledLoop.Body.class, this::body);
    return new CompiledLoop(loop, all(floats), all(ints), all(uniform), spread(), joins);
  }

  private static int[] all(List<Integer> registers) {
    return registers.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] spread() {
    return Arrays.stream(code.spread()).filter(left::contains).toArray();
  }

  private void body(CodeBuilder builder) {
    out = builder;
    prepare();
    Label head = out.newLabel();
    Label rest = out.newLabel();
    Label end = out.newLabel();
    out.iconst_0().istore(E);
    out.labelBinding(head);
    out.iload(E).loadConstant(Lanes.WIDTH).iadd().iload(N).if_icmpgt(rest);
    places(false);
    out.iload(E).loadConstant(Lanes.WIDTH).iadd().istore(E).goto_(head);
    out.labelBinding(rest);
    out.iload(E).iload(N).if_icmpge(end);
    species(FLOATS).iload(E).iload(N);
    out.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_int, CD_int));
    out.astore(REST);
    out.aload(REST);
    species(INTS).invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    out.astore(REST_OF_INTS);
    places(true);
    out.labelBinding(end);
    for (int i = 0; i < joins.length; i++) {
      if (joins[i]) {
        out.aload(sums[i]).aload(LANES).loadConstant(i * Lanes.WIDTH);
        out.invokevirtual(FLOATS, "intoArray", MethodTypeDesc.of(CD_void, FLOAT_ARRAY, CD_int));
      }
    }
    out.return_();
  }

  /** Puts arrays, numbers and the beginnings of sums into locals. */
  private void prepare() {
    for (Code.Op op : code.each()) {
      for (int register : operands(op)) {
        use(register);
      }
      if (isBuffer[op.out()]) {
        array(op.out());
      }
    }
    for (int i = 0; i < joins.length; i++) {
      if (joins[i]) {
        use(code.folds()[i].register());
        start(i);
      } else {
        leave(code.folds()[i].register());
      }
    }
    for (Code.Copy copy : code.copies()) {
      leave(copy.register());
    }
  }

  private static int[] operands(Code.Op op) {
    if (op.b() < 0) {
      return new int[] {op.a()};
    }
    return op.c() < 0 ? new int[] {op.a(), op.b()} : new int[] {op.a(), op.b(), op.c()};
  }

  private void use(int register) {
    if (isUniform[register]) {
      if (!broadcast.containsKey(register)) {
        species(FLOATS);
        out.aload(UNIFORM_GIVEN).loadConstant(uniform.size()).faload();
        out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
        out.astore(locals);
        uniform.add(register);
        broadcast.put(register, locals++);
      }
    } else if (isBuffer[register] || isCollected[register]) {
      array(register);
    }
  }

  private void array(int register) {
    if (arrays.containsKey(register)) {
      return;
    }
    boolean isFloat = code.floats()[register];
    List<Integer> list = isFloat ? floats : ints;
    out.aload(isFloat ? FLOATS_GIVEN : INTS_GIVEN).loadConstant(list.size()).aaload();
    out.astore(locals);
    list.add(register);
    arrays.put(register, locals++);
  }

  /** A register that is looked at after the loop. */
  private void leave(int register) {
    left.add(register);
    if (!isUniform[register] && !isBuffer[register]) {
      array(register);
    }
  }

  private void start(int fold) {
    Reduction how = code.folds()[fold].result().fold().how();
    species(FLOATS);
    switch (how) {
      case MAX -> out.loadConstant(Float.NEGATIVE_INFINITY);
      case MIN -> out.loadConstant(Float.POSITIVE_INFINITY);
      default -> out.fconst_0();
    }
    out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
    sums[fold] = locals++;
    out.astore(sums[fold]);
  }

  /** One vector's worth of places; the last one may be masked. */
  private void places(boolean tail) {
    masked = tail;
    current = new HashMap<>(broadcast);
    int before = locals;
    out.iload(FLAT).iload(E).iadd().istore(I);
    for (Code.Op op : code.each()) {
      apply(op);
      out.astore(locals);
      current.put(op.out(), locals++);
      if (isBuffer[op.out()]) {
        store(op.out());
      }
    }
    for (int i = 0; i < joins.length; i++) {
      if (joins[i]) {
        join(i);
      }
    }
    for (int register : left) {
      if (current.containsKey(register) && !isUniform[register] && !isBuffer[register]) {
        store(register);
      }
    }
    locals = before;
  }

  private void apply(Code.Op op) {
    if (!Double.isNaN(op.exponent())) {
      power(op);
      return;
    }
    Fn fn = ((Step.Apply) op.step()).fn();
    switch (fn) {
      case NEG, ABS, SQRT -> {
        value(op.a());
        out.invokevirtual(FLOATS, name(fn), MethodTypeDesc.of(FLOATS));
      }
      case ADD, SUB, MUL, DIV, MIN, MAX -> {
        value(op.a());
        value(op.b());
        out.invokevirtual(FLOATS, name(fn), MethodTypeDesc.of(FLOATS, VECTOR));
      }
      case EQ, NE, LT, LE, GT, GE -> compare(fn.name(), op.a(), op.b());
      case IS_NAN -> compare("NE", op.a(), op.a());
      case NOT -> {
        value(op.a());
        out.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
      }
      case AND, OR -> {
        value(op.a());
        value(op.b());
        out.invokevirtual(MASK, name(fn), MethodTypeDesc.of(MASK, MASK));
      }
      case SELECT -> {
        value(op.c());
        value(op.b());
        value(op.a());
        out.invokevirtual(FLOATS, "blend", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
      }
      default -> throw new IllegalStateException(fn + " in lanes");
    }
  }

  private static String name(Fn fn) {
    return fn.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void compare(String how, int a, int b) {
    value(a);
    out.getstatic(OPERATORS, how, COMPARISON);
    value(b);
    out.invokevirtual(FLOATS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
  }

  private void power(Code.Op op) {
    int exponent = (int) op.exponent();
    if (exponent == 0) {
      species(FLOATS);
      out.fconst_1();
      out.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
      return;
    }
    value(op.a());
    for (int i = 1; i < exponent; i++) {
      value(op.a());
      out.invokevirtual(FLOATS, "mul", MethodTypeDesc.of(FLOATS, VECTOR));
    }
  }

  /** Puts a register's value on the stack: a vector, or a mask where it is a test. */
  private void value(int register) {
    if (!current.containsKey(register)) {
      load(register);
      out.astore(locals);
      current.put(register, locals++);
    }
    out.aload(current.get(register));
  }

  private void load(int register) {
    boolean isFloat = code.floats()[register];
    ClassDesc type = isFloat ? FLOATS : INTS;
    ClassDesc array = isFloat ? FLOAT_ARRAY : INT_ARRAY;
    species(type).aload(arrays.get(register));
    place(register);
    if (masked) {
      out.aload(isFloat ? REST : REST_OF_INTS);
      out.invokestatic(type, "fromArray", MethodTypeDesc.of(type, SPECIES, array, CD_int, MASK));
    } else {
      out.invokestatic(type, "fromArray", MethodTypeDesc.of(type, SPECIES, array, CD_int));
    }
    if (!isFloat) {
      out.getstatic(OPERATORS, "NE", COMPARISON).iconst_0();
      out.invokevirtual(INTS, "compare", MethodTypeDesc.of(MASK, COMPARISON, CD_int));
      species(FLOATS).invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
  }

  private void place(int register) {
    out.iload(isBuffer[register] ? I : E);
    if (offset[register] != 0) {
      out.loadConstant(offset[register]).iadd();
    }
  }

  private void store(int register) {
    boolean isFloat = code.floats()[register];
    ClassDesc type = isFloat ? FLOATS : INTS;
    ClassDesc array = isFloat ? FLOAT_ARRAY : INT_ARRAY;
    if (isFloat) {
      out.aload(current.get(register));
    } else {
      species(INTS).invokestatic(INTS, "zero", MethodTypeDesc.of(INTS, SPECIES));
      out.iconst_1().aload(current.get(register));
      species(INTS).invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
      out.invokevirtual(INTS, "blend", MethodTypeDesc.of(INTS, CD_int, MASK));
    }
    out.aload(arrays.get(register));
    place(register);
    if (masked) {
      out.aload(isFloat ? REST : REST_OF_INTS);
      out.invokevirtual(type, "intoArray", MethodTypeDesc.of(CD_void, array, CD_int, MASK));
    } else {
      out.invokevirtual(type, "intoArray", MethodTypeDesc.of(CD_void, array, CD_int));
    }
  }

  private void join(int fold) {
    Reduction how = code.folds()[fold].result().fold().how();
    boolean adds = how == Reduction.SUM || how == Reduction.MEAN;
    out.aload(sums[fold]);
    if (masked && !adds) {
      out.getstatic(OPERATORS, how.name(), ASSOCIATIVE);
    }
    value(code.folds()[fold].register());
    if (!masked) {
      String name = adds ? "add" : how == Reduction.MAX ? "max" : "min";
      out.invokevirtual(FLOATS, name, MethodTypeDesc.of(FLOATS, VECTOR));
    } else if (adds) {
      out.aload(REST);
      out.invokevirtual(FLOATS, "add", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
    } else {
      out.aload(REST);
      out.invokevirtual(FLOATS, "lanewise", MethodTypeDesc.of(FLOATS, BINARY, VECTOR, MASK));
    }
    out.astore(sums[fold]);
  }

  private CodeBuilder species(ClassDesc of) {
    return out.getstatic(of, "SPECIES_PREFERRED", SPECIES);
  }
}
