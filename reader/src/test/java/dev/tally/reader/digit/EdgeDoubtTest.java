package dev.tally.reader.digit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.image.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EdgeDoubtTest {
  private static final int SIDE = 120;
  private static PhotoReader reader;

  @BeforeAll
  static void open() {
    reader = PhotoReader.open();
  }

  @AfterAll
  static void close() {
    reader.close();
  }

  @Test
  void aStrokeOnPaperIsAOne() {
    assertRead("1", g -> g.drawLine(58, 25, 62, 95));
  }

  @Test
  void aLineThroughThePictureIsNone() {
    assertDoubted("fold or a rule", g -> g.drawLine(58, -5, 62, 125));
  }

  @Test
  void theEdgeOfATableIsNone() {
    assertDoubted("not the same on both sides", g -> {
      g.setColor(new Color(60, 45, 40));
      g.fillPolygon(new int[] {95, 120, 120, 88}, new int[] {0, 0, 112, 112}, 4);
    });
  }

  @Test
  void aOneThatThePicturesEdgeCutsIsUnsure() {
    assertDoubted("the picture's edge may cut it", g -> g.drawLine(58, -20, 62, 80));
  }

  @Test
  void aOneInAPrintedSquareIsRead() {
    assertRead("1", g -> {
      g.drawLine(58, 38, 61, 82);
      g.setStroke(new BasicStroke(2));
      g.rotate(Math.toRadians(2), 60, 60);
      g.drawRect(22, 20, 76, 80);
    });
  }

  @Test
  void aDigitThatTouchesItsSquareIsRead() {
    assertRead("7", g -> {
      g.drawLine(40, 36, 78, 36);
      g.drawLine(78, 36, 56, 99);
      g.setStroke(new BasicStroke(2));
      g.drawRect(22, 20, 76, 80);
    });
  }

  private static void assertRead(String digit, Consumer<Graphics2D> drawing) {
    Reading reading = reader.readDigit(picture(drawing), ReadOptions.DEFAULTS);
    Reading.Read read = assertInstanceOf(Reading.Read.class, reading, reading.toString());
    assertTrue(read.value().equals(digit), reading.toString());
  }

  private static void assertDoubted(String reason, Consumer<Graphics2D> drawing) {
    Reading reading = reader.readDigit(picture(drawing), ReadOptions.DEFAULTS);
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class, reading, reading.toString());
    assertTrue(unsure.reason().contains(reason), reading.toString());
  }

  /** On light paper, with a broad black pen. */
  private static Picture picture(Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(new Color(230, 228, 220));
    g.fillRect(0, 0, SIDE, SIDE);
    g.setColor(new Color(30, 30, 40));
    g.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    drawing.accept(g);
    g.dispose();
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int pixel = image.getRGB(i % SIDE, i / SIDE);
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return new Picture(SIDE, SIDE, rgb);
  }
}
