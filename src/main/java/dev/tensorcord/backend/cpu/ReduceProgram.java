package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A reduction: the expression is evaluated in blocks and folded at once. A long one is folded in
 * chunks of one fixed length that are joined in order, so that the result is the same to the last
 * bit on one thread or many.
 */
final class ReduceProgram implements Program {
  private static final int CHUNK = 1 << 16;

  private final Kernel.Reduction how;
  private final Evaluator evaluator;
  private final WorkPool pool;
  private final int outer;
  private final int inner;
  private final int chunks;

  ReduceProgram(Kernel.Reduce kernel, WorkPool pool) {
    this.pool = pool;
    how = kernel.how();
    evaluator =
        new Evaluator(
            Stream.concat(kernel.outer().stream(), kernel.inner().stream()).toList(),
            kernel.expression(),
            kernel.inputs(),
            false);
    outer = kernel.outer().stream().reduce(1, Math::multiplyExact);
    inner = kernel.inner().stream().reduce(1, Math::multiplyExact);
    chunks = Math.max(1, (inner + CHUNK - 1) / CHUNK);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer out = CpuBuffer.of(output);
    if (out.element() != element()) {
      throw new IllegalArgumentException("the output is not " + element());
    }
    if (chunks > 1) {
      chunked(out, inputs);
      return;
    }
    int each = Math.max(1, CHUNK / Math.max(1, inner));
    int parts = (outer + each - 1) / each;
    if (parts <= 1) {
      segments(out, inputs, 0, outer);
    } else {
      pool.run(parts, i -> segments(out, inputs, i * each, Math.min(outer, (i + 1) * each)));
    }
  }

  private Element element() {
    boolean whole = how.givesIndex() || evaluator.element() == Element.I32;
    return whole ? Element.I32 : evaluator.element();
  }

  /** Whole segments of the outer indices: a block may hold many short ones. */
  private void segments(CpuBuffer out, Buffer[] inputs, int first, int end) {
    Fold fold = new Fold(how);
    if (inner == 0) {
      for (int segment = first; segment < end; segment++) {
        store(out, segment, fold);
      }
      return;
    }
    Evaluator.Frame frame = evaluator.open(inputs);
    int segment = first;
    int done = 0;
    for (int flat = first * inner; flat < end * inner; ) {
      int n = Math.min(end * inner - flat, Register.BLOCK);
      Register block = evaluator.evaluate(frame, flat, n, null);
      for (int used = 0; used < n; ) {
        int take = Math.min(n - used, inner - done);
        fold.take(block, used, take, done);
        used += take;
        done += take;
        if (done == inner) {
          store(out, segment++, fold);
          fold.reset();
          done = 0;
        }
      }
      flat += n;
    }
    evaluator.close(frame);
  }

  private void chunked(CpuBuffer out, Buffer[] inputs) {
    double[] values = new double[outer * chunks];
    int[] places = new int[outer * chunks];
    pool.run(
        outer * chunks,
        part -> {
          int start = part % chunks * CHUNK;
          int base = part / chunks * inner;
          Fold fold = new Fold(how);
          Evaluator.Frame frame = evaluator.open(inputs);
          for (int at = start; at < Math.min(inner, start + CHUNK); at += Register.BLOCK) {
            int n = Math.min(Math.min(inner, start + CHUNK) - at, Register.BLOCK);
            fold.take(evaluator.evaluate(frame, base + at, n, null), 0, n, at);
          }
          evaluator.close(frame);
          values[part] = fold.value;
          places[part] = fold.place;
        });
    for (int segment = 0; segment < outer; segment++) {
      Fold fold = new Fold(how);
      int from = segment * chunks;
      IntStream.range(from, from + chunks).forEach(i -> fold.join(values[i], places[i]));
      store(out, segment, fold);
    }
  }

  private void store(CpuBuffer out, int at, Fold fold) {
    double value = how == Kernel.Reduction.MEAN ? fold.value / inner : fold.value;
    if (how.givesIndex()) {
      out.ints[at] = fold.place;
    } else {
      switch (out.element()) {
        case F32 -> out.floats[at] = (float) value;
        case I32 -> out.ints[at] = (int) (long) value;
        case BOOL -> out.bytes[at] = (byte) (value > 0 ? 1 : 0);
      }
    }
  }
}
