package dev.tally.cli;

import dev.tally.reader.Box;
import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Score;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import dev.tally.trainer.data.Digits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures how well labelled pictures are read.",
    footer = {"", "A labels file is tab-separated with a header line: a picture's file, and what is expected",
        "(digits, an amount such as 44.31, or - where there is nothing to read)."})
final class EvaluateCommand implements Callable<Integer> {
  /** What is measured. */
  enum Kind {
    DIGITS, NUMBERS, RECEIPTS, MNIST
  }

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "digits, numbers or receipts: pictures of a labels file. mnist: the 10,000 test images.")
  private Kind kind;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Labels file of digits, numbers or receipts' totals.")
  private Path labels;

  @Mixin
  private DataOption data;

  @Mixin
  private ModelOption model;

  @Option(
      names = "--min-confidence",
      paramLabel = "X",
      description = "Below this confidence (0..1) an answer counts as refused.")
  private Double minConfidence;

  @Option(names = "--gallery", paramLabel = "FILE.png", description = "Draw the worst mistakes on one sheet.")
  private Path gallery;

  @Option(names = "--json", description = "The figures as one JSON object.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (kind != Kind.MNIST && labels == null) {
      throw new ParameterException(spec.commandLine(),
          "evaluate " + kind.name().toLowerCase(Locale.ROOT) + " needs --labels FILE");
    }
    ReadOptions options = minConfidence == null
        ? ReadOptions.DEFAULTS
        : ReadOptions.DEFAULTS.withConfidence(minConfidence);
    try (DigitClassifier classifier = model.open()) {
      PhotoReader reader = PhotoReader.open(classifier);
      Score score;
      Function<Result, Picture> pictures;
      if (kind == Kind.MNIST) {
        Digits test = data.mnist().test();
        score = mnist(test, classifier);
        pictures = result -> glyph(test, Integer.parseInt(result.item().file().getFileName().toString()));
      } else {
        ImageDecoder decoder = new ImageDecoder();
        score = pictures(reader, options, decoder);
        pictures = result -> decoder.decode(result.item().file());
      }
      Report report = new Report(score, classifier.card().name(), kind == Kind.DIGITS || kind == Kind.MNIST);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? report.json() : report.text());
      out.flush();
      if (gallery != null) {
        Gallery.write(score, pictures, gallery);
      }
    }
    return 0;
  }

  private Score pictures(PhotoReader reader, ReadOptions options, ImageDecoder decoder) {
    List<Labels.Item> items = Labels.read(labels).items();
    List<Result> results = new ArrayList<>();
    long start = System.nanoTime();
    try (ProgressBar bar = Progress.builder("reading", items.size()).build()) {
      for (Labels.Item item : items) {
        results.add(new Result(item, read(reader, options, decoder, item)));
        bar.step();
      }
    }
    return Score.of(results, (System.nanoTime() - start) / 1e9);
  }

  /** A picture that is broken is refused and counted, so that one file does not end a long measurement. */
  private Reading read(PhotoReader reader, ReadOptions options, ImageDecoder decoder, Labels.Item item) {
    try {
      return switch (kind) {
        case DIGITS -> reader.readDigit(decoder.decode(item.file()), options);
        case RECEIPTS -> reader.readReceipt(decoder.decodePhoto(item.file()), options).total();
        default -> reader.readNumber(decoder.decode(item.file()), options);
      };
    } catch (ImageException e) {
      if (e.kind() == ImageException.Kind.MISSING) {
        throw e;
      }
      spec.commandLine().getErr().println("tally: " + e.getMessage());
      return new Reading.Unreadable(e.getMessage());
    }
  }

  /** MNIST's images are glyphs already and go to the model as they are. */
  private static Score mnist(Digits test, DigitClassifier classifier) {
    long start = System.nanoTime();
    List<DigitScores> scores = classifier
        .classify(IntStream.range(0, test.size()).mapToObj(i -> new Glyph(test.image(i))).toList());
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      Labels.Item item = new Labels.Item(Path.of(Integer.toString(i)), Integer.toString(test.label(i)));
      results.add(new Result(item, answer(scores.get(i))));
    }
    return Score.of(results, seconds);
  }

  /** By MNIST's usual protocol every image gets an answer. */
  private static Reading answer(DigitScores scores) {
    String digit = Integer.toString(scores.digit());
    Candidate best = new Candidate(digit, digit, scores.confidence());
    return new Reading.Read(best, List.of(), new Box(0, 0, 1, 1), List.of());
  }

  private static Picture glyph(Digits test, int i) {
    byte[] rgb = new byte[3 * Glyph.PIXELS];
    byte[] image = test.image(i);
    for (int k = 0; k < rgb.length; k++) {
      rgb[k] = (byte) (255 - (image[k / 3] & 0xff));
    }
    return new Picture(Glyph.SIDE, Glyph.SIDE, rgb);
  }
}
