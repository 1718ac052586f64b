package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.Kernel.Pass;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.Kernel.Result;
import dev.tensorcord.backend.Program;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A pass made ready. A long one is cut into chunks, which go to the pool. Where values are joined
 * the chunks have a fixed length and are joined in order, so that the result is the same to the
 * last bit on one thread or many; how long depends on the fold alone, so that it is the same as
 * well whatever else is computed in the same pass.
 */
final class PassProgram implements Program {
  private static final double[] NO_NUMBERS = {};
  private static final int CHUNK = 1 << 16;

  /** A loop is written for a pass after so much work; each run counts for some besides. */
  private static final long WORTH_A_LOOP = 8_000_000;

  private static final int OVERHEAD = 2_000;

  /** Below this, handing work to a second thread costs more than the work. */
  private static final int ALONE = 1 << 16;

  private final Code code;
  private final WorkPool pool;
  private final int size;

  /** The form of all folds in it; null where there are none. */
  private final Fold fold;

  /** The length of a chunk, and into how many of them a stretch that is joined is cut. */
  private final int chunk;

  private final int cuts;
  private final int block;

  /** The loop of its own, once there is one. */
  private volatile CompiledLoop compiled;

  /** What it has done so far, roughly: many threads may count at once. */
  private long work;

  private final long costs;
  private boolean asked;
  private final AtomicReference<Run> idle = new AtomicReference<>();

  PassProgram(Pass pass, WorkPool pool) {
    this.pool = pool;
    code = Code.of(pass);
    size = pass.size();
    fold = common(pass);
    if (fold == null) {
      chunk = size < ALONE ? Math.max(1, size) : Math.max(ALONE / 2, size / (pool.threads() * 4));
      cuts = 1;
    } else if (fold.inner() > 1) {
      chunk = Math.max(1, CHUNK / fold.inner()) * fold.inner();
      cuts = (size + chunk - 1) / chunk;
    } else {
      int stretch = Math.clamp(fold.joined(), 1, CHUNK);
      chunk = CHUNK / stretch * stretch;
      cuts = Math.max(1, (fold.joined() + CHUNK - 1) / CHUNK);
    }
    block = fold != null && fold.inner() > 1 ? RowSums.block(fold.inner()) : Register.BLOCK;
    costs = OVERHEAD + (long) size * code.each().length;
  }

  /** All folds of a pass must be cut alike. */
  private static Fold common(Pass pass) {
    Fold common = null;
    for (Result result : pass.results()) {
      Fold fold = result.fold();
      if (fold == null) {
        continue;
      }
      if (common != null && !alike(common, fold)) {
        throw new IllegalArgumentException("folds of two forms in one pass");
      }
      if (fold.inner() > 1 && (fold.outer() > 1 || !adds(fold.how()))) {
        throw new IllegalArgumentException("only sums are taken over rows");
      }
      common = fold;
    }
    return common;
  }

  private static boolean adds(Reduction how) {
    return how == Reduction.SUM || how == Reduction.MEAN;
  }

  private static boolean alike(Fold a, Fold b) {
    return a.outer() == b.outer() && a.joined() == b.joined() && a.inner() == b.inner();
  }

  /** What a run on one thread needs; kept for the next one. */
  private final class Run {
    final Frame frame;

    /** Where nothing goes through blocks, a whole chunk is one block. */
    final int longest;

    final RunningFold[] running = new RunningFold[code.folds().length];
    final RowSums[] rows = new RowSums[running.length];

    Run(CompiledLoop loop) {
      frame = new Frame(code, loop);
      longest = frame.usesBlocks() || fold != null ? block : Integer.MAX_VALUE;
      for (int i = 0; i < running.length; i++) {
        Fold each = code.folds()[i].result().fold();
        if (each.inner() > 1) {
          rows[i] = new RowSums(each.inner());
        } else {
          running[i] = new RunningFold(each.how());
        }
      }
    }
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    run(new Buffer[] {output}, inputs, NO_NUMBERS);
  }

  @Override
  public void run(Buffer[] outputs, Buffer[] inputs, double[] numbers) {
    for (int i = 0; i < outputs.length; i++) {
      if (outputs[i].element() != code.gives()[i]) {
        throw new IllegalArgumentException("output " + i + " is not " + code.gives()[i]);
      }
    }
    if (size == 0) {
      ofNothing(outputs);
      return;
    }
    consider();
    int parts = parts();
    if (parts == 1) {
      Run run = open(outputs, inputs, numbers);
      places(run, outputs, 0, size);
      if (fold != null && fold.inner() > 1) {
        rows(run, outputs);
      }
      close(run);
    } else if (cuts == 1) {
      pool.run(
          parts,
          part -> {
            Run run = open(outputs, inputs, numbers);
            places(run, outputs, part * chunk, (int) Math.min(size, (part + 1L) * chunk));
            close(run);
          });
    } else if (fold.inner() > 1) {
      cutRows(outputs, inputs, numbers);
    } else {
      cutStretches(outputs, inputs, numbers);
    }
  }

  private void consider() {
    if (!asked) {
      work += costs;
      if (work > WORTH_A_LOOP) {
        asked = Rehearsal.ask(code, size, loop -> compiled = loop);
        work = 0;
      }
    }
  }

  /** Takes a loop of its own at once, measured or not; whether there can be one. */
  boolean compile() {
    compiled = LoopWriter.write(code);
    return compiled != null;
  }

  private int parts() {
    return cuts > 1 && fold.inner() == 1 ? cuts * fold.outer() : (size + chunk - 1) / chunk;
  }

  private Run open(Buffer[] outputs, Buffer[] inputs, double[] numbers) {
    Run run = idle.getAndSet(null);
    CompiledLoop loop = compiled;
    if (run == null || run.frame.compiled() != loop) {
      run = new Run(loop);
    }
    run.frame.open(outputs, inputs, numbers, size);
    for (int i = 0; i < run.running.length; i++) {
      if (run.rows[i] != null) {
        run.rows[i].reset();
      } else {
        run.running[i].reset();
      }
    }
    return run;
  }

  private void close(Run run) {
    run.frame.close();
    idle.set(run);
  }

  /** Folds of no values: each result is what the fold begins with. */
  private void ofNothing(Buffer[] outputs) {
    for (Code.Folded folded : code.folds()) {
      Fold each = folded.result().fold();
      RunningFold empty = new RunningFold(each.how());
      for (int i = 0; i < each.outer() * each.inner(); i++) {
        store(outputs, folded, i, empty.value, 0);
      }
    }
  }

  /** Places from one to before another; stretches that are joined are whole. */
  private void places(Run run, Buffer[] outputs, int from, int to) {
    Code.Folded[] folds = code.folds();
    for (int flat = from; flat < to; ) {
      int n = Math.min(to - flat, run.longest);
      run.frame.evaluate(flat, n);
      for (int i = 0; i < folds.length; i++) {
        Register register = run.frame.register(folds[i].register());
        if (run.rows[i] != null) {
          run.rows[i].take(register, flat, n);
        } else if (run.frame.joins(i)) {
          run.running[i].takeLanes(run.frame.lanes, i * Sums.WIDTH);
          if (flat + n == size) {
            store(outputs, folds[i], 0, run.running[i].value, 0);
          }
        } else {
          stretches(run.running[i], folds[i], register, outputs, flat, n);
        }
      }
      flat += n;
    }
  }

  private void stretches(
      RunningFold running,
      Code.Folded folded,
      Register register,
      Buffer[] outputs,
      int flat,
      int n) {
    int joined = fold.joined();
    int done = flat % joined;
    int stretch = flat / joined;
    for (int used = 0; used < n; ) {
      int take = Math.min(n - used, joined - done);
      running.take(register, used, take, done);
      used += take;
      done += take;
      if (done == joined) {
        store(outputs, folded, stretch++, running.value, running.place);
        running.reset();
        done = 0;
      }
    }
  }

  /** Stretches that are longer than a chunk: parts of them, which are joined in the end. */
  private void cutStretches(Buffer[] outputs, Buffer[] inputs, double[] numbers) {
    Code.Folded[] folds = code.folds();
    int parts = cuts * fold.outer();
    double[][] values = new double[folds.length][parts];
    int[][] found = new int[folds.length][parts];
    pool.run(
        parts,
        part -> {
          Run run = open(outputs, inputs, numbers);
          int base = part / cuts * fold.joined();
          int start = part % cuts * CHUNK;
          int end = Math.min(fold.joined(), start + CHUNK);
          for (int at = start; at < end; at += Register.BLOCK) {
            int n = Math.min(end - at, Register.BLOCK);
            run.frame.evaluate(base + at, n);
            for (int i = 0; i < folds.length; i++) {
              if (run.frame.joins(i)) {
                run.running[i].takeLanes(run.frame.lanes, i * Sums.WIDTH);
              } else {
                run.running[i].take(run.frame.register(folds[i].register()), 0, n, at);
              }
            }
          }
          for (int i = 0; i < folds.length; i++) {
            values[i][part] = run.running[i].value;
            found[i][part] = run.running[i].place;
          }
          close(run);
        });
    for (int i = 0; i < folds.length; i++) {
      for (int stretch = 0; stretch < fold.outer(); stretch++) {
        RunningFold whole = new RunningFold(folds[i].result().fold().how());
        for (int part = stretch * cuts; part < (stretch + 1) * cuts; part++) {
          whole.join(values[i][part], found[i][part]);
        }
        store(outputs, folds[i], stretch, whole.value, whole.place);
      }
    }
  }

  /** Sums over more rows than a chunk has. */
  private void cutRows(Buffer[] outputs, Buffer[] inputs, double[] numbers) {
    double[][][] sums = new double[cuts][code.folds().length][];
    pool.run(
        cuts,
        part -> {
          Run run = open(outputs, inputs, numbers);
          places(run, outputs, part * chunk, (int) Math.min(size, (part + 1L) * chunk));
          for (int i = 0; i < run.rows.length; i++) {
            sums[part][i] = run.rows[i].sums.clone();
          }
          close(run);
        });
    for (int i = 0; i < code.folds().length; i++) {
      for (int column = 0; column < fold.inner(); column++) {
        double sum = 0;
        for (double[][] part : sums) {
          sum += part[i][column];
        }
        store(outputs, code.folds()[i], column, sum, 0);
      }
    }
  }

  private void rows(Run run, Buffer[] outputs) {
    for (int i = 0; i < run.rows.length; i++) {
      for (int column = 0; column < fold.inner(); column++) {
        store(outputs, code.folds()[i], column, run.rows[i].sums[column], 0);
      }
    }
  }

  private static void store(
      Buffer[] outputs, Code.Folded folded, int at, double joined, int place) {
    CpuBuffer out = CpuBuffer.of(outputs[folded.output()]);
    Fold fold = folded.result().fold();
    double value = fold.how() == Reduction.MEAN ? joined / fold.joined() : joined;
    if (fold.how().givesIndex()) {
      out.ints[at] = place;
    } else {
      switch (out.element()) {
        case F32 -> out.floats[at] = (float) value;
        case I32 -> out.ints[at] = (int) (long) value;
        case BOOL -> out.bytes[at] = (byte) (value > 0 ? 1 : 0);
      }
    }
  }
}
