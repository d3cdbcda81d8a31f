package dev.tally.trainer.fit;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.engine.Engine;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import dev.tally.trainer.export.OnnxEnsemble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several models as one: their probabilities averaged, one temperature fitted on the validation images that none of them was trained
 * on.
 *
 * @param files the members' ONNX files
 * @param cards the members' cards, in the same order
 */
public record Ensemble(List<Path> files, List<ModelCard> cards) {
  /**
   * Opens each file once to see its card.
   *
   * @throws IllegalArgumentException if there are fewer than two, or they keep different images for validation
   * @throws dev.tally.reader.digit.ModelException if a file is missing or no model of Tally's
   */
  public static Ensemble of(List<Path> files) {
    if (files.size() < 2) {
      throw new IllegalArgumentException("an ensemble has at least two members, not " + files.size());
    }
    List<ModelCard> cards = new ArrayList<>();
    for (Path file : files) {
      try (DigitClassifier member = DigitClassifier.open(file)) {
        cards.add(member.card());
      }
    }
    for (int i = 1; i < cards.size(); i++) {
      CardSplit first = CardSplit.of(cards.getFirst());
      CardSplit other = CardSplit.of(cards.get(i));
      if (!other.equals(first)) {
        throw new IllegalArgumentException(
            files.get(i) + " and " + files.getFirst() + " keep different images for validation (" + other
                + " and " + first + "); take models with the same split-seed and validation");
      }
    }
    return new Ensemble(files, cards);
  }

  /**
   * Writes the ensemble's model and card.
   *
   * @param digits the 60,000
   * @param dataHashes SHA-256 by file name, for the card
   */
  public ModelCard write(RunFolder folder, String name, Digits digits, Map<String, String> dataHashes)
      throws IOException {
    Digits validation = CardSplit.of(cards.getFirst()).of(digits).validation();
    Predictions average = average(validation);
    double temperature = average.temperature();
    Predictions calibrated = average.at(temperature);
    ModelCard card = card(name, dataHashes, average, temperature, calibrated);
    List<byte[]> members = new ArrayList<>();
    for (Path file : files) {
      members.add(Files.readAllBytes(file));
    }
    folder.keep(card, OnnxEnsemble.toBytes(members, temperature, card));
    folder.report(card, List.of(), calibrated, validation);
    return card;
  }

  private Predictions average(Digits digits) {
    float[] sum = new float[digits.size() * Digits.CLASSES];
    int[] labels = new int[digits.size()];
    for (Path file : files) {
      try (DigitClassifier member = DigitClassifier.open(file)) {
        Predictions answers = predict(member, digits);
        System.arraycopy(answers.labels(), 0, labels, 0, labels.length);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += answers.probabilities()[i] / files.size();
        }
      }
    }
    return new Predictions(sum, labels, Digits.CLASSES);
  }

  /** What a model file says of all the digits. */
  public static Predictions predict(DigitClassifier model, Digits digits) {
    return Predictions.of(model::probabilities, digits);
  }

  private ModelCard card(String name, Map<String, String> dataHashes, Predictions average, double temperature,
      Predictions calibrated) {
    Map<String, String> settings = new LinkedHashMap<>();
    CardSplit kept = CardSplit.of(cards.getFirst());
    settings.put(Setting.VALIDATION.key(), Integer.toString(kept.validation()));
    settings.put(Setting.SPLIT_SEED.key(), Long.toString(kept.seed()));
    for (int i = 0; i < cards.size(); i++) {
      ModelCard member = cards.get(i);
      settings.put("member " + (i + 1),
          member.name() + " (" + member.network() + "), seed " + member.seed() + ", " + member.settings());
    }
    RiskCoverage risk = RiskCoverage.of(calibrated);
    return new ModelCard(ModelCard.FORMAT, name, "ensemble of " + cards.size(),
        cards.stream().mapToInt(ModelCard::parameters).sum(), Engine.version(), dataHashes,
        cards.getFirst().seed(), settings, Engine.platform(),
        new ModelCard.Validation(calibrated.size(), 1, average.accuracy(), calibrated.loss(), temperature,
            calibrated.calibrationError(), risk.points(), risk.thresholds()));
  }
}
