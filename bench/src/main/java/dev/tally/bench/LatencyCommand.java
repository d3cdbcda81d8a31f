package dev.tally.bench;

import dev.tally.trainer.export.FileFormat;
import dev.tally.trainer.export.ModelRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tally bench latency}: how long model files take, in turns in one run. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Times model files in the runtimes that read them: one glyph alone on one thread, and batches of 64 on two.")
final class LatencyCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Models: .onnx, .tflite.")
  private List<Path> models;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "10",
      description = "Turns of each model (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Override
  public Integer call() throws IOException {
    List<InferenceTiming> timings = new ArrayList<>();
    for (Path model : models) {
      byte[] file = Files.readAllBytes(model);
      for (ModelRuntime runtime : ModelRuntime.of(FileFormat.of(file))) {
        timings.add(new InferenceTiming(model.toString(), file, runtime));
      }
    }
    InferenceTiming.run(timings, repeats);
    System.out.printf(Locale.ROOT, "%s%n%-32s %-32s %10s %10s %10s %12s%n", Machine.here(), "medians",
        "runtime", "KB", "p50 us", "p99 us", "images/s");
    for (InferenceTiming timing : timings) {
      System.out.printf(Locale.ROOT, "%-32s %-32s %10d %10.0f %10.0f %12.0f%n", timing.name(),
          timing.runtime().title(), timing.file().length / 1000, timing.p50(), timing.p99(),
          timing.perSecond());
    }
    return 0;
  }
}
