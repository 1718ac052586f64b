package dev.tensorcord.nn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tensorcord.nn.layers.Layer;
import dev.tensorcord.nn.layers.Naming;
import dev.tensorcord.nn.layers.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between settings in a script, {@code kernelSize: 'channelsLast'}, and in a model file, {@code
 * kernel_size: 'channels_last'}: TensorFlow.js's rule for names and for words, but for what a
 * person named.
 */
final class Names {
  private Names() {}

  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '_' && i > 0 && i + 1 < name.length()) {
        camel.append(Character.toUpperCase(name.charAt(++i)));
      } else {
        camel.append(name.charAt(i));
      }
    }
    return camel.toString();
  }

  private static boolean isGiven(String key) {
    return key.equals("name") || key.equals("className") || key.equals("class_name");
  }

  /** A model file's settings as a script's. */
  static Map<String, Object> toScript(JsonNode object) {
    Map<String, Object> settings = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            each -> settings.put(camelCase(each.getKey()), value(each.getKey(), each.getValue())));
    return settings;
  }

  private static Object value(String key, JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> toScript(node);
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        node.forEach(each -> list.add(value(key, each)));
        yield list;
      }
      case STRING -> isGiven(key) ? node.textValue() : camelCase(node.textValue());
      case NUMBER -> node.isInt() ? (Object) node.intValue() : (Object) node.doubleValue();
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }

  /** A script's settings as a model file's. */
  static ObjectNode toFile(Map<String, ?> settings) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    settings.forEach((key, value) -> object.set(Naming.snakeCase(key), node(key, value)));
    return object;
  }

  static JsonNode node(String key, Object value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case null -> make.nullNode();
      case Boolean flag -> make.booleanNode(flag);
      case Integer whole -> make.numberNode(whole);
      case Number number when number.doubleValue() == number.intValue() ->
          make.numberNode(number.intValue());
      case Number number -> make.numberNode(number.doubleValue());
      case String text -> make.textNode(isGiven(key) ? text : Naming.snakeCase(text));
      case Part part -> described(part.className(), toFile(part.settings()));
      case Layer layer -> described(layer.className(), Topology.config(layer));
      case Map<?, ?> map -> {
        ObjectNode object = make.objectNode();
        map.forEach((name, each) -> object.set(String.valueOf(name), node("", each)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = make.arrayNode();
        list.forEach(each -> array.add(node(key, each)));
        yield array;
      }
      default -> throw new IllegalArgumentException(key + ": " + value);
    };
  }

  private static ObjectNode described(String className, ObjectNode config) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("class_name", className);
    object.set("config", config);
    return object;
  }
}
