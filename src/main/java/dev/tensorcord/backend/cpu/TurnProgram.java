package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * A strided copy that turns rows into columns. Element by element it would fetch a line of memory
 * for each; in blocks, what a line brings is used while it is near.
 */
final class TurnProgram implements Program {
  /** Elements of a line of memory. */
  private static final int ALONG = 16;

  /** Lines that are read side by side, no more than a cache keeps for addresses that collide. */
  private static final int ACROSS = 8;

  /** Elements below which one thread is faster than two. */
  private static final int ALONE = 1 << 16;

  private final WorkPool pool;
  private final Kernel.Copy kernel;

  /** The axis whose elements lie side by side in the source; in the target those of the last do. */
  private final Axis side;

  private final Axis last;
  private final List<Axis> others;
  private final int outer;

  private record Axis(int size, int from, int to) {}

  private TurnProgram(Kernel.Copy kernel, List<Axis> axes, Axis side, WorkPool pool) {
    this.kernel = kernel;
    this.pool = pool;
    this.side = side;
    last = axes.getLast();
    others = axes.stream().filter(axis -> axis != side && axis != last).toList();
    outer = others.stream().map(Axis::size).reduce(1, (a, b) -> a * b);
  }

  /** Blocks of floats where they pay, else elements one after the other. */
  static Program of(Kernel.Copy kernel, WorkPool pool) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < kernel.dims().size(); i++) {
      axes.add(
          new Axis(
              kernel.dims().get(i), kernel.from().strides().get(i), kernel.to().strides().get(i)));
    }
    axes.removeIf(axis -> axis.size() == 1);
    boolean floats = kernel.from().element() == Element.F32 && !kernel.dims().contains(0);
    Axis last = axes.isEmpty() ? null : axes.getLast();
    if (floats && last != null && last.to() == 1 && last.size() >= ACROSS) {
      for (Axis axis : axes) {
        if (axis != last && axis.from() == 1 && axis.size() >= ACROSS) {
          return new TurnProgram(kernel, axes, axis, pool);
        }
      }
    }
    return new CopyProgram(kernel, pool);
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] to = CpuBuffer.of(output).floats;
    float[] from = CpuBuffer.of(inputs[0]).floats;
    int strips = Math.ceilDiv(side.size(), ALONG);
    boolean alone = (long) outer * side.size() * last.size() < ALONE;
    pool.run(outer * strips, alone, part -> strip(from, to, part / strips, part % strips * ALONG));
  }

  private void strip(float[] from, float[] to, int index, int start) {
    int f = kernel.from().offset() + start;
    int t = kernel.to().offset() + start * side.to();
    int rest = index;
    for (int i = others.size() - 1; i >= 0; i--) {
      Axis axis = others.get(i);
      f += rest % axis.size() * axis.from();
      t += rest % axis.size() * axis.to();
      rest /= axis.size();
    }
    int high = Math.min(ALONG, side.size() - start);
    for (int j = 0; j < last.size(); j += ACROSS) {
      int wide = Math.min(ACROSS, last.size() - j);
      block(from, f + j * last.from(), to, t + j, high, wide);
    }
  }

  private void block(float[] from, int f, float[] to, int t, int high, int wide) {
    int step = last.from();
    for (int i = 0; i < high; i++) {
      int source = f + i;
      int target = t + i * side.to();
      for (int j = 0; j < wide; j++) {
        to[target + j] = from[source + j * step];
      }
    }
  }
}
