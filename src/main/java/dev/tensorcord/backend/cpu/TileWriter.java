package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.cpu.TileShape.Walk;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import jdk.incubator.vector.FloatVector;

/**
 * Writes the loop of a {@link TileShape} as a class of its own. Each sum is a local variable, and
 * all steps over sums and vectors are written out: only then does the compiler keep them in
 * registers. The sums go to a small array in the end; adding to memory in the loop's method would
 * make it give the registers up.
 */
final class TileWriter {
  private static final int WIDTH = FloatVector.SPECIES_PREFERRED.length();

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
  private final LaneCode lanes;

  private TileWriter(TileShape shape, CodeBuilder out) {
    this.shape = shape;
    this.out = out;
    lanes = new LaneCode(out);
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
    return LaneCode.define(TileKernel.class, builder -> new TileWriter(shape, builder).body());
  }

  private void body() {
    for (int sum = 0; sum < numbers * vectors; sum++) {
      lanes.zero().astore(FIRST_SUM + sum);
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
      lanes.store();
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
        lanes.multiply().astore(sum);
      }
    }
  }

  /** One number, and vectors in rows: an address for each would cost more than the sums. */
  private void byPatch() {
    lanes.species().aload(NUMBERS).iload(i).faload();
    lanes.broadcast().astore(number);
    out.iload(V).aload(TABLE).iload(i).iaload().iadd().istore(at);
    for (int a = 0; a < vectors; a++) {
      if (a > 0 && a % shape.side() == 0) {
        out.iload(at).iload(ROW).iadd().istore(at);
      }
      lanes.species().aload(VECTORS).iload(at);
      lanes.ahead(a % shape.side() * WIDTH);
      lanes.load().aload(number).aload(FIRST_SUM + a);
      lanes.multiply().astore(FIRST_SUM + a);
    }
  }

  /** A vector on the stack. */
  private void vector(int a) {
    lanes.species().aload(VECTORS).iload(V);
    switch (walk) {
      case ROWS -> {
        if (a == 1) {
          out.iload(LENGTH).loadConstant(WIDTH).imul().isub();
        }
      }
      case TAPS -> {
        out.aload(TABLE).iload(i);
        lanes.ahead(a);
        out.iaload().iadd();
      }
      default -> lanes.ahead(a * WIDTH);
    }
    lanes.load();
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
        lanes.species().aload(NUMBERS).iload(at);
      }
      case FLOATS -> {
        lanes.species().aload(NUMBERS).iload(at);
        lanes.ahead(b);
      }
      default -> {
        lanes.species().aload(NUMBERS).iload(N);
        lanes.ahead(b);
      }
    }
    out.faload();
    lanes.broadcast();
  }
}
