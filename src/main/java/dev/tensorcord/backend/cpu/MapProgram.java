package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;

/**
 * An element-wise kernel: blocks of the flat index range, in parts on the pool where it is long.
 */
final class MapProgram implements Program {
  /** Below this, handing work to a second thread costs more than the work. */
  private static final int ALONE = 1 << 16;

  private final Evaluator evaluator;
  private final WorkPool pool;
  private final boolean bool;

  MapProgram(Kernel.Map kernel, WorkPool pool) {
    this.pool = pool;
    evaluator = new Evaluator(kernel.dims(), kernel.expression(), kernel.inputs(), true);
    bool = evaluator.element() == Element.BOOL;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    CpuBuffer out = CpuBuffer.of(output);
    if (out.element() != evaluator.element()) {
      throw new IllegalArgumentException("the output is not " + evaluator.element());
    }
    int size = evaluator.size();
    if (size < ALONE) {
      range(out, inputs, 0, size);
      return;
    }
    int part = Math.max(ALONE / 2, size / (pool.threads() * 4));
    pool.run(
        (size + part - 1) / part,
        i -> range(out, inputs, i * part, (int) Math.min(size, (i + 1L) * part)));
  }

  private void range(CpuBuffer out, Buffer[] inputs, int from, int to) {
    Evaluator.Frame frame = evaluator.open(inputs);
    Register target = bool ? null : new Register();
    if (target != null) {
      target.floats = out.floats;
      target.ints = out.ints;
    }
    for (int flat = from; flat < to; ) {
      int n = Math.min(to - flat, evaluator.block());
      if (target != null) {
        target.at = flat;
      }
      Register result = evaluator.evaluate(frame, flat, n, target);
      if (bool) {
        Casts.narrow(result.ints, result.at, out.bytes, flat, n);
      }
      flat += n;
    }
    evaluator.close(frame);
  }
}
