package dev.tensorcord.jobs.digits;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One thing that a mark may be, and how probable that is.
 *
 * @param word a digit, or {@link #NONE}
 */
public record Guess(String word, double probability) {
  /** No digit at all. */
  public static final String NONE = "none";

  /** The most probable things, the best first. */
  public static List<Guess> top(Opinion opinion, int most) {
    Stream<Guess> digits =
        IntStream.range(0, 10)
            .mapToObj(i -> new Guess(Integer.toString(i), opinion.probabilities()[i]));
    return Stream.concat(digits, Stream.of(new Guess(NONE, opinion.none())))
        .sorted(Comparator.comparingDouble(Guess::probability).reversed())
        .limit(most)
        .toList();
  }
}
