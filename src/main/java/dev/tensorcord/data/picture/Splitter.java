package dev.tensorcord.data.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts neighbours of a number that touch. A cut runs from top to bottom, slanted as handwriting
 * is, through a single narrow bridge, and leaves a digit's height on both of its sides. Within one
 * digit no cut does: it meets two strokes, as in an 8, or leaves a low rest, as beside a 7's stem.
 */
final class Splitter {
  /** A piece narrower than this part of its height is one digit. */
  private static final double ONE = 0.95;

  /** A piece wider than this part of its height is more than one digit. */
  private static final double SEVERAL = 1.2;

  /** Up to this, one near the top or bottom as well. */
  private static final double NARROW = 1.15;

  /** Up to this, a bridge at the very top or bottom is a turn of the pen. */
  private static final double WIDE = 1.18;

  /** Wider still, and a cut may meet two bridges. */
  private static final double CERTAIN = 1.5;

  /** The slants of a cut: columns to the right for each row up. */
  private static final double[] SLANTS = {0, 0.15, -0.15, 0.3, -0.3, 0.45};

  /** A slant must save this part of the height against an upright cut. */
  private static final double SLANT_COST = 0.04;

  private Splitter() {}

  /** The digits of a piece, from the left. */
  static List<Blob> split(Blob piece, int width) {
    double proportion = piece.width() / (double) piece.height();
    if (proportion < ONE || piece.height() < 10) {
      return List.of(piece);
    }
    boolean several = proportion > SEVERAL;
    int[][] rows = rows(piece, width);
    Cut best = null;
    for (double slant : SLANTS) {
      for (int at = 0; at < piece.width(); at++) {
        Cut cut = cut(piece, rows, at, slant, several);
        if (cut != null && (best == null || cut.cost < best.cost)) {
          best = cut;
        }
      }
    }
    if (best == null) {
      return List.of(piece);
    }
    List<Blob> digits = new ArrayList<>(split(side(piece, width, best, true), width));
    digits.addAll(split(side(piece, width, best, false), width));
    return digits;
  }

  /** For each row and column of the box, 1 where there is ink. */
  private static int[][] rows(Blob piece, int width) {
    int[][] rows = new int[piece.height()][piece.width()];
    for (int cell : piece.cells()) {
      rows[cell / width - piece.top()][cell % width - piece.left()] = 1;
    }
    return rows;
  }

  private static Cut cut(Blob piece, int[][] rows, int at, double slant, boolean several) {
    int high = piece.height();
    int ink = 0;
    int runs = 0;
    int before = 0;
    int depth = 0;
    for (int y = 0; y < high; y++) {
      int x = column(at, slant, y, high);
      int here = x >= 0 && x < piece.width() ? rows[y][x] : 0;
      ink += here;
      depth += here * y;
      runs += here > before ? 1 : 0;
      before = here;
    }
    double bridge = several ? 0.4 * high : Math.min(0.25 * high, 1.7 * piece.stroke());
    if (ink == 0 && !several || ink > bridge || runs > (piece.width() > CERTAIN * high ? 2 : 1)) {
      return null;
    }
    // The turn of an open 0 lies at its very top or bottom.
    double middleOfBridge = ink == 0 ? 0.5 : depth / (double) ink / high;
    double outermost = piece.width() < NARROW * high ? 0.25 : 0.32;
    if (piece.width() < WIDE * high && Math.abs(middleOfBridge - 0.5) > outermost) {
      return null;
    }
    double tall = several ? 0.7 : 0.8;
    int narrow = (int) (0.2 * high);
    if (!digitLike(rows, at, slant, true, tall, narrow)
        || !digitLike(rows, at, slant, false, tall, narrow)) {
      return null;
    }
    double middle = Math.abs(at / (double) piece.width() - 0.5);
    double cost = ink / (double) high + Math.abs(slant) / 0.15 * SLANT_COST + 0.1 * middle;
    return new Cut(at, slant, cost + 0.5 * (runs - 1));
  }

  private static boolean digitLike(
      int[][] rows, int at, double slant, boolean left, double tall, int narrow) {
    int high = rows.length;
    int top = high;
    int bottom = -1;
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int y = 0; y < high; y++) {
      int cut = column(at, slant, y, high);
      int from = left ? 0 : Math.max(0, cut);
      int to = left ? Math.min(rows[y].length, cut) : rows[y].length;
      for (int x = from; x < to; x++) {
        if (rows[y][x] > 0) {
          top = Math.min(top, y);
          bottom = y;
          first = Math.min(first, x);
          last = Math.max(last, x);
        }
      }
    }
    return bottom - top + 1 >= tall * high && last - first + 1 >= narrow;
  }

  private static int column(int at, double slant, int y, int high) {
    return at + (int) Math.round(slant * (high / 2.0 - y));
  }

  private static Blob side(Blob piece, int width, Cut cut, boolean left) {
    int[] cells =
        java.util.Arrays.stream(piece.cells())
            .filter(cell -> {
              int y = cell / width - piece.top();
              int x = cell % width - piece.left();
              return x < column(cut.at, cut.slant, y, piece.height()) == left;
            })
            .toArray();
    return Blob.of(cells, width, piece);
  }

  private record Cut(int at, double slant, double cost) {}
}
