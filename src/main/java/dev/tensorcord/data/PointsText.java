package dev.tensorcord.data;

import dev.tensorcord.data.PointsToken.Kind;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads points in the ways people type them. The shape of the text decides how: names ({@code
 * {x:0,y:1}}, {@code xs=[0,1] ys=[2,3]}), brackets ({@code (0,1) (1,2)}), or nothing but numbers
 * and separators ({@link FlatPoints}). Time and memory grow with the length of the text alone.
 */
public final class PointsText {
  static final String REMEDY = "Write points as `0,1.1 1,5.9 2,16.8`: x, a comma, y, then a space.";

  private final String text;
  private final List<PointsToken> tokens;

  private PointsText(String text, InputLimits limits) {
    this.text = text;
    this.tokens = PointsLexer.tokens(text, limits);
  }

  /**
   * Reads typed points; a pasted table with a line of names at its head is read as a file is.
   *
   * @throws Fault at the first thing that is not a point
   */
  public static Dataset read(String typed, InputLimits limits) {
    limits.checkText(typed);
    if (typed.isBlank()) {
      throw Fault.of("There are no points in this.", REMEDY);
    }
    if (TableText.hasHeader(typed)) {
      return TableText.read(typed, limits);
    }
    return list(typed, limits);
  }

  /** Reads a list of points of any length that has no table's head. */
  static Dataset list(String text, InputLimits limits) {
    Dataset data = new PointsText(text, limits).parsed();
    limits.checkPoints(data.points().size());
    return data;
  }

  private Dataset parsed() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    tokens.forEach(token -> kinds.add(token.kind()));
    if (!kinds.contains(Kind.NUMBER)) {
      throw Fault.of("There are no points in this.", REMEDY);
    }
    if (kinds.contains(Kind.X) || kinds.contains(Kind.Y)) {
      return Dataset.of(new NamedPoints(text, tokens).points(), List.of());
    }
    return kinds.contains(Kind.OPEN) ? bracketed() : FlatPoints.read(text, tokens);
  }

  /** One innermost bracket is a point; two long ones are all x and all y. */
  private Dataset bracketed() {
    List<List<PointsToken>> groups = groups();
    if (groups.size() == 1) {
      return FlatPoints.read(text, groups.getFirst());
    }
    List<Optional<double[]>> rows = groups.stream().map(this::point).toList();
    int bad = rows.indexOf(Optional.<double[]>empty());
    if (bad >= 0 && groups.size() == 2) {
      return Dataset.of(twoLists(groups.get(0), groups.get(1)), List.of());
    }
    if (bad >= 0) {
      throw notTwo(groups.get(bad));
    }
    double[] x = rows.stream().mapToDouble(row -> row.orElseThrow()[0]).toArray();
    double[] y = rows.stream().mapToDouble(row -> row.orElseThrow()[1]).toArray();
    boolean decimal = groups.stream().anyMatch(group -> FlatPoints.numbers(group).size() > 2);
    return Dataset.of(new Points(x, y), decimal ? List.of(DecimalCommas.NOTE) : List.of());
  }

  private Optional<double[]> point(List<PointsToken> group) {
    double[] values = FlatPoints.values(group);
    return values.length == 2 ? Optional.of(values) : DecimalCommas.pair(text, group);
  }

  private Points twoLists(List<PointsToken> first, List<PointsToken> second) {
    double[] x = FlatPoints.values(first);
    double[] y = FlatPoints.values(second);
    if (x.length != y.length) {
      throw Fault.at(
          FlatPoints.span(text, second),
          "The first bracket holds %s and the second %d."
              .formatted(x.length == 1 ? "one number" : x.length + " numbers", y.length),
          "Give as many y as x, or one bracket for each point: `(0,1.1) (1,5.9)`.");
    }
    return new Points(x, y);
  }

  private Fault notTwo(List<PointsToken> group) {
    int count = FlatPoints.values(group).length;
    return Fault.at(
        FlatPoints.span(text, group),
        count == 1
            ? "This bracket holds one number; a point is two, x and y."
            : "This bracket holds %d numbers; a point is two, x and y.".formatted(count),
        "Give each point a bracket of its own: `(0,1.1) (1,5.9)`.");
  }

  /** The contents of the innermost brackets. */
  private List<List<PointsToken>> groups() {
    List<List<PointsToken>> groups = new ArrayList<>();
    List<PointsToken> current = new ArrayList<>();
    boolean inside = false;
    for (PointsToken token : tokens) {
      switch (token.kind()) {
        case OPEN -> {
          rejectStray(current);
          inside = true;
        }
        case CLOSE -> {
          if (inside && !FlatPoints.numbers(current).isEmpty()) {
            groups.add(List.copyOf(current));
          } else {
            rejectStray(current);
          }
          current.clear();
          inside = false;
        }
        default -> current.add(token);
      }
    }
    rejectStray(current);
    return groups;
  }

  private void rejectStray(List<PointsToken> outside) {
    for (PointsToken token : outside) {
      if (token.kind() == Kind.NUMBER) {
        throw Fault.at(
            Excerpt.of(text, token.at(), token.end() - token.at()),
            "This number stands outside the brackets of the points.",
            "Give each point a bracket of its own: `(0,1.1) (1,5.9)`.");
      }
    }
    outside.clear();
  }
}
