package dev.tensorcord.app;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tensorcord.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One YAML file of settings: the defaults that ship with the program, the host's file over them,
 * environment variables over both. A key that the defaults do not have, or a value of another kind,
 * stops the start with the file, the key and what is allowed.
 */
final class ConfigFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final String source;
  private final ObjectNode values;

  private ConfigFile(String source, ObjectNode values) {
    this.source = source;
    this.values = values;
  }

  /**
   * Reads one file.
   *
   * @param name such as {@code limits.yaml}, both in the folder and on the class path
   * @param prefix of the environment variables, such as {@code TENSORCORD_LIMITS_}
   */
  static ConfigFile read(Path folder, String name, String prefix, Map<String, String> environment) {
    ObjectNode values = defaults(name);
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      overlay(file.toString(), "", parse(file), values);
    }
    ConfigFile config = new ConfigFile(file.toString(), values);
    config.override(prefix, environment);
    return config;
  }

  /** Every key with the environment variable that overrides it. */
  Map<String, String> variables(String prefix) {
    Map<String, String> variables = new TreeMap<>();
    collect("", values, prefix, variables);
    return variables;
  }

  <T> T as(Class<T> type) {
    try {
      return YAML.treeToValue(values, type);
    } catch (JsonProcessingException e) {
      throw Fault.of(source + ": " + e.getOriginalMessage(), "Compare it with the shipped file.");
    }
  }

  /** Whole numbers must lie within bounds, for each key that ends in {@code suffix}. */
  void check(String suffix, long least, long most) {
    check(suffix, "", values, least, most);
  }

  private void check(String suffix, String path, JsonNode node, long least, long most) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = path + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject()) {
        check(suffix, key + ".", value, least, most);
      } else if (key.endsWith(suffix)
          && value.isNumber()
          && (value.asLong() < least || value.asLong() > most)) {
        throw Fault.of(
            "%s: %s is %s.".formatted(source, key, value.asText()),
            "Give it a number from %,d to %,d.".formatted(least, most));
      }
    }
  }

  private static ObjectNode defaults(String name) {
    try (InputStream in = ConfigFile.class.getResourceAsStream("/config/" + name)) {
      return (ObjectNode) YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw Fault.of(
          "%s is not YAML: %s (line %d, column %d)."
              .formatted(
                  file,
                  e.getOriginalMessage().lines().findFirst().orElse(""),
                  where == null ? 0 : where.getLineNr(),
                  where == null ? 0 : where.getColumnNr()),
          "Mend that line; indent with spaces.");
    } catch (IOException e) {
      throw Fault.of(file + " cannot be read: " + e.getMessage() + ".", "Check its permissions.");
    }
  }

  private static void overlay(String source, String path, JsonNode from, ObjectNode onto) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      String key = path + field.getKey();
      JsonNode known = onto.get(field.getKey());
      if (known == null) {
        throw Fault.of(
            "%s: there is no key %s.".formatted(source, key),
            "Allowed here: " + names(path, onto) + ".");
      }
      if (known.isObject() && (field.getValue().isObject() || field.getValue().isNull())) {
        overlay(source, key + ".", field.getValue(), (ObjectNode) known);
      } else {
        onto.set(field.getKey(), fitting(source, key, known, field.getValue()));
      }
    }
  }

  private static String names(String path, ObjectNode node) {
    return node.properties().stream().map(f -> path + f.getKey()).collect(Collectors.joining(", "));
  }

  private static JsonNode fitting(String source, String key, JsonNode known, JsonNode value) {
    boolean fits =
        known.isIntegralNumber()
            ? value.isIntegralNumber()
            : known.getNodeType() == value.getNodeType();
    if (fits) {
      return value;
    }
    String wanted =
        switch (known.getNodeType()) {
          case NUMBER -> known.isIntegralNumber() ? "a whole number" : "a number";
          case BOOLEAN -> "true or false";
          case OBJECT -> "a section of keys";
          default -> "text";
        };
    throw Fault.of(
        "%s: %s is %s, but %s is wanted.".formatted(source, key, value, wanted),
        "The default is " + known + ".");
  }

  private void override(String prefix, Map<String, String> environment) {
    variables(prefix)
        .forEach((key, variable) -> {
          String text = environment.get(variable);
          if (text != null) {
            put(key, variable, text);
          }
        });
  }

  private void put(String key, String variable, String text) {
    int dot = key.lastIndexOf('.');
    ObjectNode section = (ObjectNode) values.at("/" + key.substring(0, dot).replace('.', '/'));
    String name = key.substring(dot + 1);
    JsonNode known = section.get(name);
    JsonNode value = known.isTextual() ? section.textNode(text) : scalar(text);
    section.set(name, fitting("environment variable " + variable, key, known, value));
  }

  private static JsonNode scalar(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException e) {
      return YAML.getNodeFactory().textNode(text);
    }
  }

  private static void collect(
      String path, JsonNode node, String prefix, Map<String, String> variables) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = path + field.getKey();
      if (field.getValue().isObject()) {
        collect(key + ".", field.getValue(), prefix, variables);
      } else {
        variables.put(key, prefix + key.replace('.', '_').toUpperCase(Locale.ROOT));
      }
    }
  }
}
