package dev.tally.server.reading;

import dev.tally.json.ReadingJson;
import dev.tally.json.ReceiptJson;
import dev.tally.reader.Reading;
import dev.tally.reader.receipt.Receipt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of one picture.
 *
 * @param result a reading, or a receipt of fields
 * @param hash the picture's perceptual hash; 0 unless it is of a receipt
 * @param model what read it
 * @param nanos how long each step took, in order
 * @param damage what is missing of the picture, a sentence for a person
 */
public record Answer(String fileName, Result result, long hash, ModelName model, Map<String, Long> nanos,
    Optional<String> damage) {
  /** A reading of the whole picture, or of a receipt's fields or places named. */
  public sealed interface Result {
    record Whole(Reading reading) implements Result {}

    record Fields(Receipt receipt) implements Result {}
  }

  /** A model by name and hash. */
  public record ModelName(String name, String sha256) {}

  /** What was read of the whole: the total, where there are fields. */
  public Reading reading() {
    return switch (result) {
      case Result.Whole whole -> whole.reading();
      case Result.Fields fields -> fields.receipt().total();
    };
  }

  /** As on the command line, with file name, model and times. */
  public ObjectNode toJson() {
    ObjectNode node = switch (result) {
      case Result.Whole whole -> ReadingJson.of(whole.reading());
      case Result.Fields fields -> ReceiptJson.of(fields.receipt());
    };
    damage.filter(_ -> node.path("notes").isEmpty())
        .ifPresent(missing -> node.putArray("notes").add(missing));
    node.put("file", fileName);
    node.putObject("model").put("name", model.name()).put("sha256", model.sha256());
    ObjectNode times = node.putObject("milliseconds");
    nanos.forEach((stage, took) -> times.put(stage, (double) TimeUnit.NANOSECONDS.toMicros(took) / 1000));
    return node;
  }
}
