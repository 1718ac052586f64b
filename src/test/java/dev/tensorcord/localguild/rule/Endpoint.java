package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The routes that the tables of cases send bodies to. */
enum Endpoint {
  MESSAGE("POST", "/channels/1/messages", null),
  FOLLOWUP("POST", "/webhooks/1/token", null),
  REPLY("POST", "/interactions/1/token/callback", "{type: 4}"),
  SUGGEST("POST", "/interactions/1/token/callback", "{type: 8}"),
  MODAL("POST", "/interactions/1/token/callback", "{type: 9}"),
  COMMANDS("PUT", "/applications/1/commands", null);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private final String method;
  private final String path;
  private final String envelope;

  Endpoint(String method, String path, String envelope) {
    this.method = method;
    this.path = path;
    this.envelope = envelope;
  }

  /** Reads JSON with single quotes and bare names. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }

  /** The whole body for what the case writes: an interaction's answer gets its type. */
  private JsonNode body(JsonNode data) {
    if (envelope == null) {
      return data;
    }
    return ((ObjectNode) json(envelope)).set("data", data);
  }

  /** What is refused, as "path code", in the order of the tree; empty where the body passes. */
  List<String> refusals(JsonNode data, List<Upload> files) {
    return refusals(() -> {
      switch (this) {
        case MESSAGE, FOLLOWUP -> MessageRules.create(data, files);
        case SUGGEST -> CallbackRules.check(body(data), files, InteractionType.AUTOCOMPLETE, null);
        case REPLY, MODAL -> CallbackRules.check(body(data), files, InteractionType.COMMAND, null);
        case COMMANDS -> CommandRules.replaceAll(data);
      }
    });
  }

  static List<String> refusals(Runnable check) {
    try {
      check.run();
      return List.of();
    } catch (ApiException refused) {
      if (refused.error().errors() == null) {
        return List.of(Integer.toString(refused.error().code()));
      }
      List<String> found = new ArrayList<>();
      collect(refused.error().errors(), "", found);
      return found;
    }
  }

  private static void collect(JsonNode tree, String path, List<String> found) {
    tree.path("_errors")
        .forEach(error -> found.add((path + " " + error.path("code").asText()).strip()));
    tree.properties().stream()
        .filter(entry -> !entry.getKey().equals("_errors"))
        .forEach(entry ->
            collect(
                entry.getValue(),
                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                found));
  }

  /** What Discord's own document says of the body; empty where there is no document. */
  Optional<List<String>> document(Optional<OpenApi> openApi, JsonNode data) {
    return openApi.map(document -> document.validate(method, path, body(data)));
  }
}
