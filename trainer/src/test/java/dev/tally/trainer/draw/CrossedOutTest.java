package dev.tally.trainer.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.field.Row;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.look.InkColour;
import dev.tally.reader.look.Look;
import dev.tally.reader.page.Ink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes for crossed out, over numbers that are drawn with and without strokes through them. */
class CrossedOutTest {
  private static final int COUNT = 40;
  private static final Look LOOK = new Look(OptionalDouble.empty(), List.of(),
      new InkColour(0.45, 0.37, 0.18), new InkColour(0.34, 0.33, 0.33));

  /** Draws something onto a number. */
  private interface Touch {
    void draw(PenLine pen, Rect box, RandomGenerator random);
  }

  /** How many of forty hands' numbers are taken for crossed out. */
  private static int crossedOut(String text, Touch touch) {
    int count = 0;
    for (int i = 0; i < COUNT; i++) {
      count += row(text, touch, new SplittableRandom(i)).isCrossedOut() ? 1 : 0;
    }
    return count;
  }

  private static Row row(String text, Touch touch, RandomGenerator random) {
    try (PointerScope _ = new PointerScope()) {
      Mat plane = new Mat(120, 420, opencv_core.CV_8UC1, new Scalar(0));
      Hand hand = new Hand(Optional.empty(), 0.3 * random.nextDouble(), 2.2 + random.nextDouble());
      Rect box = hand.write(plane, text, 60, 80, 28 + 12 * random.nextDouble(), random);
      touch.draw(new PenLine(plane, hand.pen(), random), box, random);
      opencv_imgproc.GaussianBlur(plane, plane, new Size(3, 3), 0);
      Ink ink = new Ink(plane.cols(), plane.rows(), PictureMats.bytes(plane));
      return new Row(new PixelBox(0, 0, ink.width(), ink.height()), ink, Optional.empty(), LOOK);
    }
  }

  @ParameterizedTest
  @CsvSource({"LINE, 36", "TWO_LINES, 26", "WAVE, 29", "HATCH, 20", "SCRIBBLE, 30", "CROSS, 11"})
  void numbersThatAreCrossedOut(Strike strike, int least) {
    int found = crossedOut("1250.00", strike::draw) + crossedOut("386", strike::draw);
    assertTrue(found >= 2 * least, strike + ": " + found);
  }

  /** Sevens and fours with their bars, dashes and strokes behind an amount, grouping marks, zeros in a row. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1250.00", "386", "74", "474", "4744", "77", "7", "10000", "12/-", "450/-", "300=", "68-",
          "840-00", "1,234.50", "33", "5555"})
  void numbersThatAreNot(String text) {
    assertEquals(0, crossedOut(text, (_, _, _) -> {}));
  }

  @ParameterizedTest
  @EnumSource
  void framesAreNoStrokes(Frame frame) {
    assertEquals(0, crossedOut("4760.50", frame::draw) + crossedOut("12/-", frame::draw));
  }

  @Test
  void aLongBarOfOneDigitIsNoStroke() {
    assertEquals(0, crossedOut("1750", (pen, box, _) -> pen.line(box.x() + 0.15 * box.width(),
        box.y() + 0.5 * box.height(), box.x() + 0.6 * box.width(), box.y() + 0.45 * box.height())));
  }

  @Test
  void aStrokeAloneCrossesNothing() {
    assertEquals(0, crossedOut("1", (pen, box, _) -> pen.line(box.x(), 70, box.x() + 200.0, 40)));
  }
}
