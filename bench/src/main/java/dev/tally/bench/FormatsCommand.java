package dev.tally.bench;

import dev.tally.reader.corpus.Labels;
import dev.tally.reader.digit.DigitReader;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.ImageDecoder;
import dev.tally.trainer.data.DataDirectory;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.data.Mnist;
import dev.tally.trainer.data.Split;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.export.FileFormat;
import dev.tally.trainer.export.ModelExport;
import dev.tally.trainer.export.ModelRuntime;
import dev.tally.trainer.export.OnnxImport;
import dev.tally.trainer.export.TrainedModel;
import dev.tally.trainer.fit.CardSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tally bench formats}: the table of what each kind of file costs and keeps in docs/results.md. */
@Command(
    name = "formats",
    mixinStandardHelpOptions = true,
    description = {
        "Exports models in all formats and compares size, accuracy and speed, as a Markdown table.",
        "right: of all images, each answered. changed: answers unlike those of the float ONNX file. p50, p99: one glyph alone, one "
            + "thread. images/s: batches of 64, two threads. Timed in turns."})
final class FormatsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "MODEL",
      description = "Models that ship, by name, or files.onnx. Default: those that ship.")
  private List<String> models = List.of("digits", "phone", "base");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Pictures of digits beside MNIST's test set, such as tally data usps writes.")
  private Path labels;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data sets, as for tally train.")
  private Path data;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "10",
      description = "Turns of each file (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Override
  public Integer call() throws IOException {
    Mnist mnist = Mnist.load(DataDirectory.of(Optional.ofNullable(data)).mnist());
    Optional<Digits> pictures = labels == null ? Optional.empty() : Optional.of(pictures(labels));
    List<InferenceTiming> files = new ArrayList<>();
    for (String model : models) {
      files.addAll(files(model, mnist));
    }
    InferenceTiming.run(files, repeats);
    System.out.printf(
        "%s%n%n| file | KB | runtime | MNIST test | changed | %s | changed | p50 | p99 | images/s |%n",
        Machine.here(), labels == null ? "-" : labels.toAbsolutePath().getParent().getFileName());
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    Answers reference = null;
    for (InferenceTiming file : files) {
      Answers answers = Answers.of(file, mnist.test(), pictures);
      reference = isReference(file) ? answers : reference;
      System.out.printf(Locale.ROOT, "| %s | %d | %s | %s | %s | %.0f µs | %.0f µs | %,.0f |%n", file.name(),
          file.file().length / 1000, file.runtime().title(),
          compared(Optional.of(answers.test), Optional.of(reference.test)),
          compared(answers.pictures, reference.pictures), file.p50(), file.p99(), file.perSecond());
    }
    return 0;
  }

  private static boolean isReference(InferenceTiming file) {
    return file.name().endsWith("float") && file.runtime() == ModelRuntime.ONNX_RUNTIME;
  }

  private record Answers(Predictions test, Optional<Predictions> pictures) {
    static Answers of(InferenceTiming file, Digits test, Optional<Digits> pictures) {
      try (ModelRuntime.Opened opened = file.runtime().open(file.file(), file.name(), 2)) {
        return new Answers(Predictions.of(opened, test),
            pictures.map(digits -> Predictions.of(opened, digits)));
      }
    }
  }

  private static String compared(Optional<Predictions> found, Optional<Predictions> reference) {
    return found.map(answers -> String.format(Locale.ROOT, "%.2f %% | %d", 100 * answers.accuracy(),
        answers.changedFrom(reference.orElseThrow()))).orElse("- | -");
  }

  /** A model in every format, each in its runtimes. */
  private static List<InferenceTiming> files(String model, Mnist mnist) throws IOException {
    byte[] bytes = model.endsWith(".onnx") ? Files.readAllBytes(Path.of(model)) : ShippedModels.read(model);
    TrainedModel trained = OnnxImport.read(bytes, "model " + model);
    Split split = CardSplit.of(trained.card()).of(mnist.train());
    List<InferenceTiming> files = new ArrayList<>();
    for (FileFormat format : FileFormat.values()) {
      for (boolean int8 : new boolean[] {false, true}) {
        byte[] file = new ModelExport(trained, format, int8, 2)
            .make(split.train(), split.validation(), mnist.test(), _ -> {})
            .file();
        String name = trained.card().name() + ", " + (int8 ? "int8" : "float");
        for (ModelRuntime runtime : ModelRuntime.of(format)) {
          files.add(new InferenceTiming(name, file, runtime));
        }
      }
    }
    return files;
  }

  /** What the reader makes of each picture; one without ink is an empty glyph. */
  private static Digits pictures(Path labels) {
    ImageDecoder decoder = new ImageDecoder();
    List<Labels.Item> items = Labels.read(labels).items().stream().filter(item -> !item.isNothing()).toList();
    byte[] images = new byte[items.size() * Digits.PIXELS];
    byte[] digits = new byte[items.size()];
    for (int i = 0; i < digits.length; i++) {
      Optional<Glyph> glyph = DigitReader.glyph(decoder.decode(items.get(i).file()));
      if (glyph.isPresent()) {
        System.arraycopy(glyph.get().pixels(), 0, images, i * Digits.PIXELS, Digits.PIXELS);
      }
      digits[i] = Byte.parseByte(items.get(i).expected());
    }
    return Digits.of(images, digits);
  }
}
