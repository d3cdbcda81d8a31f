package dev.tally.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.Picture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number in a shadow with a hard edge is clear ink still, where somebody taps on it. */
class HardShadeTest {
  private static final int WIDTH = 700;
  private static final int HEIGHT = 420;
  private static final int X = 230;
  private static final int Y = 150;
  private static PhotoReader reader;

  @BeforeAll
  static void open() {
    reader = PhotoReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  @ParameterizedTest(name = "{0} of the light is left, the shadow begins at {1}")
  @CsvSource({"0.5, 100", "0.5, 560", "0.35, 560"})
  void aTapOnANumberInShadeIsRead(double left, int from) {
    Picture number = new ImageDecoder().decode(Path.of("../examples/number-1250.png"));
    Picture photo = shaded(number, left, from);
    Box place = new Box((double) X / WIDTH, (double) Y / HEIGHT, (double) number.width() / WIDTH,
        (double) number.height() / HEIGHT);

    Reading reading = reader.readFields(photo, List.of(place), ReadOptions.DEFAULTS.withPrint(false)).total();

    assertEquals("1250", assertInstanceOf(Reading.Read.class, reading, reading.toString()).value());
  }

  /** A number on a larger paper of its own colour, in a shadow that begins at a slanted line. */
  private static Picture shaded(Picture number, double left, int from) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean within = x >= X && y >= Y && x < X + number.width() && y < Y + number.height();
        int pixel = within ? 3 * ((y - Y) * number.width() + x - X) : 0;
        double light = x + 0.3 * y < from ? 1 : left;
        for (int channel = 0; channel < 3; channel++) {
          rgb[3 * (y * WIDTH + x) + channel] = (byte) (light * (number.rgb()[pixel + channel] & 0xff));
        }
      }
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }
}
