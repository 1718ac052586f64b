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
 * Points of numbers and separators alone. Which separators stand between points and which inside
 * one is not known beforehand: each reading of the list below is tried, and the first under which
 * every point has two numbers is taken. Where none fits, the reading that fits most of the text
 * tells where the mistake is.
 */
final class FlatPoints {
  private static final List<Set<Kind>> BETWEEN_POINTS =
      List.of(
          EnumSet.of(Kind.NEWLINE),
          EnumSet.of(Kind.NEWLINE, Kind.SEMICOLON),
          EnumSet.of(Kind.NEWLINE, Kind.SEMICOLON, Kind.TAB),
          EnumSet.of(Kind.NEWLINE, Kind.SEMICOLON, Kind.TAB, Kind.SPACE),
          EnumSet.of(Kind.NEWLINE, Kind.SPACE, Kind.TAB),
          EnumSet.of(Kind.NEWLINE, Kind.COMMA),
          EnumSet.of(Kind.NEWLINE, Kind.SEMICOLON, Kind.COMMA));

  private final String text;
  private final List<PointsToken> numbers;

  /** The strongest separator between number i and the one before; the first has none. */
  private final List<Kind> before;

  private FlatPoints(String text, List<PointsToken> numbers, List<Kind> before) {
    this.text = text;
    this.numbers = numbers;
    this.before = before;
  }

  static Dataset read(String text, List<PointsToken> tokens) {
    Optional<List<PointsToken>> joined = DecimalCommas.joined(text, tokens);
    FlatPoints plain = of(text, tokens);
    Optional<Points> points = plain.points();
    Optional<FlatPoints> decimal = joined.map(all -> of(text, all));
    Kind column = decimal.map(FlatPoints::column).orElse(null);
    if (column == Kind.TAB || column != null && points.isEmpty()) {
      return Dataset.of(decimal.get().points().orElseThrow(), List.of(DecimalCommas.NOTE));
    }
    if (column == Kind.SEMICOLON) {
      throw Fault.at(
          plain.excerpt(0, Math.min(4, plain.numbers.size())),
          "This can be read in two ways: with decimal commas, or as two points.",
          "Write decimals with a point, or each point in brackets: `(0.5; 1.25) (1; 2)`.");
    }
    return Dataset.of(points.orElseThrow(plain::mistake), List.of());
  }

  private static FlatPoints of(String text, List<PointsToken> tokens) {
    List<PointsToken> numbers = new ArrayList<>();
    List<Kind> before = new ArrayList<>();
    Kind strongest = null;
    PointsToken mark = null;
    for (PointsToken token : tokens) {
      if (token.kind() == Kind.NUMBER) {
        numbers.add(token);
        before.add(numbers.size() == 1 ? null : strongest);
        strongest = null;
        mark = null;
        continue;
      }
      boolean isMark = token.kind() == Kind.COMMA || token.kind() == Kind.SEMICOLON;
      if (isMark && mark != null) {
        throw Fault.at(
            Excerpt.of(text, token.at(), 1),
            "A number is missing before this \u201c%s\u201d.".formatted(text.charAt(token.at())),
            PointsText.REMEDY);
      }
      mark = isMark ? token : token.kind() == Kind.NEWLINE ? null : mark;
      strongest =
          strongest == null || token.kind().compareTo(strongest) > 0 ? token.kind() : strongest;
      if (mark != null && mark.kind() == Kind.COMMA && strongest != Kind.NEWLINE) {
        strongest = Kind.COMMA;
      }
    }
    return new FlatPoints(text, numbers, before);
  }

  static List<PointsToken> numbers(List<PointsToken> tokens) {
    return tokens.stream().filter(token -> token.kind() == Kind.NUMBER).toList();
  }

  static double[] values(List<PointsToken> tokens) {
    return numbers(tokens).stream().mapToDouble(PointsToken::value).toArray();
  }

  /** The place from the first to the last number of some tokens. */
  static Excerpt span(String text, List<PointsToken> tokens) {
    List<PointsToken> numbers = numbers(tokens);
    int from = numbers.getFirst().at();
    return Excerpt.of(text, from, numbers.getLast().end() - from);
  }

  private Optional<Points> points() {
    boolean fits = BETWEEN_POINTS.stream().anyMatch(between -> reading(between).badFrom() < 0);
    boolean sameThroughout =
        before.stream().skip(1).distinct().count() == 1 && !hasKind(Kind.NEWLINE);
    if (!fits && !(sameThroughout && numbers.size() % 2 == 0)) {
      return Optional.empty();
    }
    double[] x = new double[numbers.size() / 2];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = numbers.get(2 * i).value();
      y[i] = numbers.get(2 * i + 1).value();
    }
    return Optional.of(new Points(x, y));
  }

  private boolean hasKind(Kind kind) {
    return before.contains(kind);
  }

  /** The one mark that stands in every point where this looks like two columns; else null. */
  private Kind column() {
    Set<Kind> inner = EnumSet.noneOf(Kind.class);
    Set<Kind> outer = EnumSet.noneOf(Kind.class);
    for (int i = 1; i < numbers.size(); i++) {
      (i % 2 == 1 ? inner : outer).add(before.get(i));
    }
    if (numbers.size() % 2 != 0 || inner.size() != 1 || outer.isEmpty()) {
      return null;
    }
    Kind mark = inner.iterator().next();
    outer.remove(Kind.NEWLINE);
    if (mark == Kind.SEMICOLON) {
      outer.remove(Kind.SPACE);
    }
    boolean known = mark == Kind.SEMICOLON || mark == Kind.TAB || mark == Kind.SPACE;
    return known && outer.isEmpty() && points().isPresent() ? mark : null;
  }

  /**
   * What a reading makes of the text: how many points it finds, and the first thing that is none.
   */
  private record Reading(int good, int badFrom, int badTo) {}

  private Reading reading(Set<Kind> between) {
    int good = 0;
    int badFrom = -1;
    int badTo = -1;
    int start = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || between.contains(before.get(i))) {
        if (i - start == 2) {
          good++;
        } else if (badFrom < 0) {
          badFrom = start;
          badTo = i;
        }
        start = i;
      }
    }
    return new Reading(good, badFrom, badTo);
  }

  private Fault mistake() {
    Reading best = reading(BETWEEN_POINTS.getFirst());
    for (Set<Kind> between : BETWEEN_POINTS) {
      Reading next = reading(between);
      best = next.good() > best.good() ? next : best;
    }
    if (best.good() == 0 || best.badTo() - best.badFrom() == 1) {
      int alone = best.good() == 0 ? numbers.size() - 1 : best.badFrom();
      String number = text.substring(numbers.get(alone).at(), numbers.get(alone).end());
      return Fault.at(
          excerpt(alone, alone + 1),
          "%s stands alone: a point is two numbers, x and y.".formatted(number),
          PointsText.REMEDY);
    }
    return Fault.at(
        excerpt(best.badFrom(), best.badTo()),
        "Here are %d numbers where a point has two, x and y."
            .formatted(best.badTo() - best.badFrom()),
        PointsText.REMEDY);
  }

  private Excerpt excerpt(int from, int to) {
    int at = numbers.get(from).at();
    return Excerpt.of(text, at, numbers.get(to - 1).end() - at);
  }
}
