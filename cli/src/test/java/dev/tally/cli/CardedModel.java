package dev.tally.cli;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.reader.digit.ModelCard.Threshold;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.export.OnnxExport;
import dev.tally.trainer.network.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model that was never trained, so it is sure of nothing, with a card whose thresholds lie below and above what it says. */
final class CardedModel {
  private CardedModel() {}

  static Path write(Path file) throws IOException {
    ModelCard card = new ModelCard(ModelCard.FORMAT, "carded", "base", 1, "tally test", Map.of(), 1, Map.of(),
        Map.of(), new ModelCard.Validation(500, 1, 0.9, 0.3, 1, 0.01, List.of(new RiskPoint(1, 0.1, 0.05)),
            List.of(new Threshold(0.02, 0.05, 1, 0.02), new Threshold(0.01, 0.9999, 0.5, 0.01))));
    try (Network network = new Network(Architectures.BASE, 1, 1, 1)) {
      return Files.write(file, OnnxExport.toBytes(Architectures.BASE, network.weights(), card));
    }
  }
}
