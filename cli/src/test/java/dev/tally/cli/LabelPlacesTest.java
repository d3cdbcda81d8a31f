package dev.tally.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.image.PixelBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;

  @Test
  void aLabelStandsAboveWhatItNames() {
    PixelBox named = new PixelBox(100, 100, 50, 20);
    PixelBox place = new LabelPlaces(WIDTH, HEIGHT, List.of(named)).next(named, 80, 18);
    assertEquals(named.x(), place.x());
    assertTrue(place.bottom() < named.y(), place.toString());
  }

  @Test
  void atAnEdgeItStaysInThePicture() {
    for (PixelBox named : List.of(new PixelBox(0, 0, 30, 20), new PixelBox(390, 2, 10, 20),
        new PixelBox(380, 290, 20, 10))) {
      PixelBox place = new LabelPlaces(WIDTH, HEIGHT, List.of(named)).next(named, 120, 18);
      assertTrue(place.x() >= 0 && place.y() >= 0 && place.right() <= WIDTH && place.bottom() <= HEIGHT,
          place.toString());
      assertEquals(0L, (long) place.overlapX(named) * place.overlapY(named), place.toString());
    }
  }

  /** Amounts in a column, closer than a label is high: no label covers a number or another label. */
  @Test
  void inAColumnNothingIsCovered() {
    List<PixelBox> column = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      column.add(new PixelBox(200, 40 + 30 * i, 60, 22));
    }
    LabelPlaces places = new LabelPlaces(WIDTH, HEIGHT, column);
    List<PixelBox> all = new ArrayList<>(column);
    column.forEach(named -> all.add(places.next(named, 100, 18)));
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(0L, (long) all.get(i).overlapX(all.get(j)) * all.get(i).overlapY(all.get(j)),
            all.get(i) + " covers " + all.get(j));
      }
    }
  }
}
