package dev.tensorcord.backend.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.tensorcord.backend.cpu.TileShape.Walk;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/**
 * Writes the loop of a {@link TileShape} as a class of its own. Each sum is a local variable, and
 * all steps over sums and vectors are written out: only then does the compiler keep them in
 * registers. The sums go to a small array in the end; adding to memory in the loop's method would
 * make it give the registers up.
 */
final class TileWriter {
  private static final int WIDTH = FloatVector.SPECIES_PREFERRED.length();

  private static final String LIBRARY = "jdk.incubator.vector.";
  private static final ClassDesc LANES = ClassDesc.of(LIBRARY + "FloatVector");
  private static final ClassDesc ANY = ClassDesc.of(LIBRARY + "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of(LIBRARY + "VectorSpecies");
  private static final ClassDesc ARRAY = CD_float.arrayType();
  private static final ClassDesc SELF =
      ClassDesc.of(TileWriter.class.getPackageName() + ".CompiledTile");
  private static final ClassDesc KERNEL = ClassDesc.of(TileKernel.class.getName());
  private static final MethodTypeDesc SUMS =
      MethodTypeDesc.of(
          CD_void,
          ARRAY,
          ARRAY,
          CD_int,
          CD_int,
          CD_int.arrayType(),
          CD_int,
          CD_int,
          CD_int,
          CD_int,
          CD_int,
          ARRAY);

  // The locals of the method, as the kernel is given them.
  private static final int NUMBERS = 1;
  private static final int VECTORS = 2;
  private static final int V = 3;
  private static final int ROW = 4;
  private static final int TABLE = 5;
  private static final int N = 6;
  private static final int STEP = 7;
  private static final int NEXT = 8;
  private static final int RUNS = 9;
  private static final int LENGTH = 10;
  private static final int TILE = 11;

  private static final int FIRST_SUM = 12;

  private final TileShape shape;
  private final Walk walk;
  private final int numbers;
  private final int vectors;

  /** Locals: counters of runs and steps, the steps' end, an address that goes from row to row. */
  private final int run;

  private final int i;
  private final int end;
  private final int at;

  /** Locals: a number in all lanes, and the first of the vectors. */
  private final int number;

  private final int firstVector;
  private final CodeBuilder out;

  private TileWriter(TileShape shape, CodeBuilder out) {
    this.shape = shape;
    this.out = out;
    walk = shape.walk();
    numbers = shape.numbers();
    vectors = shape.vectors();
    run = FIRST_SUM + numbers * vectors;
    i = run + 1;
    end = i + 1;
    at = end + 1;
    number = at + 1;
    firstVector = number + 1;
  }

  /** The loop of a shape. */
  static TileKernel write(TileShape shape) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                type -> {
                  type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  type.withInterfaceSymbols(KERNEL);
                  type.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      0,
                      init ->
                          init.aload(0)
                              .invokespecial(
                                  CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                              .return_());
                  type.withMethodBody(
                      "sums",
                      SUMS,
                      ClassFile.ACC_PUBLIC,
                      builder -> new TileWriter(shape, builder).body());
                });
    try {
      return (TileKernel)
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private void body() {
    for (int sum = 0; sum < numbers * vectors; sum++) {
      species().invokestatic(LANES, "zero", MethodTypeDesc.of(LANES, SPECIES));
      out.astore(FIRST_SUM + sum);
    }
    switch (walk) {
      case PATCHES, TAPS -> steps(0, vectors);
      case PLACES, FLOATS -> runs(0, () -> out.iload(RUNS), 0, vectors);
      case ROWS -> {
        out.iconst_0().istore(run);
        steps(0, 1);
        runs(1, () -> out.iload(RUNS).iconst_1().isub(), 0, 2);
        steps(1, 2);
      }
    }
    for (int sum = 0; sum < numbers * vectors; sum++) {
      out.aload(FIRST_SUM + sum).aload(TILE).loadConstant(sum * WIDTH);
      out.invokevirtual(LANES, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
    }
    out.return_();
  }

  /** The runs from one on to an end. */
  private void runs(int first, Runnable stop, int fromVector, int toVector) {
    out.loadConstant(first).istore(run);
    Label head = out.newLabel();
    Label done = out.newLabel();
    out.labelBinding(head);
    out.iload(run);
    stop.run();
    out.if_icmpge(done);
    steps(fromVector, toVector);
    out.iinc(run, 1).goto_(head);
    out.labelBinding(done);
  }

  /** All steps of a run. */
  private void steps(int fromVector, int toVector) {
    begin();
    Label head = out.newLabel();
    Label done = out.newLabel();
    out.labelBinding(head);
    out.iload(i).iload(end).if_icmpge(done);
    if (walk == Walk.PATCHES) {
      byPatch();
    } else {
      byNumbers(fromVector, toVector);
    }
    advance();
    out.goto_(head);
    out.labelBinding(done);
  }

  /** Puts the counter of the steps, their end, and addresses to their beginnings. */
  private void begin() {
    switch (walk) {
      case PLACES -> out.iload(N).aload(TABLE).iload(run).iaload().iadd().istore(i);
      case ROWS -> out.iload(N).iload(run).iload(NEXT).imul().iadd().istore(i);
      case FLOATS -> {
        out.iload(N).iload(run).iload(ROW).imul().iadd().istore(at);
        out.iconst_0().istore(i);
      }
      case PATCHES -> out.iload(N).istore(i);
      case TAPS -> out.iconst_0().istore(i);
    }
    switch (walk) {
      case PLACES, ROWS, PATCHES -> out.iload(i).iload(LENGTH).iadd().istore(end);
      case FLOATS -> out.iload(LENGTH).istore(end);
      case TAPS -> out.iload(LENGTH).loadConstant(vectors).imul().istore(end);
    }
  }

  private void advance() {
    switch (walk) {
      case PLACES -> out.iinc(V, vectors * WIDTH).iinc(i, 1);
      case ROWS -> out.iinc(V, WIDTH).iinc(i, 1);
      case FLOATS -> {
        out.iload(at).iload(STEP).iadd().istore(at);
        out.iload(V).iload(NEXT).iadd().istore(V);
        out.iinc(i, 1);
      }
      case PATCHES -> out.iinc(i, 1);
      case TAPS -> out.iinc(N, numbers).iinc(i, vectors);
    }
  }

  /** The vectors first, then number after number. */
  private void byNumbers(int fromVector, int toVector) {
    for (int a = fromVector; a < toVector; a++) {
      vector(a);
      out.astore(firstVector + a);
    }
    for (int b = 0; b < numbers; b++) {
      number(b);
      out.astore(number);
      for (int a = fromVector; a < toVector; a++) {
        int sum = FIRST_SUM + b * vectors + a;
        out.aload(number).aload(firstVector + a).aload(sum);
        multiply().astore(sum);
      }
    }
  }

  /** One number, and vectors in rows: an address for each would cost more than the sums. */
  private void byPatch() {
    species().aload(NUMBERS).iload(i).faload();
    broadcast().astore(number);
    out.iload(V).aload(TABLE).iload(i).iaload().iadd().istore(at);
    for (int a = 0; a < vectors; a++) {
      if (a > 0 && a % shape.side() == 0) {
        out.iload(at).iload(ROW).iadd().istore(at);
      }
      species().aload(VECTORS).iload(at);
      ahead(a % shape.side() * WIDTH);
      load().aload(number).aload(FIRST_SUM + a);
      multiply().astore(FIRST_SUM + a);
    }
  }

  /** A vector on the stack. */
  private void vector(int a) {
    species().aload(VECTORS).iload(V);
    switch (walk) {
      case ROWS -> {
        if (a == 1) {
          out.iload(LENGTH).loadConstant(WIDTH).imul().isub();
        }
      }
      case TAPS -> {
        out.aload(TABLE).iload(i);
        ahead(a);
        out.iaload().iadd();
      }
      default -> ahead(a * WIDTH);
    }
    load();
  }

  /** A number in all lanes on the stack. */
  private void number(int b) {
    switch (walk) {
      case PLACES, ROWS -> {
        if (b == 0) {
          out.iload(i).istore(at);
        } else {
          out.iload(at).iload(ROW).iadd().istore(at);
        }
        species().aload(NUMBERS).iload(at);
      }
      case FLOATS -> {
        species().aload(NUMBERS).iload(at);
        ahead(b);
      }
      default -> {
        species().aload(NUMBERS).iload(N);
        ahead(b);
      }
    }
    out.faload();
    broadcast();
  }

  private void ahead(int distance) {
    if (distance > 0) {
      out.loadConstant(distance).iadd();
    }
  }

  private CodeBuilder species() {
    return out.getstatic(LANES, "SPECIES_PREFERRED", SPECIES);
  }

  private CodeBuilder load() {
    return out.invokestatic(LANES, "fromArray", MethodTypeDesc.of(LANES, SPECIES, ARRAY, CD_int));
  }

  private CodeBuilder broadcast() {
    return out.invokestatic(LANES, "broadcast", MethodTypeDesc.of(LANES, SPECIES, CD_float));
  }

  private CodeBuilder multiply() {
    return out.invokevirtual(LANES, "fma", MethodTypeDesc.of(LANES, ANY, ANY));
  }
}
