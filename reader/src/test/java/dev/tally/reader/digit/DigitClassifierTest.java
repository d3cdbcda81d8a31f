package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Glyph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      assertEquals(4, card.data().size());
      assertEquals(card, ModelCard.fromJson(card.toJson()));
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
