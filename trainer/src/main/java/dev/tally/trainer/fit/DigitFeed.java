package dev.tally.trainer.fit;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.trainer.augment.Distorter;
import dev.tally.trainer.augment.NonDigits;
import dev.tally.trainer.data.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The training images of an epoch: in a shuffled order, distorted, some replaced by non-digits. What an image
 * becomes depends on seed, epoch and place alone, so any thread may make any image.
 */
final class DigitFeed implements AutoCloseable {
  private final Digits digits;
  private final ThreadLocal<NonDigits> nonDigits;
  private final long seed;
  private final double nonDigitShare;
  private final float smoothing;
  private final float teacherShare;
  private final ThreadLocal<Distorter> distorters;
  /** Null where labels are all there is to learn from. */
  private final DigitClassifier teacher;
  private final int[] order;
  private long epochSeed;

  DigitFeed(Digits digits, TrainingSettings settings) {
    this.digits = digits;
    this.nonDigits = ThreadLocal.withInitial(() -> new NonDigits(digits));
    this.seed = settings.seed();
    this.nonDigitShare = settings.nonDigits();
    this.smoothing = (float) settings.labelSmoothing();
    this.teacherShare = (float) settings.teacherShare();
    this.distorters = ThreadLocal.withInitial(() -> new Distorter(settings.augmentation(), digits));
    this.order = new int[digits.size()];
    this.teacher = settings.teacher() == null ? null : DigitClassifier.open(settings.teacher());
  }

  int size() {
    return order.length;
  }

  /** Draws the order and the distortions of an epoch. */
  void shuffle(int epoch) {
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    epochSeed = random.nextLong();
  }

  /** Fills pixels and target distribution of the image at a place of the epoch. */
  void fill(int place, float[] pixels, int pixelsFrom, float[] target, int targetFrom) {
    SplittableRandom random = new SplittableRandom(epochSeed + place);
    int i = order[place];
    boolean formed = true;
    boolean digit = random.nextDouble() >= nonDigitShare;
    if (digit) {
      digits.toInput(i, pixels, pixelsFrom);
      Arrays.fill(target, targetFrom, targetFrom + Digits.CLASSES, smoothing / Digits.CLASSES);
      target[targetFrom + digits.label(i)] += 1 - smoothing;
    } else {
      formed = nonDigits.get().make(pixels, pixelsFrom, random);
      Arrays.fill(target, targetFrom, targetFrom + Digits.CLASSES, 1f / Digits.CLASSES);
    }
    // Non-digits are distorted like digits: else the network learns that whatever is crisp is none.
    if (formed) {
      distorters.get().distort(digit ? digits.label(i) : Distorter.NO_LABEL, pixels, pixelsFrom, random);
    }
    if (teacher != null) {
      learn(teacher.probabilities(pixels, pixelsFrom, 1), target, targetFrom);
    }
  }

  private void learn(float[] answers, float[] target, int targetFrom) {
    for (int k = 0; k < Digits.CLASSES; k++) {
      target[targetFrom + k] += teacherShare * (answers[k] - target[targetFrom + k]);
    }
  }

  @Override
  public void close() {
    if (teacher != null) {
      teacher.close();
    }
  }
}
