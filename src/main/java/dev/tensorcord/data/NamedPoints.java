package dev.tensorcord.data;

import dev.tensorcord.data.PointsToken.Kind;
import dev.tensorcord.fault.Excerpt;
import dev.tensorcord.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/** Points with names: {@code {x:0,y:1},{x:1,y:2}} one by one, or {@code xs=[0,1] ys=[1,2]}. */
final class NamedPoints {
  private static final String REMEDY =
      "Write `{x:0,y:1.1} {x:1,y:5.9}`, or all of them as `x: 0 1 2 y: 1.1 5.9 16.8`.";

  private final String text;
  private final List<Run> runs = new ArrayList<>();

  /** A name and the numbers after it. */
  private record Run(PointsToken name, List<Double> values) {}

  NamedPoints(String text, List<PointsToken> tokens) {
    this.text = text;
    for (PointsToken token : tokens) {
      if (token.kind() == Kind.X || token.kind() == Kind.Y) {
        runs.add(new Run(token, new ArrayList<>()));
      } else if (token.kind() == Kind.NUMBER) {
        if (runs.isEmpty()) {
          throw strayNumber(token, tokens);
        }
        runs.getLast().values().add(token.value());
      }
    }
  }

  /** Numbers before any name: the names are meant, or else a lone letter stands for a number. */
  private Fault strayNumber(PointsToken number, List<PointsToken> all) {
    for (int i = 0; i < all.size(); i++) {
      PointsToken token = all.get(i);
      if (token.kind() == Kind.X || token.kind() == Kind.Y) {
        boolean names = all.stream().skip(i + 1L).anyMatch(next -> next.kind() == Kind.NUMBER);
        return names
            ? fault(number, "This number stands before the first x or y.")
            : Numeral.notANumber(text, token.at(), token.end());
      }
    }
    throw new IllegalArgumentException("no name in " + text);
  }

  Points points() {
    for (Run run : runs) {
      if (run.values().isEmpty()) {
        throw fault(run.name(), "There is no number after this name.");
      }
    }
    boolean single = runs.stream().allMatch(run -> run.values().size() == 1);
    return single ? pairs() : lists();
  }

  private Points pairs() {
    double[] x = new double[(runs.size() + 1) / 2];
    double[] y = new double[x.length];
    for (int i = 0; i < runs.size(); i += 2) {
      Run first = runs.get(i);
      if (i + 1 == runs.size() || runs.get(i + 1).name().kind() == first.name().kind()) {
        String other = first.name().kind() == Kind.X ? "x but no y" : "y but no x";
        throw fault(first.name(), "This point has an " + other + ".");
      }
      Run second = runs.get(i + 1);
      boolean ordered = first.name().kind() == Kind.X;
      x[i / 2] = (ordered ? first : second).values().getFirst();
      y[i / 2] = (ordered ? second : first).values().getFirst();
    }
    return new Points(x, y);
  }

  private Points lists() {
    if (runs.size() != 2 || runs.get(0).name().kind() == runs.get(1).name().kind()) {
      throw fault(runs.getLast().name(), "One list of x and one list of y are awaited here.");
    }
    boolean ordered = runs.get(0).name().kind() == Kind.X;
    List<Double> x = runs.get(ordered ? 0 : 1).values();
    List<Double> y = runs.get(ordered ? 1 : 0).values();
    if (x.size() != y.size()) {
      throw fault(
          runs.get(1).name(),
          "There are %d x and %d y; every point needs one of each.".formatted(x.size(), y.size()));
    }
    return new Points(
        x.stream().mapToDouble(Double::doubleValue).toArray(),
        y.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Fault fault(PointsToken token, String what) {
    return Fault.at(Excerpt.of(text, token.at(), token.end() - token.at()), what, REMEDY);
  }
}
