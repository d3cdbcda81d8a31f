package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hand.PenDigit;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.NumberCell;
import dev.tally.trainer.draw.DrawnDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Photographs of written lines. */
class PhotoLinesTest {
  private static final WritingHands HANDS = new WritingHands(DrawnDigits.make(300), hands());

  private static Hands hands() {
    List<PenDigit> digits = new ArrayList<>();
    for (int label = 0; label < 10; label++) {
      digits.add(new PenDigit(label, 0.5, List.of(new float[] {0, 0, 0.5f, 0.1f * label, 0.2f, 1})));
    }
    byte[] paper = new byte[100 * 80];
    Arrays.fill(paper, (byte) 200);
    return new Hands(List.of(new Hand.Strokes("set/w", digits)),
        List.of(new NumberCell(new GrayPicture(100, 80, paper), "123", "book")));
  }

  private static PhotoLines lines(double strange, int columns) {
    return new PhotoLines(HANDS, Augmentation.LINE, strange, columns);
  }

  @Test
  void theSameNumbersGiveTheSameLines() {
    PhotoLines one = lines(0.3, Strip.WIDTH);
    PhotoLines other = lines(0.3, Strip.WIDTH);
    one.line(new SplittableRandom(99)); // what was written before leaves no trace
    int cells = 0;
    int none = 0;
    for (int seed = 0; seed < 120; seed++) {
      PhotoLines.Line a = one.line(new SplittableRandom(seed));
      PhotoLines.Line b = other.line(new SplittableRandom(seed));
      assertEquals(a.spelled(), b.spelled());
      assertArrayEquals(a.crop().pixels(), b.crop().pixels());
      cells += a.spelled().equals("12.3") ? 1 : 0;
      none += a.spelled().isEmpty() ? 1 : 0;
    }
    assertTrue(cells > 0 && cells < 40, cells + " cells");
    assertTrue(none > 5 && none < 50, none + " lines of nothing");
  }

  @Test
  void aPrintedSignStandsBeforeTheNumberAndTouchesNoDigit() {
    for (int seed = 0; seed < 200; seed++) {
      Sheet sheet = new Sheet();
      sheet.begin(200, 80);
      double left = PrintedForm.sign(sheet, 100, 50, 20, new SplittableRandom(seed));
      assertTrue(left > 50 && left < 95, left + " to 100");
      double ink = 0;
      for (int i = 0; i < 200 * 80; i++) {
        ink += sheet.dark()[i];
        assertTrue(i % 200 <= 100 || sheet.dark()[i] == 0, "ink beyond the number's left edge");
      }
      assertTrue(ink > 10, "a sign of ink " + ink);
    }
  }

  @Test
  void trainingSeesWhatReadingSees() {
    PhotoLines lines = lines(0.3, Strip.WIDTH);
    for (int seed = 0; seed < 30; seed++) {
      float[] learnt = new float[Strip.PIXELS + 5];
      String spelled = lines.write(learnt, 5, new SplittableRandom(seed));
      PhotoLines.Line line = lines.line(new SplittableRandom(seed));
      float[] read = new float[Strip.PIXELS];
      GrayStrip.of(line.crop()).toInput(read, 0);
      assertEquals(line.spelled(), spelled);
      assertArrayEquals(read, Arrays.copyOfRange(learnt, 5, learnt.length));
    }
  }

  @Test
  void aShorterStripIsTheBeginningOfAWholeOne() {
    int columns = 128;
    PhotoLines lines = lines(0, columns);
    for (int seed = 0; seed < 30; seed++) {
      float[] part = new float[Strip.HEIGHT * columns];
      lines.write(part, 0, new SplittableRandom(seed));
      GrayStrip whole = GrayStrip.lay(lines.line(new SplittableRandom(seed)).crop());
      if (whole.end() < columns - Strip.MARGIN) {
        for (int i = 0; i < part.length; i++) {
          int pixel = whole.strip().pixels()[i / columns * Strip.WIDTH + i % columns] & 0xff;
          assertEquals(pixel / 255f, part[i]);
        }
      }
    }
  }

  @Test
  void ofNothingStrangeEveryLineHasDigits() {
    PhotoLines lines = lines(0, Strip.WIDTH);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 60; i++) {
      assertTrue(lines.line(random).spelled().matches("[0-9]{1,9}|[0-9][0-9.]{1,11}[0-9]"));
    }
  }
}
