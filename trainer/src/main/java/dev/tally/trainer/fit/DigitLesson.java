package dev.tally.trainer.fit;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.augment.Augmentation;
import dev.tally.trainer.augment.Distorter;
import dev.tally.trainer.augment.HandDigits;
import dev.tally.trainer.augment.NonDigits;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Single digits: the training images in a shuffled order, distorted, some replaced by real hands' and some by non-digits; examined on
 * clean and on distorted validation images, and on hands that were kept out.
 */
final class DigitLesson implements Lesson {
  /** Of the digits, where there are hands. */
  private static final double HANDS_SHARE = 1 / 3.0;

  private final Digits digits;
  private final Digits validation;
  private final Augmentation augmentation;
  private final ThreadLocal<NonDigits> nonDigits;
  private final long seed;
  private final double nonDigitShare;
  private final float smoothing;
  private final float teacherShare;
  private final ThreadLocal<Distorter> distorters;
  /** Null where MNIST is all there is to learn from. */
  private final ThreadLocal<HandDigits> hands;
  private final Optional<KeptHands> keptHands;
  /** Null where labels are all there is to learn from. */
  private final DigitClassifier teacher;
  private final int[] order;
  private long epochSeed;

  /** Digits of hands that were kept out. */
  private record KeptHands(int writers, Digits digits) {
    static Optional<KeptHands> of(Hands hands) {
      return hands.hands().isEmpty()
          ? Optional.empty()
          : Optional.of(new KeptHands(hands.hands().size(), new HandDigits(hands).all()));
    }
  }

  DigitLesson(Split split, Hands.Parts parts, TrainingSettings settings) {
    this.digits = split.train();
    this.validation = split.validation();
    this.augmentation = settings.augmentation();
    this.nonDigits = ThreadLocal.withInitial(() -> new NonDigits(digits));
    this.seed = settings.seed();
    this.nonDigitShare = settings.nonDigits();
    this.smoothing = (float) settings.labelSmoothing();
    this.teacherShare = (float) settings.teacherShare();
    this.distorters = ThreadLocal.withInitial(() -> new Distorter(augmentation, digits));
    Hands learnt = parts.train();
    this.hands = learnt.hands().isEmpty() ? null : ThreadLocal.withInitial(() -> new HandDigits(learnt));
    this.keptHands = KeptHands.of(parts.validation());
    this.order = new int[digits.size()];
    this.teacher = settings.teacher() == null ? null : DigitClassifier.open(settings.teacher());
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public void shuffle(int epoch) {
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

  @Override
  public void fill(int place, float[] pixels, int pixelsFrom, float[] target, int targetFrom) {
    SplittableRandom random = new SplittableRandom(epochSeed + place);
    boolean formed = true;
    int label = Distorter.NO_LABEL;
    if (random.nextDouble() >= nonDigitShare) {
      label = digit(order[place], pixels, pixelsFrom, random);
      Arrays.fill(target, targetFrom, targetFrom + Digits.CLASSES, smoothing / Digits.CLASSES);
      target[targetFrom + label] += 1 - smoothing;
    } else {
      formed = nonDigits.get().make(pixels, pixelsFrom, random);
      Arrays.fill(target, targetFrom, targetFrom + Digits.CLASSES, 1f / Digits.CLASSES);
    }
    // Non-digits are distorted like digits: else the network learns that whatever is crisp is none.
    if (formed) {
      distorters.get().distort(label, pixels, pixelsFrom, random);
    }
    if (teacher != null) {
      learn(teacher.probabilities(pixels, pixelsFrom, 1), target, targetFrom);
    }
  }

  /** Writes MNIST's i'th digit, or any of a hand; returns which it is. */
  private int digit(int i, float[] pixels, int at, SplittableRandom random) {
    if (hands != null && random.nextDouble() < HANDS_SHARE) {
      return hands.get().write(pixels, at, random);
    }
    digits.toInput(i, pixels, at);
    return digits.label(i);
  }

  private void learn(float[] answers, float[] target, int targetFrom) {
    for (int k = 0; k < Digits.CLASSES; k++) {
      target[targetFrom + k] += teacherShare * (answers[k] - target[targetFrom + k]);
    }
  }

  @Override
  public Examined examine(Network network, int epoch) {
    Predictions clean = predict(network, validation, validation::toInput);
    double temperature = clean.temperature();
    Predictions calibrated = clean.at(temperature);
    RiskCoverage risk = RiskCoverage.of(calibrated);
    Optional<Predictions> hand = keptHands
        .map(kept -> predict(network, kept.digits, kept.digits::toInput).at(temperature));
    ModelCard.Validation figures = new ModelCard.Validation(validation.size(), epoch, clean.accuracy(),
        calibrated.loss(), temperature, calibrated.calibrationError(), risk.points(), risk.thresholds(),
        hand.map(this::figures).orElse(null));
    double choosing = calibrated.loss() + distortedLoss(network) + hand.map(Predictions::loss).orElse(0.0);
    return new Examined(figures, clean.loss(), choosing, Optional.of(calibrated));
  }

  private ModelCard.KeptHands figures(Predictions hand) {
    return new ModelCard.KeptHands(keptHands.orElseThrow().writers, hand.size(), hand.accuracy(),
        hand.loss());
  }

  /**
   * The loss on validation images that are distorted like the training's, always in the same way; 0 where those are not. The
   * clean ones alone would choose by chance: they are too easy to tell one epoch of a distorted training from another.
   */
  private double distortedLoss(Network network) {
    if (augmentation.isNone()) {
      return 0;
    }
    ThreadLocal<Distorter> distorters = ThreadLocal
        .withInitial(() -> new Distorter(augmentation, validation));
    Predictions predictions = predict(network, validation, (i, x, at) -> {
      validation.toInput(i, x, at);
      distorters.get().distort(validation.label(i), x, at, new SplittableRandom(i));
    });
    return predictions.at(predictions.temperature()).loss();
  }

  private interface Input {
    void write(int i, float[] pixels, int at);
  }

  private static Predictions predict(Network network, Digits digits, Input input) {
    int classes = network.architecture().classes();
    float[] probabilities = new float[digits.size() * classes];
    int[] labels = new int[digits.size()];
    for (int from = 0; from < digits.size(); from += network.capacity()) {
      int start = from;
      int images = Math.min(network.capacity(), digits.size() - from);
      network.evaluate(images, (n, x, xFrom, _, _) -> input.write(start + n, x, xFrom));
      System.arraycopy(network.probabilities(images), 0, probabilities, from * classes, images * classes);
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = digits.label(i);
    }
    return new Predictions(probabilities, labels, classes);
  }

  @Override
  public void close() {
    if (teacher != null) {
      teacher.close();
    }
  }
}
