package dev.tally.trainer.augment;

import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hand;
import dev.tally.trainer.data.Hand.PenDigit;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.NumberCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The hands that lines are written with: MNIST's, of whom nobody knows who wrote what, and writers who write a whole line alone.
 * Immutable: any number of threads may use it.
 */
public final class WritingHands {
  /** Points of a stroke lie at least so far apart, in digit heights: what is closer is a trembling tablet. */
  private static final double APART = 0.07;

  /** One hand's digits by what they are: pictures or strokes. */
  record Owned(Digits glyphs, int[][] places, List<List<PenDigit>> strokes) {
    boolean isPen() {
      return glyphs == null;
    }

    private boolean isWhole() {
      return isPen()
          ? strokes.stream().noneMatch(List::isEmpty)
          : Arrays.stream(places).noneMatch(p -> p.length == 0);
    }
  }

  private final Digits mnist;
  private final Owned many;
  private final List<Owned> scanned = new ArrayList<>();
  private final List<Owned> penned = new ArrayList<>();
  private final List<Owned> crowds = new ArrayList<>();
  private final List<NumberCell> cells;

  /** Throws {@link IllegalArgumentException} where MNIST's part lacks a digit; a writer who lacks one is left out. */
  public WritingHands(Digits mnist, Hands hands) {
    this.mnist = mnist;
    this.many = owned(mnist);
    if (!many.isWhole()) {
      throw new IllegalArgumentException("lines cannot be written where a digit is missing");
    }
    for (Hand hand : hands.hands()) {
      Owned owned = switch (hand) {
        case Hand.Glyphs glyphs -> owned(glyphs.digits());
        case Hand.Strokes strokes -> owned(strokes.digits());
      };
      if (owned.isWhole()) {
        // A set without writers' names has no slash in its own.
        (owned.isPen() ? penned : hand.name().contains("/") ? scanned : crowds).add(owned);
      }
    }
    this.cells = hands.cells();
  }

  Digits mnist() {
    return mnist;
  }

  List<NumberCell> cells() {
    return cells;
  }

  /** A hand for a line: of pictures or of strokes as likely as MNIST's. */
  Owned any(RandomGenerator random) {
    double kind = random.nextDouble();
    if (kind < 0.36 && !penned.isEmpty()) {
      return penned.get(random.nextInt(penned.size()));
    }
    if (kind < 0.56 && !scanned.isEmpty()) {
      return scanned.get(random.nextInt(scanned.size()));
    }
    return kind < 0.70 && !crowds.isEmpty() ? crowds.get(random.nextInt(crowds.size())) : many;
  }

  private static Owned owned(Digits digits) {
    int[][] places = new int[Digits.CLASSES][];
    for (int label = 0; label < places.length; label++) {
      int wanted = label;
      places[label] = IntStream.range(0, digits.size()).filter(i -> digits.label(i) == wanted).toArray();
    }
    return new Owned(digits, places, List.of());
  }

  private static Owned owned(List<PenDigit> digits) {
    List<List<PenDigit>> byLabel = new ArrayList<>();
    for (int label = 0; label < Digits.CLASSES; label++) {
      int wanted = label;
      byLabel
          .add(digits.stream().filter(digit -> digit.label() == wanted).map(WritingHands::calmed).toList());
    }
    return new Owned(null, null, byLabel);
  }

  /** The digit without the trembling of the tablet it was written on. */
  static PenDigit calmed(PenDigit digit) {
    return new PenDigit(digit.label(), digit.width(),
        digit.strokes().stream().map(WritingHands::calmed).toList());
  }

  private static float[] calmed(float[] points) {
    float[] kept = new float[points.length];
    int count = 0;
    for (int i = 0; i < points.length; i += 2) {
      boolean last = i == points.length - 2;
      if (count == 0 || last
          || Math.hypot(points[i] - kept[count - 2], points[i + 1] - kept[count - 1]) >= APART) {
        kept[count++] = points[i];
        kept[count++] = points[i + 1];
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
