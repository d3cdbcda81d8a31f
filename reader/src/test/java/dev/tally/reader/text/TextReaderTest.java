package dev.tally.reader.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the networks themselves, on print drawn by OpenCV's plotter font, which is on every machine. */
final class TextReaderTest {
  private static TextReader text;

  @BeforeAll
  static void open() {
    text = TextReader.open(2);
  }

  @AfterAll
  static void close() {
    text.close();
  }

  private record Word(String text, int x, int y) {}

  private static Picture page(double lean, Word... words) {
    try (PointerScope _ = new PointerScope()) {
      Mat page = new Mat(900, 700, opencv_core.CV_8UC3, new Scalar(235, 240, 240, 0));
      for (Word word : words) {
        opencv_imgproc.putText(page, word.text, new Point(word.x, word.y),
            opencv_imgproc.FONT_HERSHEY_SIMPLEX, 1.1, new Scalar(40, 40, 40, 0), 2, opencv_imgproc.LINE_AA,
            false);
      }
      Mat turn = opencv_imgproc.getRotationMatrix2D(new org.bytedeco.opencv.opencv_core.Point2f(350, 450),
          lean, 1);
      Mat leaning = new Mat();
      opencv_imgproc.warpAffine(page, leaning, turn, page.size(), opencv_imgproc.INTER_LINEAR,
          opencv_core.BORDER_REPLICATE, new Scalar(0));
      return PictureMats.picture(leaning);
    }
  }

  private static final Word[] RECEIPT = {new Word("GREEN CORNER CAFE", 60, 100), new Word("Coffee", 60, 250),
      new Word("4.50", 500, 250), new Word("Subtotal", 60, 350), new Word("4.50", 500, 350),
      new Word("TOTAL", 60, 450), new Word("4.86", 500, 450)};

  @Test
  void printIsFoundAndReadFromTopToBottom() {
    List<String> read = text.readRows(page(0, RECEIPT))
        .lines()
        .stream()
        .map(line -> line.text().text())
        .toList();
    assertTrue(read.containsAll(List.of("Coffee", "4.50", "Subtotal", "TOTAL", "4.86")), read::toString);
    assertTrue(read.indexOf("Coffee") < read.indexOf("TOTAL"), read::toString);
  }

  @Test
  void aLineLiesWhereItIs() {
    PixelBox box = text.readRows(page(0, RECEIPT))
        .lines()
        .stream()
        .filter(line -> line.text().text().equals("4.86"))
        .findFirst()
        .orElseThrow()
        .box();
    assertTrue(box.contains(540, 438) && box.width() < 150 && box.height() < 70, box::toString);
  }

  /** As on leaves of receipt books, below a head of more lines than are read whoever stands right of them. */
  @Test
  void aShortLineIsReadWhateverStandsRightOfIt() {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      words.add(new Word("Something", 60, 80 + 60 * i));
    }
    words.add(new Word("450", 80, 750));
    words.add(new Word("Received", 400, 750));
    assertTrue(text.readRows(page(0, words.toArray(Word[]::new)))
        .lines()
        .stream()
        .anyMatch(line -> line.text().text().equals("450")));
  }

  @Test
  void rowsLeanAsTheTextDoes() {
    TextRows rows = text.readRows(page(-3, RECEIPT));
    assertEquals(Math.tan(Math.toRadians(3)), rows.slope(), 0.015);
  }

  @Test
  void anEmptyPageHasNoLines() {
    assertEquals(List.of(), text.readRows(page(0)).lines());
  }

  @Test
  void eachDigitHasItsPlace() {
    Picture line = text.find(page(0, new Word("4711", 200, 300)))
        .getFirst()
        .crop(page(0, new Word("4711", 200, 300)));
    RecognizedText read = text.readLine(line);
    assertEquals("4711", read.text());
    assertEquals(0, read.digits().length % 12);
    assertTrue(read.part(0, 2).text().equals("47") && read.part(0, 2).digits().length < read.digits().length);
  }
}
