package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadingTextTest {
  private static Reading read;
  private static Reading unsure;
  private static Reading unreadable;

  @BeforeAll
  static void readPictures() {
    Picture number = new ImageDecoder().decode(Path.of("../examples/number-4431.png"));
    byte[] white = new byte[3 * 80 * 40];
    Arrays.fill(white, (byte) 255);
    try (PhotoReader reader = PhotoReader.open()) {
      read = reader.readNumber(number, ReadOptions.DEFAULTS);
      unsure = reader.readNumber(number, ReadOptions.DEFAULTS.withConfidence(1));
      unreadable = reader.readNumber(new Picture(80, 40, white), ReadOptions.DEFAULTS);
    }
  }

  @Test
  void eachOutcomeHasItsColourAndTheRestHasNone() {
    ReadingText text = new ReadingText(Colours.ON);
    assertTrue(text.line("a.png", 5, read).startsWith("a.png  \u001b[32m4431        \u001b[0m  99."));
    assertTrue(text.line("a.png", 5, unsure).startsWith("a.png  \u001b[33munsure      \u001b[0m  99."));
    assertTrue(text.line("a.png", 5, unreadable).startsWith("a.png  \u001b[31munreadable  \u001b[0m  "));
  }

  @Test
  void whereNobodySeesColoursTheLineIsTheSameWithoutThem() {
    ReadingText coloured = new ReadingText(Colours.ON);
    ReadingText plain = new ReadingText(Colours.OFF);
    for (Reading reading : List.of(read, unsure, unreadable)) {
      String line = plain.line("a.png", 9, reading);
      assertFalse(line.contains("\u001b"), line);
      assertEquals(line, coloured.line("a.png", 9, reading).replaceAll("\u001b\\[[0-9]+m", ""));
    }
  }

  /** Tests have no terminal. */
  @Test
  void withoutATerminalThereAreNone() {
    assertEquals(Colours.OFF, Colours.usual());
  }
}
