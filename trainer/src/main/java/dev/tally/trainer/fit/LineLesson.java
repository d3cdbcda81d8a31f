package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.trainer.augment.WrittenLines;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.engine.Network;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Lines of digits for a sequence network: each epoch as many new ones as there are digits to write them with; examined on lines of
 * validation digits, always the same.
 */
final class LineLesson implements Lesson {
  /** Lines of the examination: their digits each appear some four times. */
  private static final int EXAMINED = 4096;

  private final int size;
  private final long seed;
  private final ThreadLocal<WrittenLines> lines;
  private final ThreadLocal<WrittenLines> examination;
  private long epochSeed;

  LineLesson(Split split, TrainingSettings settings) {
    this.size = split.train().size();
    this.seed = settings.seed();
    WrittenLines.Pool train = new WrittenLines.Pool(split.train());
    WrittenLines.Pool validation = new WrittenLines.Pool(split.validation());
    this.lines = ThreadLocal
        .withInitial(() -> new WrittenLines(train, settings.augmentation(), settings.nonDigits()));
    this.examination = ThreadLocal
        .withInitial(() -> new WrittenLines(validation, settings.augmentation(), settings.nonDigits()));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void shuffle(int epoch) {
    epochSeed = new SplittableRandom(seed * 1_000_003 + epoch).nextLong();
  }

  @Override
  public void fill(int place, float[] pixels, int pixelsFrom, float[] target, int targetFrom) {
    fill(lines.get(), new SplittableRandom(epochSeed + place), pixels, pixelsFrom, target, targetFrom);
  }

  private static void fill(WrittenLines written, SplittableRandom random, float[] pixels, int pixelsFrom,
      float[] target, int targetFrom) {
    String digits = written.write(pixels, pixelsFrom, random);
    for (int i = 0; i < digits.length(); i++) {
      target[targetFrom + i] = digits.charAt(i) - '0';
    }
    target[targetFrom + digits.length()] = WrittenLines.BLANK;
  }

  @Override
  public Examined examine(Network network, int epoch) {
    double loss = 0;
    int right = 0;
    for (int from = 0; from < EXAMINED; from += network.capacity()) {
      int start = from;
      int count = Math.min(network.capacity(), EXAMINED - from);
      Network.Progress done = network.evaluate(count, (n, x, xFrom, t, tFrom) -> fill(examination.get(),
          new SplittableRandom(start + n), x, xFrom, t, tFrom));
      loss += done.loss() * count / EXAMINED;
      right += done.correct();
    }
    return new Examined(new ModelCard.Validation(EXAMINED, epoch, (double) right / EXAMINED, loss, 1, 0),
        loss, loss, Optional.empty());
  }

  @Override
  public void close() {}
}
