package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.SharedData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateTfliteTest {
  /** What is measured of a file for phones is what its card says of it. */
  @Test
  @NeedsData("mnist")
  void aFileForPhonesIsMeasured() {
    String model = "../models/phone-int8.tflite";
    CommandRun run = CommandRun.of("evaluate", "mnist", "--model", model, "--json", "--data",
        SharedData.directory("mnist").toString());
    run.done();
    JsonNode json = new JsonMapper().readTree(run.out());
    assertEquals(10_000, json.get("count").asInt());
    assertTrue(json.get("accuracy").asDouble() > 0.99, run.out());
    double said = ModelFile.open(model)
        .card()
        .export()
        .agreements()
        .stream()
        .filter(agreement -> agreement.images() == 10_000)
        .findFirst()
        .orElseThrow()
        .accuracy();
    assertEquals(said, json.get("accuracy").asDouble(), 0.0005);
  }
}
