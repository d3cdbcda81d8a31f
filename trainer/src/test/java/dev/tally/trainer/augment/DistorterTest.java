package dev.tally.trainer.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DistorterTest {
  private static final int SIDE = Glyph.SIDE;
  private static final int SEEDS = 60;
  private static final Digits NEIGHBOURS = Digits.of(bytes(one()), new byte[] {1});

  private static byte[] bytes(float[] pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(255 * pixels[i]);
    }
    return bytes;
  }

  /** An upright stroke, as a one is written. */
  private static float[] one() {
    float[] pixels = new float[Glyph.PIXELS];
    Stroke.draw(pixels, SIDE, 14, 5, 14, 23, 3);
    return pixels;
  }

  private static float[] seven() {
    float[] pixels = new float[Glyph.PIXELS];
    Stroke.draw(pixels, SIDE, 8, 5, 19, 5, 2.5);
    Stroke.draw(pixels, SIDE, 19, 5, 13, 23, 2.5);
    return pixels;
  }

  private static float[] distorted(float[] pixels, String augmentation, int seed) {
    new Distorter(Augmentation.parse(augmentation), NEIGHBOURS).distort(3, pixels, 0,
        new SplittableRandom(seed));
    return pixels;
  }

  /** Over some seeds: how a measure of the picture comes out, least and most. */
  private record Range(double least, double most, double mean) {
    static Range of(String augmentation, ToDoubleFunction<float[]> measure) {
      double[] values = new double[SEEDS];
      Arrays.setAll(values, seed -> measure.applyAsDouble(distorted(seven(), augmentation, seed)));
      return new Range(Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow(),
          Arrays.stream(values).average().orElseThrow());
    }

    double width() {
      return most - least;
    }
  }

  private static double mass(float[] pixels) {
    double mass = 0;
    for (float v : pixels) {
      mass += v;
    }
    return mass;
  }

  /** Central moment of the ink: the powers of x and y. */
  private static double moment(float[] pixels, int powerX, int powerY) {
    double mass = mass(pixels);
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < pixels.length; i++) {
      meanX += pixels[i] * (i % SIDE) / mass;
      meanY += pixels[i] * Math.floorDiv(i, SIDE) / mass;
    }
    double moment = 0;
    for (int i = 0; i < pixels.length; i++) {
      moment += pixels[i] / mass * Math.pow(i % SIDE - meanX, powerX)
          * Math.pow(Math.floorDiv(i, SIDE) - meanY, powerY);
    }
    return moment;
  }

  /** Of the ink's principal axis against the upright, in degrees. */
  private static double angle(float[] pixels) {
    return Math
        .toDegrees(0.5 * Math.atan2(2 * moment(pixels, 1, 1), moment(pixels, 0, 2) - moment(pixels, 2, 0)));
  }

  private static double extent(float[] pixels, boolean upright) {
    int first = SIDE;
    int last = -1;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] > 0.3f) {
        int place = upright ? i / SIDE : i % SIDE;
        first = Math.min(first, place);
        last = Math.max(last, place);
      }
    }
    return last - first + 1;
  }

  private static double middle(float[] pixels) {
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += pixels[i] * (i % SIDE);
    }
    return sum / mass(pixels);
  }

  /** The mean difference of a pixel and its neighbour, of the ink there is. */
  private static double crispness(float[] pixels) {
    double sum = 0;
    for (int i = 1; i < pixels.length; i++) {
      sum += Math.pow(pixels[i] - pixels[i - 1], 2);
    }
    return sum / mass(pixels);
  }

  private static double difference(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum;
  }

  /** Nothing but the way into form. */
  private static double plain(ToDoubleFunction<float[]> measure) {
    return Range.of("contrast=0.0000001", measure).most;
  }

  @Test
  void theSameNumbersGiveTheSamePicture() {
    float[] first = one();
    float[] second = one();
    new Distorter(Augmentation.PHOTO, NEIGHBOURS).distort(1, first, 0, new SplittableRandom(8));
    Distorter used = new Distorter(Augmentation.PHOTO, NEIGHBOURS);
    for (int seed = 0; seed < 20; seed++) {
      used.distort(1, seven(), 0, new SplittableRandom(seed));
    }
    used.distort(1, second, 0, new SplittableRandom(8));
    assertArrayEquals(first, second, "a distorter remembers nothing");
    assertFalse(Arrays.equals(first, one()));
  }

  @Test
  void onlyItsOwnPixelsAreTouched() {
    float[] pixels = new float[3 * Glyph.PIXELS];
    Arrays.fill(pixels, 0.5f);
    System.arraycopy(seven(), 0, pixels, Glyph.PIXELS, Glyph.PIXELS);
    Distorter distorter = new Distorter(Augmentation.parse("photo untouched=0 flip=1 erasing=1"), NEIGHBOURS);
    distorter.distort(7, pixels, Glyph.PIXELS, new SplittableRandom(2));
    assertUntouched(Arrays.copyOfRange(pixels, 0, Glyph.PIXELS));
    float[] alone = seven();
    distorter.distort(7, alone, 0, new SplittableRandom(2));
    assertArrayEquals(alone, Arrays.copyOfRange(pixels, Glyph.PIXELS, 2 * Glyph.PIXELS));
  }

  private static void assertUntouched(float[] pixels) {
    for (float v : pixels) {
      assertEquals(0.5f, v);
    }
  }

  @Test
  void everythingAtItsMostStaysInRangeAndKeepsSomeInk() {
    StringBuilder all = new StringBuilder();
    for (Amount amount : Amount.values()) {
      all.append(amount.key())
          .append('=')
          .append(amount == Amount.UNTOUCHED ? 0 : Math.min(2, amount.most()))
          .append(' ');
    }
    for (String augmentation : new String[] {"photo untouched=0", all.toString()}) {
      for (int seed = 0; seed < 300; seed++) {
        for (float v : distorted(seven(), augmentation, seed)) {
          assertTrue(v >= 0 && v <= 1, augmentation + " seed " + seed + " makes ink " + v);
        }
      }
    }
    Range mass = Range.of("photo untouched=0", DistorterTest::mass);
    assertTrue(mass.least > 20 && mass.most < 250, mass.toString());
  }

  @Test
  void noneAndUntouchedLeaveThePicture() {
    assertTrue(Arrays.equals(seven(), distorted(seven(), "none", 1)));
    int untouched = 0;
    for (int seed = 0; seed < 400; seed++) {
      untouched += Arrays.equals(seven(), distorted(seven(), "photo untouched=0.3", seed)) ? 1 : 0;
    }
    assertEquals(0.3, untouched / 400.0, 0.08);
  }

  @Test
  void blankPaperStaysBlank() {
    float[] blank = new float[Glyph.PIXELS];
    assertEquals(0, mass(distorted(blank, "photo untouched=0 erasing=1", 3)));
  }

  @Test
  void rotationTurnsThePrincipalAxis() {
    Range angles = Range.of("rotation=20", DistorterTest::angle);
    double straight = plain(DistorterTest::angle);
    assertEquals(straight - 19, angles.least, 4);
    assertEquals(straight + 19, angles.most, 4);
  }

  @Test
  void shearSlants() {
    Range lean = Range.of("shear=0.3", ink -> moment(ink, 1, 1) / moment(ink, 0, 2));
    assertEquals(0.6, lean.width(), 0.12);
  }

  @Test
  void stretchChangesWidthAgainstHeight() {
    Range shape = Range.of("stretch=0.3", ink -> extent(ink, false) / extent(ink, true));
    double straight = plain(ink -> extent(ink, false) / extent(ink, true));
    assertTrue(shape.least < 0.87 * straight && shape.most > 1.12 * straight, shape + " around " + straight);
  }

  @Test
  void keystoneMakesOneEndGrow() {
    Range skew = Range.of("keystone=0.3", ink -> moment(ink, 2, 1));
    assertTrue(skew.width() > 8, skew.toString());
  }

  @Test
  void elasticBendsAStroke() {
    Range plain = Range.of("contrast=0.0000001", ink -> moment(ink, 1, 2));
    Range bent = Range.of("elastic=1", ink -> moment(ink, 1, 2));
    assertTrue(bent.width() > 5 && plain.width() < 0.01, bent + " against " + plain);
  }

  @Test
  void strokeMakesThePenBroaderAndFiner() {
    double plain = plain(DistorterTest::mass);
    Range mass = Range.of("stroke=1", DistorterTest::mass);
    assertTrue(mass.least < 0.8 * plain && mass.most > 1.25 * plain, mass + " around " + plain);
  }

  @Test
  void blurSoftens() {
    Range crispness = Range.of("blur=1", DistorterTest::crispness);
    double plain = plain(DistorterTest::crispness);
    assertTrue(crispness.least < 0.75 * plain && crispness.most < 1.02 * plain,
        crispness + " under " + plain);
  }

  @Test
  void noiseRoughensInkAndLeavesThePaper() {
    float[] smooth = distorted(seven(), "contrast=0.0000001", 1);
    Range roughness = Range.of("noise=0.4", ink -> difference(ink, smooth));
    assertTrue(roughness.most > 6 && roughness.mean > 3 && roughness.most < 20, roughness.toString());
    Range paper = Range.of("noise=0.4", ink -> mass(Arrays.copyOf(ink, 2 * SIDE)));
    assertTrue(paper.most < 0.5, paper.toString());
  }

  @Test
  void erasingTakesInkAwayFromSomeDigits() {
    double plain = plain(DistorterTest::mass);
    Range all = Range.of("erasing=1", DistorterTest::mass);
    assertTrue(all.mean < 0.97 * plain && all.least > 0.7 * plain, all + " under " + plain);
    float[] whole = distorted(seven(), "contrast=0.0000001", 1);
    Range some = Range.of("erasing=0.3", ink -> difference(ink, whole) < 0.01 ? 1 : 0);
    assertEquals(0.7, some.mean, 0.15);
  }

  @Test
  void contrastPales() {
    double plain = plain(DistorterTest::mass);
    Range mass = Range.of("contrast=0.5", DistorterTest::mass);
    assertEquals(0.5 * plain, mass.least, 0.05 * plain);
    assertTrue(mass.most <= plain + 0.01, mass.toString());
  }

  @Test
  void zoomChangesTheSizeInTheForm() {
    double plain = plain(ink -> extent(ink, true));
    Range tall = Range.of("zoom=0.3", ink -> extent(ink, true));
    assertTrue(tall.least < 0.85 * plain && tall.most > 1.1 * plain, tall + " around " + plain);
  }

  @Test
  void shiftMoves() {
    Range middle = Range.of("shift=3", DistorterTest::middle);
    double plain = plain(DistorterTest::middle);
    assertEquals(plain - 3, middle.least, 0.25);
    assertEquals(plain + 3, middle.most, 0.25);
  }

  @Test
  void flipMirrorsDigitsAlone() {
    double lean = plain(DistorterTest::angle);
    Range flipped = Range.of("flip=1", DistorterTest::angle);
    assertEquals(-lean, flipped.most, 3);
    assertEquals(flipped.most, flipped.least, 1e-6);
    float[] other = seven();
    new Distorter(Augmentation.parse("flip=1"), NEIGHBOURS).distort(Distorter.NO_LABEL, other, 0,
        new SplittableRandom(1));
    assertEquals(lean, angle(other), 1e-6);
  }

  @Test
  void aFlagLeadsDownToTheLeft() {
    int flagged = 0;
    for (int seed = 0; seed < 50; seed++) {
      float[] pixels = one();
      Handwriting.restyle(1, pixels, 0, new SplittableRandom(seed));
      double left = 0;
      double right = 0;
      for (int i = 0; i < 12 * SIDE; i++) {
        left += i % SIDE < 12 ? pixels[i] : 0;
        right += i % SIDE > 17 ? pixels[i] : 0;
      }
      flagged += left > 3 && right < 1 ? 1 : 0;
    }
    // An eighth has the rest of a rule instead.
    assertTrue(flagged > 35, flagged + " of 50");
  }

  @Test
  void formsDrawTheLabelWhateverWasThere() {
    Distorter forms = new Distorter(Augmentation.parse("forms=1"), NEIGHBOURS);
    for (int label = 0; label < 10; label++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        float[] first = one();
        float[] second = seven();
        forms.distort(label, first, 0, new SplittableRandom(seed));
        forms.distort(label, second, 0, new SplittableRandom(seed));
        assertArrayEquals(first, second, label + " seed " + seed);
        assertTrue(mass(first) > 15, label + " seed " + seed);
      }
    }
  }

  @Test
  void whatIsCutOutOfANumberIsStillTheDigit() {
    Distorter cut = new Distorter(Augmentation.parse("cut=1"), NEIGHBOURS);
    int changed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      float[] pixels = seven();
      cut.distort(7, pixels, 0, new SplittableRandom(seed));
      float[] original = seven();
      double common = 0;
      double both = 0;
      for (int i = 0; i < pixels.length; i++) {
        common += Math.min(pixels[i], original[i]);
        both += Math.max(pixels[i], original[i]);
      }
      // Set upright by the line's slant and drawn anew, or a piece of a neighbour at its side: never the neighbour alone.
      assertTrue(common / both > 0.25, "seed " + seed + ": " + common / both);
      changed += common / both < 0.99 ? 1 : 0;
    }
    assertTrue(changed > SEEDS / 2, changed + " of " + SEEDS);
  }
}
