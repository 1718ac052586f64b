package dev.tensorcord.jobs.bench;

import dev.tensorcord.fault.Fault;
import dev.tensorcord.jobs.bench.Target.Goal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Our figures beside those of other engines, and beside the goals, as tables in Markdown. */
public final class Comparison {
  private final Medians medians;
  private final int threads;

  /**
   * Compares the lines of one campaign.
   *
   * @throws Fault if none of them is ours
   */
  public Comparison(List<Measurement> lines) {
    Measurement first =
        lines.stream()
            .filter(Medians::isOurs)
            .findFirst()
            .orElseThrow(() ->
                Fault.of(
                    "None of the %d lines is %s's.".formatted(lines.size(), Meter.PEER),
                    "Add what bench --json prints to the file."));
    threads = first.threads();
    medians = Medians.of(lines, threads);
  }

  /** How many threads every engine had; lines with another number are left out. */
  public int threads() {
    return threads;
  }

  /** How often the engines ran. */
  public int runs() {
    return medians.runs();
  }

  /** The goals: our figure, the best other one, the ratio, and whether it is reached. */
  public String goals() {
    StringBuilder table =
        new StringBuilder(
            """
            | workload | ours | best of the others | ratio | goal | reached |
            |---|---|---|---|---|---|
            """);
    for (Target target : Target.ALL) {
      medians
          .ours(target.workload(), target.metric())
          .ifPresent(ours -> table.append(row(target, ours)));
    }
    return table.toString();
  }

  private String row(Target target, Measurement ours) {
    var best = medians.best(target.rivals());
    double ratio = best.map(rival -> ratio(ours, rival)).orElse(Double.NaN);
    String rival = best.map(b -> number(b.value()) + " (" + b.peer() + ")").orElse("–");
    boolean reached =
        switch (target.goal()) {
          case Goal.Times(double factor) -> ratio >= factor;
          case Goal.Below(double bound) -> ours.value() < bound;
        };
    String goal =
        switch (target.goal()) {
          case Goal.Times(double factor) -> "%s ×".formatted(plain(factor));
          case Goal.Below(double bound) -> "under %s".formatted(plain(bound));
        };
    return "| %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            target.label(),
            number(ours.value()),
            rival,
            best.isEmpty() ? "–" : number(ratio) + " ×",
            goal,
            best.isEmpty() && target.goal() instanceof Goal.Times ? "–" : reached ? "yes" : "no");
  }

  /** How many times as good ours is. */
  private static double ratio(Measurement ours, Measurement rival) {
    return ours.isLessBetter() ? rival.value() / ours.value() : ours.value() / rival.value();
  }

  /** Every figure of every engine. */
  public String figures() {
    Set<String> peers = new LinkedHashSet<>(List.of(Meter.PEER));
    Set<String> keys = new LinkedHashSet<>();
    for (Measurement line : medians.all()) {
      peers.add(line.peer());
      keys.add(line.key());
    }
    StringBuilder table = new StringBuilder("| figure | " + String.join(" | ", peers) + " |\n");
    table.append("|---".repeat(peers.size() + 1)).append("|\n");
    for (String key : keys) {
      table.append("| ").append(key).append(", ").append(unit(key)).append(" |");
      for (String peer : peers) {
        table.append(' ').append(cell(peer, key)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private String unit(String key) {
    return medians.all().stream()
        .filter(line -> line.key().equals(key))
        .findFirst()
        .map(Measurement::unit)
        .orElseThrow();
  }

  private String cell(String peer, String key) {
    return medians.all().stream()
        .filter(line -> line.key().equals(key) && line.peer().equals(peer))
        .findFirst()
        .map(line -> number(line.value()))
        .orElse("");
  }

  /** Three digits that mean something, whole from a hundred on. */
  private static String number(double value) {
    double size = Math.abs(value);
    int places = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%,." + places + "f", value);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : Double.toString(value);
  }
}
