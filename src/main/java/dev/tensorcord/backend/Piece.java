package dev.tensorcord.backend;

import dev.tensorcord.backend.Kernel.Fold;
import dev.tensorcord.backend.Kernel.Reduction;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link Kernel.Map} or {@link Kernel.Reduce} as passes are put together from them: an expression
 * at each of {@code size} places, and how its values are joined.
 *
 * @param reads how each input is read
 * @param fold how the values are joined; null where each is written
 */
public record Piece(int size, List<Access> reads, Expr expression, Fold fold) {
  /** The longest rows that are added to one another as they come. */
  private static final int LONGEST_ROW = 1 << 15;

  /** The piece of a map. */
  public static Piece of(Kernel.Map map) {
    return new Piece(product(map.dims()), reads(map.dims(), map.inputs()), map.expression(), null);
  }

  /**
   * The piece of a reduction. A sum over rows is read row after row, as it lies in memory, and not
   * column by column.
   */
  public static Piece of(Kernel.Reduce reduce) {
    int outer = product(reduce.outer());
    int inner = product(reduce.inner());
    List<Integer> dims = new ArrayList<>(reduce.outer());
    dims.addAll(reduce.inner());
    List<Access> reads = reads(dims, reduce.inputs());
    if (addsRows(reduce, outer, inner)) {
      List<Integer> turnedDims = new ArrayList<>(reduce.inner());
      turnedDims.addAll(reduce.outer());
      List<View> turned = new ArrayList<>();
      for (View view : reduce.inputs()) {
        List<Integer> strides =
            new ArrayList<>(view.strides().subList(reduce.outer().size(), dims.size()));
        strides.addAll(view.strides().subList(0, reduce.outer().size()));
        turned.add(new View(view.element(), view.offset(), strides));
      }
      List<Access> rows = reads(turnedDims, turned);
      if (dense(rows) > dense(reads)) {
        Fold fold = new Fold(reduce.how(), 1, inner, outer);
        return new Piece(outer * inner, rows, reduce.expression(), fold);
      }
    }
    Fold fold = new Fold(reduce.how(), outer, inner, 1);
    return new Piece(Math.multiplyExact(outer, inner), reads, reduce.expression(), fold);
  }

  private static boolean addsRows(Kernel.Reduce reduce, int outer, int inner) {
    return (reduce.how() == Reduction.SUM || reduce.how() == Reduction.MEAN)
        && outer > 1
        && outer <= LONGEST_ROW
        && inner > 1
        && reduce.expression().element(reduce.inputs().stream().map(View::element).toList())
            == Element.F32;
  }

  private static long dense(List<Access> reads) {
    return reads.stream().filter(Access::isDense).count();
  }

  private static List<Access> reads(List<Integer> dims, List<View> views) {
    return views.stream().map(view -> Access.of(dims, view)).toList();
  }

  private static int product(List<Integer> dims) {
    return dims.stream().reduce(1, Math::multiplyExact);
  }

  /** Whether the expression uses an input. */
  public boolean uses(int input) {
    return uses(expression, input);
  }

  private static boolean uses(Expr of, int input) {
    return switch (of) {
      case Expr.Input one -> one.index() == input;
      case Expr.Constant _ -> false;
      case Expr.Cast cast -> uses(cast.of(), input);
      case Expr.Apply apply -> apply.arguments().stream().anyMatch(each -> uses(each, input));
    };
  }
}
