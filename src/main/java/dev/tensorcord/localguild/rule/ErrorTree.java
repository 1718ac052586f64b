package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Collects every bad field of one request, nested as Discord nests them: {@code
 * embeds.0.title._errors[…]}. For one thread.
 */
final class ErrorTree {
  /** A hostile body may have many thousand bad fields; the answer need not name them all. */
  private static final int MOST = 200;

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private int count;

  /** The request's body as a whole. */
  Place root() {
    return new Place(this, null, null);
  }

  /** How many problems were reported so far. */
  int count() {
    return count;
  }

  void add(Place place, Problem problem) {
    if (count++ >= MOST) {
      return;
    }
    ObjectNode node = root;
    for (String key : place.path()) {
      node = node.withObjectProperty(key);
    }
    node.withArrayProperty("_errors")
        .addObject()
        .put("code", problem.code())
        .put("message", problem.message());
  }

  /**
   * Refuses the request if any field is bad.
   *
   * @throws ApiException 50035 with the tree
   */
  void refuseIfBad() {
    if (count > 0) {
      throw ApiError.invalidForm(root).asException();
    }
  }
}
