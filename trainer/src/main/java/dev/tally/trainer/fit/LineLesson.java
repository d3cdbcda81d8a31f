package dev.tally.trainer.fit;

import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.augment.PhotoLines;
import dev.tally.trainer.augment.WritingHands;
import dev.tally.trainer.augment.WrittenLines;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Hands;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.engine.Network;
import dev.tally.trainer.evaluate.LineSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Lines of digits for a sequence network: each epoch as many new ones as there are digits to write them with; examined on as many
 * lines of validation digits, always the same.
 */
final class LineLesson implements Lesson {
  /** Lines of the examination at most: of 5,000 validation digits each appears some four times. */
  private static final int MOST_EXAMINED = 4096;

  /** Writes a line's pixels and returns what it spells: digits, with points between for marks. One a thread. */
  @FunctionalInterface
  private interface Writer {
    String write(float[] pixels, int at, RandomGenerator random);
  }

  private final int size;
  private final int examined;
  private final long seed;
  private final ThreadLocal<Writer> lines;
  private final ThreadLocal<Writer> examination;
  private long epochSeed;

  private LineLesson(int size, int examined, long seed, Supplier<Writer> lines,
      Supplier<Writer> examination) {
    this.size = size;
    this.examined = examined;
    this.seed = seed;
    this.lines = ThreadLocal.withInitial(lines);
    this.examination = ThreadLocal.withInitial(examination);
  }

  static LineLesson of(Split split, Hands.Parts hands, TrainingSettings settings) {
    return new LineLesson(split.train().size(), Math.min(MOST_EXAMINED, split.validation().size()),
        settings.seed(), writers(split.train(), hands.train(), settings, settings.columns()),
        writers(split.validation(), hands.validation(), settings, settings.columns()));
  }

  /** Writers, one a thread, of lines such as the settings say, written with these digits and hands. */
  private static Supplier<Writer> writers(Digits digits, Hands hands, TrainingSettings settings,
      int columns) {
    if (settings.seesPictures()) {
      WritingHands writing = new WritingHands(digits, hands);
      return () -> new PhotoLines(writing, settings.augmentation(), settings.nonDigits(), columns)::write;
    }
    WrittenLines.Pool pool = new WrittenLines.Pool(digits);
    return () -> new WrittenLines(pool, settings.augmentation(), settings.nonDigits())::write;
  }

  /** So many lines of whole strips, always the same. */
  static LineSet written(Digits digits, Hands hands, TrainingSettings settings, int lines) {
    Writer writer = writers(digits, hands, settings, Strip.WIDTH).get();
    float[] pixels = new float[lines * Strip.PIXELS];
    List<String> numbers = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      numbers.add(writer.write(pixels, i * Strip.PIXELS, new SplittableRandom(i)).replace(".", ""));
    }
    return new LineSet(pixels, numbers);
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

  private static void fill(Writer written, SplittableRandom random, float[] pixels, int pixelsFrom,
      float[] target, int targetFrom) {
    String spelled = written.write(pixels, pixelsFrom, random);
    for (int i = 0; i < spelled.length(); i++) {
      target[targetFrom + i] = spelled.charAt(i) == '.' ? Strip.MARK : spelled.charAt(i) - '0';
    }
    target[targetFrom + spelled.length()] = WrittenLines.BLANK;
  }

  @Override
  public Examined examine(Network network, int epoch) {
    double loss = 0;
    int right = 0;
    for (int from = 0; from < examined; from += network.capacity()) {
      int start = from;
      int count = Math.min(network.capacity(), examined - from);
      Network.Progress done = network.evaluate(count, (n, x, xFrom, t, tFrom) -> fill(examination.get(),
          new SplittableRandom(start + n), x, xFrom, t, tFrom));
      loss += done.loss() * count / examined;
      right += done.correct();
    }
    return new Examined(new ModelCard.Validation(examined, epoch, (double) right / examined, loss, 1, 0),
        loss, loss, Optional.empty());
  }

  @Override
  public void close() {}
}
