package dev.tally.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tally.reader.digit.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardJsonTest {
  private static String shipped(String name) throws IOException {
    try (InputStream in = ModelCard.class.getResourceAsStream("/dev/tally/reader/models/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** Nothing is lost or written otherwise by one who reads a card and writes it again. */
  @ParameterizedTest
  @ValueSource(strings = {"base", "digits", "lines", "lines-photo", "phone"})
  void aCardThatShipsComesBackByteForByte(String name) throws IOException {
    assertEquals(shipped(name), CardJson.of(ModelCard.fromJson(shipped(name))));
  }

  @Test
  void onOneLineItIsTheSameCard() throws IOException {
    ModelCard card = ModelCard.fromJson(shipped("lines-photo"));
    String line = CardJson.shortOf(card);
    assertFalse(line.contains("\n"), line);
    assertEquals(card, ModelCard.fromJson(line));
  }
}
