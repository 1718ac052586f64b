package dev.tensorcord.localguild.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * A body and what is wrong with it.
 *
 * @param problems path and code of each; empty where the body passes
 */
record Refusal(String name, Endpoint to, String body, List<String> problems) {
  static Refusal of(String name, Endpoint to, String body, String... problems) {
    return new Refusal(name, to, body, List.of(problems));
  }

  /** A case whose problems stand at {@code place} or under it. */
  static Refusal at(String name, Endpoint to, String body, String place, String... problems) {
    return of(name, to, body, under(place, problems));
  }

  static String[] under(String place, String... problems) {
    return Stream.of(problems)
        .map(problem -> place + (problem.contains(" ") ? "." : " ") + problem)
        .toArray(String[]::new);
  }

  @Override
  public String toString() {
    return to + " " + name;
  }
}
