package dev.tally.reader.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Box;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PixelBox;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageFinderTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 800;
  /** Pixels: 2 % of the paper. Corners are found on a smaller picture whose shapes were rounded. */
  private static final double WITHIN = 12;

  /** Light paper between the lines x = 120 + y / 20 and x = 470 - y / 40, y from 80 to 700, on a dark grainy table. */
  private static Picture paperOnTable() {
    Random random = new Random(7);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % WIDTH;
      int y = i / 3 / WIDTH;
      boolean paper = y > 80 && y < 700 && x > 120 + y / 20.0 && x < 470 - y / 40.0;
      boolean print = paper && y % 40 < 8 && x % 12 < 7 && x > 170 && x < 440;
      rgb[i] = (byte) ((print ? 60 : paper ? 225 : 70) + random.nextInt(12));
    }
    return new Picture(WIDTH, HEIGHT, rgb);
  }

  @Test
  void paperIsCutOut() {
    Page page = PageFinder.find(paperOnTable());
    assertTrue(page.found());
    assertEquals(124, page.outline().upperLeft().x(), WITHIN);
    assertEquals(80, page.outline().upperLeft().y(), WITHIN);
    assertEquals(468, page.outline().upperRight().x(), WITHIN);
    assertEquals(700, page.outline().lowerRight().y(), WITHIN);
    assertEquals(155, page.outline().lowerLeft().x(), WITHIN);
  }

  @Test
  void boxesLeadBackToThePhoto() {
    Page page = PageFinder.find(paperOnTable());
    Box box = page.inPhoto(new PixelBox(0, 0, page.picture().width(), page.picture().height()));
    assertEquals(124.0 / WIDTH, box.x(), 0.02);
    assertEquals(80.0 / HEIGHT, box.y(), 0.02);
    assertEquals(620.0 / HEIGHT, box.height(), 0.03);
  }

  @Test
  void wherePaperFillsThePhotoNothingIsCutOff() {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Arrays.fill(rgb, (byte) 230);
    Page page = PageFinder.find(new Picture(WIDTH, HEIGHT, rgb));
    assertEquals(Quad.whole(WIDTH, HEIGHT).area(), page.outline().area(), 0.02 * WIDTH * HEIGHT);
  }

  @Test
  void theSmallestPicturesDoNoHarm() {
    for (int side = 2; side < 12; side++) {
      Page page = PageFinder.find(new Picture(side, 13 - side, new byte[3 * side * (13 - side)]));
      assertFalse(page.picture().width() < 1);
    }
  }
}
