package dev.tally.server.api;

import dev.tally.server.http.Problem;
import dev.tally.server.ledger.ExpenseRules;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a client of the Open Inference Protocol asks: one input, one output, data in JSON. What the protocol also knows and this server does
 * not do is refused by name, rather than left out of the answer unsaid.
 *
 * @param id given back as it came
 * @param input the tensor
 */
record InferenceRequest(Optional<String> id, JsonNode input) {
  static final String INPUT = "image";
  static final String OUTPUT = "probabilities";
  private static final Set<String> PARTS = Set.of("id", "parameters", "inputs", "outputs");
  private static final Set<String> INPUT_PARTS = Set.of("name", "datatype", "shape", "data", "parameters");
  private static final Set<String> OUTPUT_PARTS = Set.of("name", "parameters");
  private static final String BINARY_LENGTH = "Inference-Header-Content-Length";

  /** Throws {@link Problem} 400. */
  static InferenceRequest of(Context ctx, byte[] body) {
    if (ctx.header(BINARY_LENGTH) != null) {
      throw Problem.badRequest("Binary tensors (" + BINARY_LENGTH + ") are not taken; send data in JSON.");
    }
    JsonNode request = ExpenseRules.object(body);
    only(request, PARTS, "A request");
    JsonNode id = request.path("id");
    if (!id.isMissingNode() && !id.isString()) {
      throw Problem.badRequest("id is text, such as \"7\".");
    }
    ExpenseRules.requireWhole("id", id.asString(""));
    JsonNode inputs = request.path("inputs");
    if (!inputs.isArray() || inputs.size() != 1) {
      throw Problem
          .badRequest("inputs is one tensor named " + INPUT + "; further pictures go into its shape.");
    }
    only(inputs.get(0), INPUT_PARTS, "An input");
    named(inputs.get(0), INPUT, "The input");
    JsonNode outputs = request.path("outputs");
    if (!outputs.isMissingNode()) {
      if (!outputs.isArray() || outputs.size() > 1) {
        throw Problem.badRequest("outputs is one at most, named " + OUTPUT + ".");
      }
      for (JsonNode output : outputs) {
        only(output, OUTPUT_PARTS, "An output");
        named(output, OUTPUT, "The output");
      }
    }
    return new InferenceRequest(id.isString() ? Optional.of(id.stringValue()) : Optional.empty(),
        inputs.get(0));
  }

  private static void named(JsonNode tensor, String name, String what) {
    if (!tensor.path("name").asString("").equals(name)) {
      throw Problem.badRequest(what + " is named " + name + ".");
    }
  }

  /** Also that no parameters ask for something: classification, binary_data, shared memory. */
  private static void only(JsonNode node, Set<String> known, String what) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw Problem.badRequest(what + " has no " + Named.safely(name) + ".");
      }
    }
    JsonNode parameters = node.path("parameters");
    if (!parameters.isMissingNode() && !(parameters.isObject() && parameters.isEmpty())) {
      throw Problem.badRequest("Of the protocol's parameters none is done here" + parameters.propertyNames()
          .stream()
          .findFirst()
          .map(name -> ", such as " + Named.safely(name))
          .orElse("") + ": no classification, binary data, sequences or shared memory.");
    }
  }
}
