package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hand.PenDigit;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.draw.DrawnDigits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Single digits of real hands. */
class HandDigitsTest {
  /** A one with a flag. */
  private static final PenDigit ONE = new PenDigit(1, 0.4,
      List.of(new float[] {0, 0.4f, 0.2f, 0.2f, 0.4f, 0, 0.4f, 0.5f, 0.4f, 1}));

  private static Hand.Strokes ones(String name, int count) {
    return new Hand.Strokes(name, Collections.nCopies(count, ONE));
  }

  private static Hand.Glyphs drawn(int count) {
    return new Hand.Glyphs("set/drawn", DrawnDigits.make(count));
  }

  private static HandDigits of(Hand... hands) {
    return new HandDigits(new Hands(List.of(hands), List.of()));
  }

  @Test
  void picturesStayAsTheyAre() {
    Digits drawn = DrawnDigits.make(20);
    Digits all = of(drawn(20)).all();
    for (int i = 0; i < 20; i++) {
      assertEquals(drawn.label(i), all.label(i));
      assertArrayEquals(drawn.image(i), all.image(i));
    }
  }

  @Test
  void strokesAreDrawnInMnistsForm() {
    Digits all = of(ones("set/w", 30)).all();
    for (int i = 0; i < all.size(); i++) {
      float[] pixels = new float[Glyph.PIXELS];
      all.toInput(i, pixels, 0);
      int[] box = Sheet.box(pixels);
      assertTrue(box[3] >= 17 && box[3] <= 22, box[3] + " rows");
      assertTrue(box[2] < box[3], box[2] + " columns");
      double ink = 0;
      double x = 0;
      for (int p = 0; p < pixels.length; p++) {
        ink += pixels[p];
        x += pixels[p] * (p % Glyph.SIDE);
      }
      assertEquals(13.5, x / ink, 1);
    }
  }

  @Test
  void aStrokeIsDrawnAnewEachTimeButForTheSameNumbers() {
    HandDigits hands = of(ones("set/w", 1));
    Set<List<Float>> seen = new HashSet<>();
    for (int seed = 0; seed < 20; seed++) {
      List<Float> one = write(hands, seed);
      assertEquals(one, write(of(ones("set/w", 1)), seed));
      seen.add(one);
    }
    assertEquals(20, seen.size());
  }

  private static List<Float> write(HandDigits hands, int seed) {
    float[] pixels = new float[Glyph.PIXELS + 3];
    assertEquals(1, hands.write(pixels, 3, new SplittableRandom(seed)));
    List<Float> list = new ArrayList<>();
    for (float pixel : pixels) {
      list.add(pixel);
    }
    assertEquals(List.of(0f, 0f, 0f), list.subList(0, 3));
    return list;
  }

  @Test
  void aHandIsDrawnByTheRootOfHowManyDigitsItHas() {
    List<PenDigit> twos = Collections.nCopies(900, new PenDigit(2, ONE.width(), ONE.strokes()));
    HandDigits hands = of(ones("set/few", 9), new Hand.Strokes("set/many", twos));
    float[] pixels = new float[Glyph.PIXELS];
    SplittableRandom random = new SplittableRandom(1);
    int few = 0;
    for (int i = 0; i < 4000; i++) {
      few += hands.write(pixels, 0, random) == 1 ? 1 : 0;
    }
    assertEquals(4000 / 11.0, few, 60);
  }

  @Test
  void everyDigitOfEveryHandComesOnceWithItsWriter() {
    HandDigits hands = of(ones("set/a", 2), drawn(10), ones("set/b", 1));
    Digits all = hands.all();
    assertEquals(13, all.size());
    assertArrayEquals(new int[] {1, 4, 1, 1, 1, 1, 1, 1, 1, 1}, all.counts());
    List<String> writers = hands.writers();
    assertEquals(13, writers.size());
    assertEquals(List.of("set/a", "set/a", "set/drawn"), writers.subList(0, 3));
    assertEquals("set/b", writers.getLast());
    assertArrayEquals(all.image(12), hands.all().image(12), "always the same");
  }

  @Test
  void nobodyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new HandDigits(Hands.NONE));
  }
}
