package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import dev.tally.reader.ReadOptions;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.corpus.Labels;
import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Score;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.reader.image.ImageException;
import dev.tally.reader.image.Picture;
import dev.tally.trainer.data.DataDirectory;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.evaluate.Classifier;
import dev.tally.trainer.export.ModelRuntime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.ArgGroup;
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
        "(digits, an amount such as 44.31, or - where there is nothing to read). A column that is",
        "headed written (hand, print) has its scores shown apart."})
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

  @ArgGroup
  private ConfidenceOption confidence = new ConfidenceOption();

  @Mixin
  private ReceiptOption receipt;

  @Option(
      names = "--outsiders",
      paramLabel = "SET",
      description = "mnist: how well confidence tells the test images from those of a set that holds no digits (auroc). "
          + "A folder of the data, such as notmnist, in MNIST's layout.")
  private String outsiders;

  @Option(
      names = "--gallery",
      paramLabel = "FILE.png",
      converter = OutputFile.Png.class,
      description = "Draw the worst mistakes on one sheet.")
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
    confidence.check(spec.commandLine(), kind == Kind.DIGITS);
    if (outsiders != null && kind != Kind.MNIST) {
      throw new ParameterException(spec.commandLine(), "--outsiders is for evaluate mnist");
    }
    if (receipt.isGiven() && kind != Kind.RECEIPTS) {
      throw new ParameterException(spec.commandLine(),
          "--currency, --locale and --print are for evaluate receipts");
    }
    if (kind == Kind.MNIST) {
      ModelFile file = model.file();
      try (ModelRuntime.Opened opened = file.forDigits()) {
        mnist(opened, file.card().name());
      }
      return 0;
    }
    try (PhotoReader reader = model.reader()) {
      ImageDecoder decoder = new ImageDecoder();
      ReadOptions options = receipt.with(confidence.options(reader.model()), spec.commandLine());
      Score score = pictures(reader, options, decoder);
      report(new Report(score, reader.model().name(), kind == Kind.DIGITS),
          result -> decoder.decode(result.item().file()));
    }
    return 0;
  }

  private void report(Report report, Function<Result, Picture> pictures) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.text());
    out.flush();
    if (gallery != null) {
      Gallery.write(report.score(), pictures, gallery);
    }
  }

  private void mnist(Classifier classifier, String name) throws IOException {
    DataDirectory directory = data.directory();
    Digits test = Mnist.load(directory.mnist()).test();
    Optional<Digits> others = outsiders == null
        ? Optional.empty()
        : Optional.of(directory.outsiders(outsiders));
    MnistScore score = MnistScore.of(test, others, classifier);
    report(new Report(score.score(), name, true, Optional.of(score.predictions()), score.auroc()),
        result -> MnistScore.picture(test, result));
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
      return new Reading.Unreadable(Reason.Code.NO_PICTURE, e.getMessage());
    }
  }
}
