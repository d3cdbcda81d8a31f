package dev.tally.cli;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Score;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.Picture;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Classifier;
import dev.tally.trainer.evaluate.Predictions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;

/**
 * How MNIST's test images were read. They are glyphs already and go to the model as they are; by MNIST's usual protocol every
 * image gets an answer.
 *
 * @param auroc how well confidence tells them from outsiders, where there are any
 */
record MnistScore(Score score, Predictions predictions, OptionalDouble auroc) {
  /** Enough to keep two cores busy, small enough to stay in their caches. */
  private static final int CHUNK = 64;

  static MnistScore of(Digits test, Optional<Digits> outsiders, Classifier classifier) {
    long start = System.nanoTime();
    List<DigitScores> scores = classify(test, classifier);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Result> results = new ArrayList<>();
    float[] probabilities = new float[test.size() * Digits.CLASSES];
    int[] labels = new int[test.size()];
    for (int i = 0; i < test.size(); i++) {
      labels[i] = test.label(i);
      System.arraycopy(scores.get(i).probabilities(), 0, probabilities, i * Digits.CLASSES, Digits.CLASSES);
      results.add(result(i, Integer.toString(labels[i]), scores.get(i)));
    }
    Score score = Score.of(results, seconds);
    return new MnistScore(score, new Predictions(probabilities, labels, Digits.CLASSES),
        outsiders.map(others -> auroc(results, classify(others, classifier))).orElse(OptionalDouble.empty()));
  }

  private static List<DigitScores> classify(Digits digits, Classifier classifier) {
    List<DigitScores> scores = new ArrayList<>();
    float[] pixels = new float[CHUNK * Digits.PIXELS];
    try (ProgressBar bar = Progress.builder("reading", digits.size()).build()) {
      for (int from = 0; from < digits.size(); from += CHUNK) {
        int count = Math.min(CHUNK, digits.size() - from);
        for (int i = 0; i < count; i++) {
          digits.toInput(from + i, pixels, i * Digits.PIXELS);
        }
        float[] probabilities = classifier.probabilities(pixels, 0, count);
        for (int i = 0; i < count; i++) {
          scores.add(new DigitScores(
              Arrays.copyOfRange(probabilities, i * Digits.CLASSES, (i + 1) * Digits.CLASSES)));
        }
        bar.stepTo(scores.size());
      }
    }
    return scores;
  }

  private static OptionalDouble auroc(List<Result> digits, List<DigitScores> outsiders) {
    Stream<Result> nothing = IntStream.range(0, outsiders.size())
        .mapToObj(i -> result(i, Labels.NOTHING, outsiders.get(i)));
    return Score.of(Stream.concat(digits.stream(), nothing).toList(), 0).auroc();
  }

  private static Result result(int place, String expected, DigitScores scores) {
    String digit = Integer.toString(scores.digit());
    Candidate best = new Candidate(digit, digit, scores.confidence());
    return new Result(new Labels.Item(Path.of(Integer.toString(place)), expected),
        new Reading.Read(best, List.of(), new Box(0, 0, 1, 1), List.of()));
  }

  /** The image of a result, dark on light. */
  static Picture picture(Digits test, Result result) {
    byte[] image = test.image(Integer.parseInt(result.item().file().getFileName().toString()));
    byte[] rgb = new byte[3 * Glyph.PIXELS];
    for (int k = 0; k < rgb.length; k++) {
      rgb[k] = (byte) (255 - (image[k / 3] & 0xff));
    }
    return new Picture(Glyph.SIDE, Glyph.SIDE, rgb);
  }
}
