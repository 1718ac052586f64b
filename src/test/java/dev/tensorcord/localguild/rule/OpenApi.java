package dev.tensorcord.localguild.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Discord's own OpenAPI document, to hold requests and answers against. Thread-safe.
 *
 * <p>The document is no part of the sources. It is looked for at {@code
 * shared/reference/discord-openapi.json} in the working directory and all above it, or in the
 * folder that the system property {@code tensorcord.shared} names.
 */
public final class OpenApi {
  private static final String FILE = "reference/discord-openapi.json";
  private static final String REQUEST = "/requestBody/content/application~1json/schema";
  private static final String ANSWER = "/responses/%d/content/application~1json/schema";
  private static final List<String> NUMBERS = List.of("contexts", "integration_types");
  private static final String PERMISSIONS = "default_member_permissions";

  private final JsonNode document;
  private final JsonSchemaFactory factory = factory();
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  private static JsonSchemaFactory factory() {
    JsonMetaSchema meta =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("x-discord-union"))
            .keyword(new NonValidationKeyword("components"))
            .build();
    return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012))
        .metaSchema(meta)
        .build();
  }

  /** The document, where it is found. */
  public static Optional<OpenApi> load() {
    return candidates().filter(Files::isRegularFile).findFirst().map(OpenApi::read);
  }

  private static Stream<Path> candidates() {
    String named = System.getProperty("tensorcord.shared");
    if (named != null) {
      return Stream.of(Path.of(named).resolve(FILE));
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve(FILE));
  }

  private static OpenApi read(Path file) {
    try {
      return new OpenApi(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * What is wrong with a request's body, after the three habits of JDA that Discord accepts beyond
   * its document are put right.
   *
   * @param path a real one below {@code /api/v10}, such as {@code /channels/1/messages}
   * @return empty where the body is valid
   * @throws IllegalArgumentException where the document has no such route with a JSON body
   */
  public List<String> validate(String method, String path, JsonNode json) {
    JsonNode body = json.deepCopy();
    normalise(body);
    return problems(schema(method, path, REQUEST), body);
  }

  /**
   * What is wrong with an answer's body.
   *
   * @throws IllegalArgumentException where the document has no such route with such an answer
   */
  public List<String> validateAnswer(String method, String path, int status, JsonNode json) {
    return problems(schema(method, path, ANSWER.formatted(status)), json);
  }

  private static List<String> problems(JsonSchema schema, JsonNode json) {
    return schema.validate(json).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  private JsonSchema schema(String method, String path, String part) {
    String template = template(method.toLowerCase(Locale.ROOT), path, part);
    return schemas.computeIfAbsent(
        method + " " + template + " " + part,
        key -> {
          JsonNode schema = body(method, template, part);
          ObjectNode root = (ObjectNode) schema.deepCopy();
          // References are resolved within the schema, so it carries all components along.
          root.set("components", document.path("components"));
          return factory.getSchema(root);
        });
  }

  private JsonNode body(String method, String template, String part) {
    return document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT)).at(part);
  }

  /** The template with the most fixed parts that fits. */
  private String template(String method, String path, String part) {
    return document
        .path("paths")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(template -> fits(template, path) && !body(method, template, part).isMissingNode())
        .min(Comparator.comparingLong(t -> t.chars().filter(c -> c == '{').count()))
        .orElseThrow(() -> new IllegalArgumentException("no route " + method + " " + path));
  }

  private static boolean fits(String template, String path) {
    String[] wanted = template.split("/");
    String[] given = path.split("/");
    if (wanted.length != given.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  private static void normalise(JsonNode node) {
    if (node instanceof ObjectNode object) {
      NUMBERS.forEach(key -> whole(object.path(key)));
      object.path("attachments").forEach(OpenApi::attachmentId);
      if (object.path(PERMISSIONS).isTextual()) {
        object.set(PERMISSIONS, LongNode.valueOf(object.path(PERMISSIONS).asLong()));
      }
    }
    node.forEach(OpenApi::normalise);
  }

  private static void whole(JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isTextual()) {
        ((ArrayNode) list).set(i, IntNode.valueOf(list.get(i).asInt()));
      }
    }
  }

  private static void attachmentId(JsonNode attachment) {
    if (attachment.path("id").isIntegralNumber()) {
      ((ObjectNode) attachment).set("id", TextNode.valueOf(attachment.path("id").asText()));
    }
  }
}
