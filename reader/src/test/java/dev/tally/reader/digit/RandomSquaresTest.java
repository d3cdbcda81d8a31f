package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.NeedsData;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.SharedData;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is cut out of photos at random is no picture of a digit, though edges and folds look like ones. */
@NeedsData("receipts-photos")
class RandomSquaresTest {
  private static final int SQUARES = 500;
  private static final long SEED = 2026;
  private static final int SMALLEST = 28;
  private static final int LARGEST = 227;

  @Test
  void atMostOneOfFiveHundredIsAnswered() throws IOException {
    List<Picture> photos = photos();
    Random random = new Random(SEED);
    List<String> answered = new ArrayList<>();
    try (PhotoReader reader = PhotoReader.open()) {
      for (int i = 0; i < SQUARES; i++) {
        Picture square = square(photos.get(random.nextInt(photos.size())), random);
        if (reader.readDigit(square, ReadOptions.DEFAULTS) instanceof Reading.Read read) {
          answered.add(i + ": " + read.value());
        }
      }
    }
    assertTrue(answered.size() <= 1, answered.toString());
  }

  @Test
  @NeedsData("faults")
  void edgesFoldsAndRulesAreRefusedAndDigitsInSquaresAreRead() throws IOException {
    try (PhotoReader reader = PhotoReader.open()) {
      for (Labels.Item item : Labels.read(SharedData.directory("faults").resolve("invented-ones/labels.tsv"))
          .items()) {
        assertFalse(reader.readDigit(item.file()) instanceof Reading.Read, item.file().toString());
      }
      for (Labels.Item item : Labels.read(SharedData.directory("faults").resolve("boxed/labels.tsv"))
          .items()) {
        Reading.Read read = assertInstanceOf(Reading.Read.class, reader.readDigit(item.file()));
        assertEquals(item.expected(), read.value());
      }
    }
  }

  private static List<Picture> photos() throws IOException {
    ImageDecoder decoder = new ImageDecoder();
    try (Stream<Path> files = Files.list(SharedData.directory("receipts-photos").resolve("images"))) {
      return files.sorted().map(decoder::decode).toList();
    }
  }

  private static Picture square(Picture photo, Random random) {
    int side = Math.min(random.nextInt(SMALLEST, LARGEST + 1), Math.min(photo.width(), photo.height()));
    int x = random.nextInt(photo.width() - side + 1);
    int y = random.nextInt(photo.height() - side + 1);
    byte[] rgb = new byte[3 * side * side];
    for (int row = 0; row < side; row++) {
      System.arraycopy(photo.rgb(), 3 * ((y + row) * photo.width() + x), rgb, 3 * row * side, 3 * side);
    }
    return new Picture(side, side, rgb);
  }
}
