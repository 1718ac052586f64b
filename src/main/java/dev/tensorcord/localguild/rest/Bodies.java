package dev.tensorcord.localguild.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.localguild.message.Payload;
import dev.tensorcord.localguild.rule.ApiError;
import dev.tensorcord.localguild.state.Limits;
import dev.tensorcord.localguild.web.PayloadReader;
import io.javalin.http.Context;

/** Reads what bots send; broken JSON is refused with Discord's words. */
final class Bodies {
  private final PayloadReader reader;

  Bodies(Limits limits) {
    this.reader = new PayloadReader("payload_json", limits.requestBytes());
  }

  /** The JSON and its files. */
  Payload payload(Context request) {
    return reader.read(request).orElseThrow(() -> ApiError.invalidJson().asException());
  }

  /** The JSON object of a request without files. */
  ObjectNode object(Context request) {
    return payload(request).body();
  }

  /** Lets a client that was refused before its body was read send it to the end. */
  void finish(Context request) {
    reader.finish(request);
  }

  /** The JSON array of a request. */
  ArrayNode array(Context request) {
    return reader
        .readAny(request)
        .filter(JsonNode::isArray)
        .map(ArrayNode.class::cast)
        .orElseThrow(() -> ApiError.invalidJson().asException());
  }
}
