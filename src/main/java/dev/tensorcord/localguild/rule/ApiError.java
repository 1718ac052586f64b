package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An error answer of the REST API.
 *
 * @param status the HTTP status
 * @param code Discord's own code, 0 for a general error
 * @param message Discord's own sentence
 * @param errors the tree that leads to each bad field, or null
 */
public record ApiError(int status, int code, String message, ObjectNode errors) {

  /** The body of the answer. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("message", message);
    json.put("code", code);
    if (errors != null) {
      json.set("errors", errors);
    }
    return json;
  }
}
