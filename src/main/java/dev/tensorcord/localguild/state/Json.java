package dev.tensorcord.localguild.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads and writes JSON. A node that was stored is never changed; changes start from a copy. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new, empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** An array of these nodes. */
  public static ArrayNode array(Collection<? extends JsonNode> nodes) {
    return array().addAll(nodes);
  }

  /** An array of these strings. */
  public static ArrayNode strings(Collection<String> values) {
    ArrayNode array = array();
    values.forEach(array::add);
    return array;
  }

  /** The object that these bytes spell, or empty where they spell none. */
  public static Optional<ObjectNode> parseObject(byte[] bytes) {
    return parse(bytes).filter(JsonNode::isObject).map(ObjectNode.class::cast);
  }

  /** The value that these bytes spell, or empty where they spell none. */
  public static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.ofNullable(MAPPER.readTree(bytes)).filter(node -> !node.isMissingNode());
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /** The text of this node. */
  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree could not be written", impossible);
    }
  }

  /** The bytes of this node's text. */
  public static byte[] bytes(JsonNode node) {
    return write(node).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The elements of an array; none where the node is no array. */
  public static List<JsonNode> list(JsonNode node) {
    return node == null || !node.isArray()
        ? List.of()
        : StreamSupport.stream(node.spliterator(), false).toList();
  }

  /** The text of a field, or null where it is missing or null. A number counts as its digits. */
  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
