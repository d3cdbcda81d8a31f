package dev.tally.bench;

import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.glyph.Glyph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tally bench latency}: how long models take, in turns in one run. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Times model files in the reader's ONNX Runtime: one glyph alone on one thread, and batches of 64 on two.")
final class LatencyCommand implements Callable<Integer> {
  private static final int BATCH = 64;
  private static final int WARM_UP = 500;
  private static final int ALONE = 2000;
  private static final int BATCHES = 60;

  @Parameters(arity = "1..*", paramLabel = "FILE.onnx", description = "Models.")
  private List<Path> models;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "10",
      description = "Turns of each model (default: ${DEFAULT-VALUE}).")
  private int repeats;

  private record Timing(Path model, List<Double> p50, List<Double> p99, List<Double> perSecond) {}

  @Override
  public Integer call() throws IOException {
    List<Timing> timings = models.stream()
        .map(model -> new Timing(model, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
        .toList();
    for (int repeat = 0; repeat < repeats; repeat++) {
      for (Timing timing : Rotation.order(timings, repeat)) {
        time(timing);
      }
    }
    System.out.printf(Locale.ROOT, "%s%n%-32s %10s %10s %10s %12s%n", Machine.here(), "medians", "KB",
        "p50 us", "p99 us", "images/s");
    for (Timing timing : timings) {
      System.out.printf(Locale.ROOT, "%-32s %10d %10.0f %10.0f %12.0f%n", timing.model.getFileName(),
          Files.size(timing.model) / 1000, Spread.of(timing.p50).median(), Spread.of(timing.p99).median(),
          Spread.of(timing.perSecond).median());
    }
    return 0;
  }

  private static void time(Timing timing) throws IOException {
    byte[] file = Files.readAllBytes(timing.model);
    float[] pixels = new float[BATCH * Glyph.PIXELS];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(5) == 0 ? random.nextFloat() : 0;
    }
    try (DigitClassifier alone = DigitClassifier.open(file, timing.model.toString(), 1)) {
      double[] micros = new double[ALONE];
      for (int i = -WARM_UP; i < ALONE; i++) {
        long start = System.nanoTime();
        alone.probabilities(pixels, 0, 1);
        micros[Math.max(0, i)] = (System.nanoTime() - start) / 1e3;
      }
      Arrays.sort(micros);
      timing.p50.add(micros[ALONE / 2]);
      timing.p99.add(micros[ALONE * 99 / 100]);
    }
    try (DigitClassifier batches = DigitClassifier.open(file, timing.model.toString(), 2)) {
      batches.probabilities(pixels, 0, BATCH);
      long start = System.nanoTime();
      for (int i = 0; i < BATCHES; i++) {
        batches.probabilities(pixels, 0, BATCH);
      }
      timing.perSecond.add(BATCHES * BATCH / ((System.nanoTime() - start) / 1e9));
    }
  }
}
