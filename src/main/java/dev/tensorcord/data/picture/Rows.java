package dev.tensorcord.data.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins pieces of ink into digits and puts these in reading order. */
final class Rows {
  /** Pieces lower than this part of the tallest are parts or marks, not digits. */
  private static final double PART = 0.62;

  /** Whole digits are at least so high, measured by the tallest of their row. */
  private static final double WHOLE = 0.42;

  /** How near, measured by the tallest, a part lies above or below what it belongs to. */
  private static final double NEAR = 0.3;

  /** Dashes are at most so many strokes long. */
  private static final double DASH = 6;

  /** Rows are at least so high, measured by the tallest of all. */
  private static final double SMALL_ROW = 0.38;

  /** Pixels that a digit is high at least, in a picture that has room for it. */
  private static final double LOWEST = 8;

  /** And in a large one, measured by its shorter side. */
  private static final double SMALLEST = 0.02;

  private Rows() {}

  /** Digits, row after row; marks such as dots and dashes between digits are left out. */
  static List<Blob> read(List<Blob> strokes, int width, int height, int gap) {
    List<Blob> whole = joinParts(joinDashes(strokes, width, height, gap));
    List<List<Blob>> rows = rows(whole);
    List<Blob> digits = new ArrayList<>();
    for (List<Blob> row : rows) {
      int tallest = row.stream().mapToInt(Blob::height).max().orElse(0);
      row.stream()
          .filter(b -> b.height() >= WHOLE * tallest)
          .sorted(Comparator.comparingDouble(Blob::middleX))
          .forEach(digits::add);
    }
    int tallest = digits.stream().mapToInt(Blob::height).max().orElse(0);
    double lowest = Math.max(Math.min(LOWEST, height / 3.0), SMALLEST * Math.min(width, height));
    digits.removeIf(b -> b.height() < Math.max(lowest, SMALL_ROW * tallest));
    return digits;
  }

  /** Where nearly all pieces are dashes of a pen, those a dash apart are one stroke. */
  private static List<Blob> joinDashes(List<Blob> strokes, int width, int height, int gap) {
    double all = strokes.stream().mapToInt(Blob::area).sum();
    double dashes =
        strokes.stream().filter(b -> b.longer() < DASH * b.stroke()).mapToInt(Blob::area).sum();
    double stroke = strokes.stream().mapToDouble(b -> b.area() * b.stroke()).sum() / all;
    boolean dashed = strokes.size() >= 5 && dashes > 0.5 * all;
    int reach = (int) Math.round(Math.max(gap / 2.0, dashed ? 1.3 * stroke : 0.3 * stroke));
    return reach < 1 ? strokes : joinWithin(strokes, reach, width, height);
  }

  /** Joins pieces that meet when each grows by {@code reach}. */
  private static List<Blob> joinWithin(List<Blob> strokes, int reach, int width, int height) {
    boolean[] grown = new boolean[width * height];
    for (Blob blob : strokes) {
      for (int cell : blob.cells()) {
        int x = cell % width;
        int y = cell / width;
        for (int row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
          int from = Math.max(0, x - reach) + row * width;
          int to = Math.min(width - 1, x + reach) + row * width;
          java.util.Arrays.fill(grown, from, to + 1, true);
        }
      }
    }
    int[] name = new int[width * height];
    List<Blob> groups = Blob.all(grown, width, height);
    List<List<Blob>> parts = new ArrayList<>();
    for (Blob group : groups) {
      parts.add(new ArrayList<>());
      for (int cell : group.cells()) {
        name[cell] = parts.size();
      }
    }
    for (Blob blob : strokes) {
      parts.get(name[blob.cells()[0]] - 1).add(blob);
    }
    return parts.stream().filter(p -> !p.isEmpty()).map(Blob::union).toList();
  }

  /** A 5's bar above its bow, the two strokes of a 4: parts that share their columns. */
  private static List<Blob> joinParts(List<Blob> strokes) {
    List<Blob> pieces = new ArrayList<>(strokes);
    int tallest = pieces.stream().mapToInt(Blob::height).max().orElse(0);
    boolean joined = true;
    while (joined) {
      joined = false;
      pieces.sort(Comparator.comparingInt(Blob::height));
      for (int i = 0; i < pieces.size() && !joined; i++) {
        Blob part = pieces.get(i);
        Blob body = null;
        double nearest = Double.MAX_VALUE;
        for (Blob other : pieces) {
          double distance = other == part ? Double.MAX_VALUE : distance(part, other, tallest);
          if (distance < nearest) {
            nearest = distance;
            body = other;
          }
        }
        if (body != null) {
          pieces.remove(part);
          pieces.remove(body);
          pieces.add(Blob.union(List.of(part, body)));
          joined = true;
        }
      }
    }
    return pieces;
  }

  /** How far a part is from a body that it may belong to; beyond all where it does not. */
  private static double distance(Blob part, Blob body, int tallest) {
    int narrower = Math.min(part.width(), body.width());
    double shared = part.sharedColumns(body) / (double) narrower;
    int apart = Math.max(0, -part.sharedRows(body));
    int together = Math.max(part.bottom(), body.bottom()) - Math.min(part.top(), body.top());
    boolean small = part.height() < PART * tallest && part.longer() > 0.12 * tallest;
    boolean above =
        small && shared >= 0.45 && apart <= NEAR * tallest && together <= 1.25 * tallest;
    boolean within = shared >= 0.6 && part.sharedRows(body) >= 0.5 * part.height();
    return above || within || openFour(part, body, together) ? apart - shared : Double.MAX_VALUE;
  }

  /** An open 4's angle and its stem, which begins lower and ends lower: neighbours do neither. */
  private static boolean openFour(Blob part, Blob body, int together) {
    Blob angle = part.left() < body.left() ? part : body;
    Blob stem = angle == part ? body : part;
    int gap = stem.left() - angle.right();
    int wide = stem.right() - angle.left();
    return stem.top() - angle.top() > 0.15 * together
        && stem.bottom() - angle.bottom() > 0.15 * together
        && stem.height() > 0.45 * together
        && angle.height() > 0.45 * together
        && stem.width() < 0.4 * stem.height()
        && gap < 0.12 * together
        && wide < 1.1 * together;
  }

  /** Digits beside one another are a row; rows come from the top, neighbours from the left. */
  private static List<List<Blob>> rows(List<Blob> digits) {
    List<List<Blob>> rows = new ArrayList<>();
    List<Blob> rest = new ArrayList<>(digits);
    rest.sort(Comparator.comparingInt(Blob::height).reversed());
    while (!rest.isEmpty()) {
      List<Blob> row = new ArrayList<>(List.of(rest.remove(0)));
      boolean grown = true;
      while (grown) {
        grown = rest.removeIf(b -> row.stream().anyMatch(a -> beside(a, b)) && row.add(b));
      }
      rows.add(row);
    }
    rows.sort((a, b) -> {
      double top = Math.max(top(a), top(b));
      double bottom = Math.min(bottom(a), bottom(b));
      double lower = Math.min(bottom(a) - top(a), bottom(b) - top(b));
      return bottom - top > 0.5 * lower
          ? Double.compare(left(a), left(b))
          : Double.compare(top(a) + bottom(a), top(b) + bottom(b));
    });
    return rows;
  }

  private static boolean beside(Blob a, Blob b) {
    int lower = Math.min(a.height(), b.height());
    int gap = -a.sharedColumns(b);
    return a.sharedRows(b) > 0.45 * lower && gap < 2.5 * Math.max(a.height(), b.height());
  }

  private static double top(List<Blob> row) {
    return row.stream().mapToInt(Blob::top).average().orElse(0);
  }

  private static double bottom(List<Blob> row) {
    return row.stream().mapToInt(Blob::bottom).average().orElse(0);
  }

  private static double left(List<Blob> row) {
    return row.stream().mapToInt(Blob::left).min().orElse(0);
  }
}
