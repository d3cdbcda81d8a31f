package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.ReadOptions;
import dev.tally.reader.glyph.Glyph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitClassifierTest {
  @TempDir
  Path folder;

  private static byte[] shipped() throws IOException {
    try (InputStream in = DigitClassifierTest.class
        .getResourceAsStream("/dev/tally/reader/models/digits.onnx")) {
      return in.readAllBytes();
    }
  }

  private static void refused(String part, Runnable open) {
    ModelException e = assertThrows(ModelException.class, open::run);
    assertTrue(e.getMessage().contains(part) && !e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void theShippedModelHasACard() {
    try (DigitClassifier classifier = DigitClassifier.named("digits")) {
      ModelCard card = classifier.card();
      assertEquals("digits", card.name());
      assertTrue(card.data().keySet().containsAll(List.of("train-images-idx3-ubyte.gz", "swiss-numbers.tar")),
          card.data()::toString);
    }
  }

  @Test
  void aBatchGivesWhatEachGlyphGivesAlone() {
    Random random = new Random(3);
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      byte[] pixels = new byte[Glyph.PIXELS];
      random.nextBytes(pixels);
      glyphs.add(new Glyph(pixels));
    }
    try (DigitClassifier classifier = DigitClassifier.named("digits")) {
      List<DigitScores> together = classifier.classify(glyphs);
      assertEquals(150, together.size());
      for (int i = 0; i < glyphs.size(); i += 37) {
        DigitScores alone = classifier.classify(List.of(glyphs.get(i))).getFirst();
        for (int digit = 0; digit < 10; digit++) {
          assertEquals(alone.probability(digit), together.get(i).probability(digit), 1e-5);
        }
      }
      assertTrue(classifier.classify(List.of()).isEmpty());
    }
  }

  @Test
  void whatIsNoModelIsRefusedInOneLine() throws IOException {
    byte[] model = shipped();
    refused("no model is called 'nobody'", () -> DigitClassifier.named("nobody"));
    refused("no model is called '../x'", () -> DigitClassifier.named("../x"));
    refused("missing", () -> DigitClassifier.open(folder.resolve("none.onnx")));
    refused("damaged", () -> DigitClassifier.open(Arrays.copyOf(model, model.length / 2), "half"));
    refused("damaged", () -> DigitClassifier.open("hello".getBytes(StandardCharsets.UTF_8), "text"));
    Path empty = Files.createFile(folder.resolve("empty.onnx"));
    refused("empty.onnx", () -> DigitClassifier.open(empty));
  }

  @Test
  void aCardOfALaterFormatIsRefused() {
    refused("format 2", () -> ModelCard.fromJson("{\"format\": 2, \"network\": \"base\"}"));
    refused("incomplete", () -> ModelCard.fromJson("{}"));
    refused("cannot be read", () -> ModelCard.fromJson("{"));
    refused("cannot be read", () -> ModelCard.fromJson("[1]"));
    refused("cannot be read", () -> ModelCard.fromJson("{\"a\": " + "[".repeat(1_000_000)));
    refused("thresholds holds something else", () -> ModelCard
        .fromJson("{\"format\": 1, \"network\": \"base\", \"validation\": {\"thresholds\": [1]}}"));
  }

  /** As written before cards had a curve; the shipped models' cards look like this. */
  private static final String OLD_CARD = """
      {"format": 1, "name": "old", "network": "deep", "parameters": 3, "engine": "tally", "data": {"a": "0"}, "seed": 1,
       "settings": {}, "platform": {}, "validation": {"images": 5000, "epoch": 14, "accuracy": 0.995, "loss": 0.027,
       "temperature": 0.69, "calibrationError": 0.005}}
      """;

  @Test
  void anOldCardLoadsAndSaysThatItHasNoCurve() {
    ModelCard card = ModelCard.fromJson(OLD_CARD);
    assertEquals(5000, card.validation().images());
    assertEquals(List.of(), card.validation().riskCoverage());
    refused("no risk-coverage curve", () -> card.threshold(0.01));
  }

  private static ModelCard card(List<ModelCard.Threshold> thresholds) {
    return new ModelCard(1, "mine", "base", 1, "tally", Map.of(), 1, Map.of(), Map.of(),
        new ModelCard.Validation(5000, 1, 0.9, 0.1, 1, 0.01,
            List.of(new ModelCard.RiskPoint(0.5, 0, 0.9), new ModelCard.RiskPoint(1, 0.1, 0.4)), thresholds));
  }

  @Test
  void aThresholdIsChosenByTargetError() {
    ModelCard card = card(List.of(new ModelCard.Threshold(0.01, 0.8, 0.9, 0.009),
        new ModelCard.Threshold(0.001, 0.99, 0.7, 0.0009)));
    assertEquals(0.8, card.threshold(0.01).confidence());
    assertEquals(0.8, card.threshold(0.5).confidence());
    assertEquals(0.99, card.threshold(0.009).confidence(),
        "the stricter of two neighbours keeps the promise");
    refused(
        "5,000 validation images of model mine do not prove an error of at most 0.0001; the smallest error they do prove is 0.001",
        () -> card.threshold(0.0001));
    refused("do not prove", () -> card(List.of()).threshold(0.01));
    for (double nonsense : new double[] {0, 1, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> card.threshold(nonsense));
    }
    ReadOptions options = ReadOptions.DEFAULTS.withMaxError(0.001, card);
    assertEquals(0.99, options.digitConfidence());
    assertEquals(ReadOptions.DEFAULTS.numberConfidence(), options.numberConfidence());
  }

  @Test
  void scoresAreRanked() {
    DigitScores scores = new DigitScores(new float[] {0, .1f, .2f, 0, 0, .6f, .1f, 0, 0, 0});
    assertEquals(5, scores.digit());
    assertEquals(.6f, scores.confidence());
    assertEquals(2, scores.ranked(1));
    assertEquals(1, scores.ranked(2));
    assertEquals(6, scores.ranked(3));
  }
}
