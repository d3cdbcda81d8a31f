package dev.tally.reader.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.FlatPage;
import dev.tally.reader.page.Ink;
import dev.tally.reader.page.PageInk;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

class LoneNumbersTest {
  private static final int WIDTH = 700;
  private static final int HEIGHT = 1600;
  private static final Scalar BLACK = new Scalar(40, 40, 40, 0);
  private static final Scalar PEN = new Scalar(40, 50, 160, 0);

  /** A till receipt of printed lines. */
  private static Mat receipt() {
    Mat sheet = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(240, 238, 232, 0));
    for (int line = 0; line < 20; line++) {
      text(sheet, "ITEM", 60, 100 + 60 * line, 0.9, BLACK);
      text(sheet, (10 + line * 7) + "." + (20 + line * 3), 480, 100 + 60 * line, 0.9, BLACK);
    }
    return sheet;
  }

  private static void text(Mat sheet, String text, int x, int y, double scale, Scalar colour) {
    opencv_imgproc.putText(sheet, text, new Point(x, y), opencv_imgproc.FONT_HERSHEY_SIMPLEX, scale, colour,
        3, opencv_imgproc.LINE_AA, false);
  }

  /** Digits of uneven size on an uneven line. */
  private static void write(Mat sheet, int x, int y) {
    text(sheet, "4", x, y, 2.0, PEN);
    text(sheet, "7", x + 50, y + 12, 1.7, PEN);
    text(sheet, "3", x + 95, y - 8, 2.2, PEN);
  }

  private static LoneNumbers find(Mat sheet) {
    Picture picture = PictureMats.picture(sheet);
    Ink ink = PageInk.all(FlatPage.of(picture));
    return LoneNumbers.of(picture, ink);
  }

  @Test
  void printAloneHoldsNoHandwriting() {
    try (PointerScope _ = new PointerScope()) {
      assertEquals(new LoneNumbers(List.of(), List.of(), List.of()), find(receipt()));
    }
  }

  @Test
  void whatAPenWroteIsFoundAndTheAmountsInPrintBesideIt() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      write(sheet, 420, 1450);
      LoneNumbers found = find(sheet);
      assertEquals(1, found.written().size());
      PixelBox box = found.written().getFirst().box();
      assertTrue(box.x() > 400 && box.right() < 600 && box.y() > 1380 && box.bottom() < 1480, box.toString());
      assertTrue(found.printed().size() >= 20, "printed " + found.printed().size());
    }
  }

  @Test
  void aCircleAroundANumberIsNoDigit() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      write(sheet, 420, 1450);
      opencv_imgproc.ellipse(sheet, new Point(490, 1432), new Size(130, 75), 5, 0, 360, PEN, 3,
          opencv_imgproc.LINE_AA, 0);
      LoneNumbers found = find(sheet);
      assertEquals(1, found.written().size());
      assertTrue(found.written().getFirst().box().width() < 180, found.written().toString());
    }
  }

  /** A pen as black as the print, and digits no more uneven than a careful hand's. */
  @Test
  void aCircleTellsAHandFromPrint() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      text(sheet, "7", 420, 1450, 2, BLACK);
      text(sheet, "1", 470, 1453, 2, BLACK);
      assertEquals(List.of(), find(sheet).written());
      opencv_imgproc.ellipse(sheet, new Point(465, 1430), new Size(110, 65), 5, 20, 360, BLACK, 3,
          opencv_imgproc.LINE_AA, 0);
      assertEquals(1, find(sheet).written().size());
    }
  }

  @Test
  void aPrintedFrameIsNoCircle() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      text(sheet, "7", 420, 1450, 2, BLACK);
      text(sheet, "1", 470, 1453, 2, BLACK);
      opencv_imgproc.rectangle(sheet, new Point(400, 1385), new Point(520, 1475), BLACK, 3,
          opencv_imgproc.LINE_AA, 0);
      assertEquals(List.of(), find(sheet).written());
    }
  }

  /** Digits that stand on a rule of dashes are one piece with it, until it is erased. */
  @Test
  void digitsOnADashedRuleStandAlone() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      write(sheet, 420, 1450);
      for (int x = 360; x < 640; x += 18) {
        opencv_imgproc.line(sheet, new Point(x, 1450), new Point(x + 11, 1450), BLACK, 3,
            opencv_imgproc.LINE_8, 0);
      }
      LoneNumbers found = find(sheet);
      assertEquals(1, found.written().size());
      assertEquals(3, found.written().getFirst().look().digits().size());
    }
  }

  @Test
  void whatIsPrintedBehindASpaceIsAWordOfItsOwn() {
    try (PointerScope _ = new PointerScope()) {
      Mat sheet = receipt();
      text(sheet, "RM 33.92", 420, 1330, 0.9, BLACK);
      write(sheet, 420, 1450);
      List<PixelBox> boxes = find(sheet).printed().stream().map(word -> word.whole().box()).toList();
      assertTrue(boxes.stream().anyMatch(box -> box.y() > 1290 && box.y() < 1340 && box.x() > 470),
          boxes.toString());
    }
  }
}
