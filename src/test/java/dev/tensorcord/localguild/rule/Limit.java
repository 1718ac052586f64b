package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A limit.
 *
 * @param body with one measure of the size that it is given
 * @param refusals path and code of each problem one beyond the bound
 * @param inDocument whether Discord's own document has the limit too
 */
record Limit(
    String name,
    Endpoint to,
    int bound,
    IntFunction<String> body,
    List<String> refusals,
    boolean inDocument) {
  static final String LENGTH = "BASE_TYPE_MAX_LENGTH";
  static final String BETWEEN = "BASE_TYPE_BAD_LENGTH";

  /** A limit that Discord's document has. */
  static Limit limit(
      String name, Endpoint to, int bound, IntFunction<String> body, String... refusals) {
    return new Limit(name, to, bound, body, List.of(refusals), true);
  }

  /** A limit that Discord's document misses. */
  static Limit missed(
      String name, Endpoint to, int bound, IntFunction<String> body, String refusal) {
    return new Limit(name, to, bound, body, List.of(refusal), false);
  }

  /** A body at the bound. */
  JsonNode within() {
    return Endpoint.json(body.apply(bound));
  }

  /** A body one beyond the bound. */
  JsonNode beyond() {
    return Endpoint.json(body.apply(bound + 1));
  }

  @Override
  public String toString() {
    return to + " " + name;
  }
}
