package dev.tally.cli;

import dev.tally.reader.digit.ModelCard.Agreement;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.export.FileFormat;
import dev.tally.trainer.export.LineModelExport;
import dev.tally.trainer.export.ModelExport;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.fit.CardLines;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {"Writes a model, or an ensemble, for another runtime, and proves it.",
        "The file is run in the runtimes that read it, on all validation and test images, or on lines of kept-out hands, and compared with the engine that "
            + "trained the model; the comparison is printed and stands on the file's card. A file that falls short is not written."})
final class ExportCommand implements Callable<Integer> {
  /** Lines that int8 is calibrated on, and those that a file is tried on: a half of a hundred is ten of them. */
  static final int CALIBRATED = 500;
  private static final int TRIED = 2000;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A model that ships, by name, or a file.onnx.")
  private String model;

  @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "onnx or tflite.")
  private FileFormat format;

  @Option(
      names = "--int8",
      description = "Whole numbers of eight bits, calibrated on training images: a quarter of the size.")
  private boolean int8;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      converter = OutputFile.Any.class,
      description = "Default: the model's name with -int8, if so, and .onnx or .tflite, in this folder.")
  private Path out;

  @Mixin
  private ThreadsOption threads;

  @Mixin
  private DataOption data;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (out != null && !out.toString().endsWith("." + format.extension())) {
      throw new ParameterException(spec.commandLine(),
          "--out " + out + " does not end in ." + format.extension() + ", which is what is written");
    }
    ModelFile opened = ModelFile.open(model);
    TrainedModel trained = opened.trained();
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf(Locale.ROOT, "%-32s %-10s %7s %9s %9s %8s %11s%n", "runtime", "images", "", "right",
        "trained", "changed", "difference");
    ModelExport.Exported exported = opened.isForLines() ? lines(trained) : digits(trained);
    Path file = out == null ? Path.of(opened.title() + (int8 ? "-int8." : ".") + format.extension()) : out;
    WholeFile.write(file, exported.file());
    stdout.printf(Locale.ROOT, "%s, %,d bytes%n", file, exported.file().length);
    stdout.flush();
    return 0;
  }

  private ModelExport.Exported digits(TrainedModel trained) {
    Mnist mnist = data.mnist();
    Split split = CardSplit.of(trained.card()).of(mnist.train());
    return new ModelExport(trained, format, int8, threads.count()).make(split.train(), split.validation(),
        mnist.test(), this::report);
  }

  private ModelExport.Exported lines(TrainedModel trained) {
    CardLines lines = CardLines.of(trained.card(), data.mnist().train(), data.directory(), CALIBRATED, TRIED);
    return new LineModelExport(trained, format, int8, threads.count()).make(lines.training(),
        lines.validation(), this::report);
  }

  private void report(Agreement agreement) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf(Locale.ROOT, "%-32s %-10s %,7d %7.2f %% %7.2f %% %8d %11.1e%n", agreement.runtime(),
        agreement.set(), agreement.images(), 100 * agreement.accuracy(), 100 * agreement.trained(),
        agreement.changed(), agreement.difference());
    stdout.flush();
  }
}
