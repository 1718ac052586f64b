package dev.tensorcord.backend.cpu;

import dev.tensorcord.backend.Buffer;
import dev.tensorcord.backend.Element;
import dev.tensorcord.backend.Kernel;
import dev.tensorcord.backend.Kernel.Reduction;
import dev.tensorcord.backend.Program;
import dev.tensorcord.backend.View;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum over rows, such as a bias's gradient: read row after row as it lies in memory, and not
 * column by column. Rows are added in chunks of a fixed length that are joined in order, so that
 * the result is the same to the last bit on one thread or many; within a block the lower half is
 * added to the upper again and again, which loses little to rounding.
 */
final class ColumnSumProgram implements Program {
  private static final int CHUNK = 1 << 16;

  private final boolean mean;
  private final Evaluator evaluator;
  private final WorkPool pool;
  private final int columns;
  private final int rows;
  private final int chunkRows;

  ColumnSumProgram(Kernel.Reduce kernel, WorkPool pool) {
    this.pool = pool;
    mean = kernel.how() == Reduction.MEAN;
    int outer = kernel.outer().size();
    List<View> views = new ArrayList<>();
    for (View view : kernel.inputs()) {
      views.add(new View(view.element(), view.offset(), turned(view.strides(), outer)));
    }
    List<Integer> dims = new ArrayList<>(kernel.inner());
    dims.addAll(kernel.outer());
    evaluator = new Evaluator(dims, kernel.expression(), views, false);
    columns = kernel.outer().stream().reduce(1, Math::multiplyExact);
    rows = kernel.inner().stream().reduce(1, Math::multiplyExact);
    chunkRows = Math.max(1, CHUNK / columns);
  }

  private static List<Integer> turned(List<Integer> strides, int outer) {
    List<Integer> turned = new ArrayList<>(strides.subList(outer, strides.size()));
    turned.addAll(strides.subList(0, outer));
    return turned;
  }

  /** Whether a reduction is such a sum, and the columns are short enough to be worth it. */
  static boolean fits(Kernel.Reduce kernel) {
    if (kernel.how() != Reduction.SUM && kernel.how() != Reduction.MEAN) {
      return false;
    }
    int columns = kernel.outer().stream().reduce(1, Math::multiplyExact);
    int last = kernel.outer().size() - 1;
    return columns > 1
        && columns <= Register.BLOCK
        && kernel.inner().stream().reduce(1, Math::multiplyExact) > 1
        && kernel.inputs().stream().anyMatch(view -> view.strides().get(last) == 1)
        && kernel.inputs().stream().noneMatch(view -> view.strides().getLast() == 1)
        && kernel.expression().element(kernel.inputs().stream().map(View::element).toList())
            == Element.F32;
  }

  @Override
  public void run(Buffer output, Buffer... inputs) {
    float[] out = CpuBuffer.of(output).floats;
    int chunks = (rows + chunkRows - 1) / chunkRows;
    double[] sums = new double[chunks * columns];
    pool.run(chunks, chunks <= 1, chunk -> chunk(chunk, inputs, sums));
    for (int column = 0; column < columns; column++) {
      double sum = 0;
      for (int chunk = 0; chunk < chunks; chunk++) {
        sum += sums[chunk * columns + column];
      }
      out[column] = (float) (mean ? sum / rows : sum);
    }
  }

  private void chunk(int chunk, Buffer[] inputs, double[] sums) {
    Evaluator.Frame frame = evaluator.open(inputs);
    Register folded = new Register();
    folded.floats = Scratch.own().floats();
    int end = Math.min(rows, (chunk + 1) * chunkRows);
    int most = Integer.highestOneBit(Register.BLOCK / columns);
    for (int row = chunk * chunkRows; row < end; ) {
      int count = Integer.highestOneBit(Math.min(most, end - row));
      Register block = evaluator.evaluate(frame, row * columns, count * columns, null);
      float[] from = block.floats;
      int at = block.at;
      for (int half = count / 2; half > 0; half /= 2) {
        add(from, at, half * columns, folded.floats);
        from = folded.floats;
        at = 0;
      }
      for (int column = 0; column < columns; column++) {
        sums[chunk * columns + column] += from[at + column];
      }
      row += count;
    }
    Scratch.own().back(folded);
    evaluator.close(frame);
  }

  private static void add(float[] from, int at, int n, float[] to) {
    for (int i = 0; i < n; i++) {
      to[i] = from[at + i] + from[at + n + i];
    }
  }
}
