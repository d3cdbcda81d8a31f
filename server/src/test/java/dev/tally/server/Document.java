package dev.tally.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tally.server.api.Api;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document as a judge of answers: status, headers, media type and body must be as it says. */
final class Document {
  private static final String NAME = "https://tally.test/openapi";
  private static final Document OWN = new Document();

  private final JsonNode root;
  private final SchemaRegistry schemas;

  private Document() {
    try (InputStream in = Document.class.getResourceAsStream("/dev/tally/server/openapi.yaml")) {
      root = new YAMLMapper().readTree(in);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    String json = new JsonMapper().writeValueAsString(root);
    schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemas(Map.of(NAME, json)));
  }

  static Document own() {
    return OWN;
  }

  /** All operations, as "GET /path". */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.get("paths")
        .properties()
        .forEach(path -> path.getValue()
            .propertyNames()
            .stream()
            .filter(Set.of("get", "post", "patch", "delete", "put")::contains)
            .forEach(
                method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** What each operation is called in clients that are generated, in the document's order. */
  List<String> operationIds() {
    return root.get("paths").findValuesAsString("operationId");
  }

  /** All names in it, of properties, paths and schemas alike: of a value that a comma cut in two, the rest is one with a space. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    addNames(root, names);
    return names;
  }

  private static void addNames(JsonNode node, Set<String> names) {
    names.addAll(node.propertyNames());
    node.forEach(child -> addNames(child, names));
  }

  /** How many examples there are of requests and answers; fails unless each is as its schema says. */
  int checkExamples() {
    int examples = 0;
    for (String place : List.of("requestBodies", "responses")) {
      for (var entry : root.get("components").get(place).properties()) {
        for (var content : entry.getValue().get("content").properties()) {
          JsonNode example = content.getValue().get("example");
          if (example != null) {
            String at = "/components/" + place + "/" + entry.getKey() + "/content/"
                + content.getKey().replace("/", "~1") + "/schema";
            check(at, example.toString(), at);
            examples++;
          }
        }
      }
    }
    return examples;
  }

  /** Fails unless the answer is one that the document promises. */
  void check(Api.Route route, HttpResponse<byte[]> answer) {
    String pointer = "/paths/" + route.path().replace("/", "~1") + "/"
        + route.method().toLowerCase(java.util.Locale.ROOT) + "/responses";
    JsonNode responses = root.at(pointer);
    String status = responses.has(Integer.toString(answer.statusCode()))
        ? Integer.toString(answer.statusCode())
        : "default";
    assertTrue(!status.equals("default") || answer.statusCode() >= 400,
        route + " answers " + answer.statusCode());
    String at = resolve(pointer + "/" + status);
    JsonNode content = root.at(at + "/content");
    if (content.isMissingNode()) {
      assertEquals(0, answer.body().length, route + " has a body");
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    assertTrue(content.has(type),
        route + " " + answer.statusCode() + " is " + type + ", not " + content.propertyNames());
    if (type.endsWith("json")) {
      check(at + "/content/" + type.replace("/", "~1") + "/schema",
          new String(answer.body(), StandardCharsets.UTF_8), route + " " + answer.statusCode());
    }
  }

  private void check(String schema, String json, String what) {
    var errors = schemas.getSchema(SchemaLocation.of(NAME + "#" + schema)).validate(json, InputFormat.JSON);
    if (!errors.isEmpty()) {
      fail(what + ": " + errors + "\n" + json);
    }
  }

  private String resolve(String pointer) {
    JsonNode node = root.at(pointer);
    assertTrue(node.isObject(), pointer + " is missing from the document");
    return node.has("$ref") ? resolve(node.get("$ref").stringValue().substring(1)) : pointer;
  }
}
