package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.corpus.Labels;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PhotoReaderTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static PhotoReader reader;

  @BeforeAll
  static void open() {
    reader = PhotoReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  /** The README's example, kept alive. */
  @Test
  void theReadmesFiveLines() {
    String amount;
    try (PhotoReader reader = PhotoReader.open()) {
      amount = switch (reader.readNumber(Path.of("../examples/number-4431.png"))) {
        case Reading.Read read -> read.value();
        case Reading.Unsure unsure -> "ask: " + unsure.candidates();
        case Reading.Unreadable unreadable -> "cannot: " + unreadable.reason();
      };
    }
    assertEquals("4431", amount);
  }

  @Test
  void aPathBytesAndAStreamAreReadAlike() throws IOException {
    Path file = EXAMPLES.resolve("number-4431.png");
    ReadOptions strict = ReadOptions.DEFAULTS.withConfidence(1);
    Reading path = reader.readNumber(file, strict);
    assertInstanceOf(Reading.Unsure.class, path);
    assertEquals(path, reader.readNumber(Files.readAllBytes(file), strict));
    try (InputStream in = Files.newInputStream(file)) {
      assertEquals(path, reader.readNumber(in, strict));
      assertEquals(-1, in.read());
    }
    assertEquals(reader.readDigit(file), reader.readDigit(file, ReadOptions.DEFAULTS));
  }

  @Test
  void aReceiptTellsTheCurrencyThatWasNamed() {
    Picture number = new ImageDecoder().decode(EXAMPLES.resolve("number-4431.png"));
    List<Box> whole = List.of(new Box(0, 0, 1, 1));
    ReadOptions options = ReadOptions.DEFAULTS.withPrint(false);
    assertNull(reader.readFields(number, whole, options).currency());
    Currency dollars = Currency.getInstance("USD");
    assertEquals(dollars, reader.readFields(number, whole, options.withCurrency(dollars)).currency());
  }

  @Test
  void aSecondCloseDoesNothingAndUseAfterwardsSaysSo() {
    PhotoReader once = PhotoReader.open();
    once.readNumber(EXAMPLES.resolve("number-4431.png"));
    once.close();
    once.close();
    IllegalStateException e = assertThrows(IllegalStateException.class,
        () -> once.readDigit(EXAMPLES.resolve("digit-3.png")));
    assertTrue(e.getMessage().contains("closed"), e.getMessage());
  }

  @Test
  void theExamplesAreRead() {
    for (Labels.Item item : Labels.read(EXAMPLES.resolve("numbers.tsv")).items()) {
      Result result = new Result(item, reader.readNumber(item.file()));
      assertTrue(result.isBestExpected(), item + ": " + result.reading());
    }
    for (Labels.Item item : Labels.read(EXAMPLES.resolve("digits.tsv")).items()) {
      assertEquals(item.expected(),
          assertInstanceOf(Reading.Read.class, reader.readDigit(item.file())).value());
    }
  }

  @Test
  void lightOnDarkIsReadAsDarkOnLight() {
    Picture picture = new ImageDecoder().decode(EXAMPLES.resolve("number-1250.png"));
    byte[] inverted = picture.rgb().clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    Reading reading = reader.readNumber(new Picture(picture.width(), picture.height(), inverted),
        ReadOptions.DEFAULTS);
    assertTrue(new Result(new Labels.Item(EXAMPLES, "1250"), reading).isBestExpected(), reading.toString());
  }

  @Test
  void boxesLieInThePhotoFromLeftToRight() {
    Reading.Read read = assertInstanceOf(Reading.Read.class,
        reader.readNumber(EXAMPLES.resolve("number-4431.png")));
    double x = -1;
    for (Reading.Part part : read.parts()) {
      Box box = part.box();
      assertTrue(box.x() > x && box.x() >= 0 && box.x() + box.width() <= 1 && box.y() >= 0
          && box.y() + box.height() <= 1, part.toString());
      x = box.x();
    }
    assertEquals(4, read.parts().size());
  }

  /** As when a person taps on a number: places are relative to the photo, not to the place. */
  @Test
  void aNamedPlacesBoxesLieInThePhoto() {
    Picture picture = new ImageDecoder().decode(EXAMPLES.resolve("number-4431.png"));
    Box place = new Box(0.15, 0.1, 0.8, 0.85);
    Reading.Read whole = assertInstanceOf(Reading.Read.class,
        reader.readNumber(picture, ReadOptions.DEFAULTS));
    Reading.Read named = assertInstanceOf(Reading.Read.class,
        reader.readFields(picture, List.of(place), ReadOptions.DEFAULTS).total());
    assertEquals(whole.value(), named.value());
    for (int i = 0; i < whole.parts().size(); i++) {
      assertEquals(whole.parts().get(i).box().x(), named.parts().get(i).box().x(), 0.03);
    }
  }

  /** A form's rule between two columns reads as a one: it must not be answered as such. */
  @Test
  void aRuleThroughANamedPlaceIsDoubted() {
    Picture picture = new ImageDecoder().decode(EXAMPLES.resolve("number-1250.png"));
    byte[] ruled = picture.rgb().clone();
    int x = (int) (0.97 * picture.width());
    for (int y = 0; y < picture.height(); y++) {
      Arrays.fill(ruled, 3 * (y * picture.width() + x - 2), 3 * (y * picture.width() + x + 2), (byte) 40);
    }
    Reading reading = reader
        .readFields(new Picture(picture.width(), picture.height(), ruled), List.of(new Box(0, 0, 1, 1)),
            ReadOptions.DEFAULTS)
        .total();
    assertTrue(!(reading instanceof Reading.Read read) || read.value().equals("1250"), reading.toString());
  }

  /** A tap takes in the cell's frame, and some of the line below. */
  @Test
  void aNamedPlaceIsReadWithoutTheRulesOfItsCell() {
    Picture number = new ImageDecoder().decode(EXAMPLES.resolve("number-4431.png"));
    int width = 2 * number.width();
    int height = 5 * number.height();
    byte[] page = new byte[3 * width * height];
    Arrays.fill(page, (byte) 245);
    for (int line = 0; line < 3; line++) {
      draw(number, page, width, number.width() / 2, (int) ((1 + 1.2 * line) * number.height()));
    }
    for (int y = 0; y < height; y++) {
      Arrays.fill(page, 3 * (y * width + width / 4), 3 * (y * width + width / 4 + 3), (byte) 60);
      Arrays.fill(page, 3 * (y * width + width * 3 / 4), 3 * (y * width + width * 3 / 4 + 3), (byte) 60);
    }
    for (double y : new double[] {2.15, 3.35}) {
      int row = (int) (y * number.height());
      Arrays.fill(page, 3 * row * width, 3 * (row + 3) * width, (byte) 60);
    }
    Box place = new Box(0.23, 2.1 / 5, 0.55, 1.3 / 5);
    Reading reading = reader
        .readFields(new Picture(width, height, page), List.of(place), ReadOptions.DEFAULTS)
        .total();
    assertEquals("4431", assertInstanceOf(Reading.Read.class, reading, reading.toString()).value());
  }

  private static void draw(Picture number, byte[] page, int width, int left, int top) {
    for (int y = 0; y < number.height(); y++) {
      System.arraycopy(number.rgb(), 3 * y * number.width(), page, 3 * ((top + y) * width + left),
          3 * number.width());
    }
  }

  @Test
  void blankPaperIsUnreadable() {
    byte[] paper = new byte[3 * 80 * 40];
    Arrays.fill(paper, (byte) 230);
    assertInstanceOf(Reading.Unreadable.class,
        reader.readNumber(new Picture(80, 40, paper), ReadOptions.DEFAULTS));
    assertInstanceOf(Reading.Unreadable.class,
        reader.readDigit(new Picture(80, 40, paper), ReadOptions.DEFAULTS));
  }

  @Test
  void aScribbleIsNotRead() {
    Random random = new Random(4);
    byte[] page = new byte[3 * 90 * 60];
    Arrays.fill(page, (byte) 235);
    for (int stroke = 0; stroke < 25; stroke++) {
      double x = 10 + random.nextInt(70);
      double y = 10 + random.nextInt(40);
      for (int step = 0; step < 40; step++) {
        x = Math.clamp(x + random.nextGaussian(), 2, 87);
        y = Math.clamp(y + random.nextGaussian(), 2, 57);
        for (int k = 0; k < 9; k++) {
          int at = 3 * (((int) y + k / 3 - 1) * 90 + (int) x + k % 3 - 1);
          page[at] = page[at + 1] = page[at + 2] = 30;
        }
      }
    }
    Reading reading = reader.readNumber(new Picture(90, 60, page), ReadOptions.DEFAULTS);
    assertFalse(reading instanceof Reading.Read, reading.toString());
  }

  @Test
  void stagesAreShownInOrder() {
    List<String> stages = new ArrayList<>();
    ReadOptions options = ReadOptions.DEFAULTS.withStages((stage, picture) -> {
      assertTrue(picture.get().width() > 0);
      stages.add(stage);
    });
    reader.readNumber(new ImageDecoder().decode(EXAMPLES.resolve("number-1250.png")), options);
    assertEquals(List.of("1-photo", "2-ink", "3-without-lines", "4-fragments", "5-glyphs"), stages);
  }

  @Test
  void manyThreadsGiveWhatOneGives() throws Exception {
    Path file = EXAMPLES.resolve("number-793608.png");
    Reading alone = reader.readNumber(file);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Reading>> readings = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        readings.add(threads.submit(() -> reader.readNumber(file)));
      }
      for (Future<Reading> reading : readings) {
        assertEquals(alone, reading.get());
      }
    }
  }
}
