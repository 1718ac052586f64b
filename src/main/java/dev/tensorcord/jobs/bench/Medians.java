package dev.tensorcord.jobs.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Figures of several engines, each the median over its runs.
 *
 * @param all one for each engine and metric, in the order of their first lines
 * @param runs how many lines the best-measured of them has
 */
record Medians(List<Measurement> all, int runs) {
  /** The medians of lines, those alone that were made with so many threads. */
  static Medians of(List<Measurement> lines, int threads) {
    Map<String, List<Measurement>> groups =
        lines.stream()
            .filter(line -> line.threads() == threads)
            .collect(
                Collectors.groupingBy(
                    line -> line.peer() + " " + line.key(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new Medians(
        groups.values().stream().map(Medians::middle).toList(),
        groups.values().stream().mapToInt(List::size).max().orElse(0));
  }

  private static Measurement middle(List<Measurement> runs) {
    Measurement last = runs.getLast();
    double[] values = runs.stream().mapToDouble(Measurement::value).toArray();
    return new Measurement(
        last.peer(),
        last.workload(),
        last.metric(),
        Timing.median(values),
        last.unit(),
        last.threads(),
        last.note());
  }

  /** Our own figure. */
  Optional<Measurement> ours(String workload, String metric) {
    return all.stream()
        .filter(Medians::isOurs)
        .filter(line -> line.workload().equals(workload) && line.metric().equals(metric))
        .findFirst();
  }

  /** The best of the figures that count. */
  Optional<Measurement> best(Predicate<Measurement> rivals) {
    Comparator<Measurement> byValue = Comparator.comparingDouble(Measurement::value);
    return all.stream()
        .filter(line -> !isOurs(line))
        .filter(rivals)
        .max((a, b) -> a.isLessBetter() ? byValue.compare(b, a) : byValue.compare(a, b));
  }

  static boolean isOurs(Measurement line) {
    return line.peer().equals(Meter.PEER);
  }
}
