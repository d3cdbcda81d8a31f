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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFinderTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 800;
  /** Pixels: less than 1 % of the paper. Corners are found on a picture half as large. */
  private static final double WITHIN = 4;

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

  @ParameterizedTest
  @EnumSource
  void paperIsCutOutOfManyTables(ReceiptOnTable.Table table) {
    Quad tilted = new Quad(new Place(230, 140), new Place(690, 190), new Place(670, 960),
        new Place(160, 900));
    Page page = PageFinder.find(ReceiptOnTable.photo(table, tilted));
    assertTrue(page.found());
    for (int i = 0; i < 4; i++) {
      double distance = page.outline().corners().get(i).distance(tilted.corners().get(i));
      assertTrue(distance < 12, "corner " + i + " is " + distance + " pixels off: " + page.outline());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void pagesThatLieOrStandOnTheirHeadsAreTurned(int quarters) {
    Quad upright = new Quad(new Place(230, 140), new Place(690, 150), new Place(670, 930),
        new Place(180, 910));
    Picture photo = ReceiptOnTable.photo(ReceiptOnTable.Table.WOOD, upright);
    Page page = PageFinder.find(ReceiptOnTable.turned(photo, quarters));
    Place foot = page.toPhoto().apply(300, 500);
    Place above = page.toPhoto().apply(300, 400);
    double turned = Math.atan2(above.x() - foot.x(), foot.y() - above.y()) / (Math.PI / 2);
    assertEquals(0, Math.IEEEremainder(turned - quarters, 4), 0.1);
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
