package dev.tally.bench;

import dev.tally.reader.glyph.Glyph;
import dev.tally.trainer.export.ModelRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** How long a model file takes in a runtime: one glyph alone on one thread, and batches on two. Measured in turns with others. */
final class InferenceTiming {
  static final int BATCH = 64;
  private static final int WARM_UP = 500;
  private static final int ALONE = 2000;
  private static final int BATCHES = 60;

  private final String name;
  private final byte[] file;
  private final ModelRuntime runtime;
  private final List<Double> medians = new ArrayList<>();
  private final List<Double> tails = new ArrayList<>();
  private final List<Double> rates = new ArrayList<>();

  InferenceTiming(String name, byte[] file, ModelRuntime runtime) {
    this.name = name;
    this.file = file;
    this.runtime = runtime;
  }

  String name() {
    return name;
  }

  byte[] file() {
    return file;
  }

  ModelRuntime runtime() {
    return runtime;
  }

  /** Median over the turns, in microseconds: half of the glyphs take no longer. */
  double p50() {
    return Spread.of(medians).median();
  }

  /** The same for 99 of 100 glyphs. */
  double p99() {
    return Spread.of(tails).median();
  }

  /** Images a second in batches. */
  double perSecond() {
    return Spread.of(rates).median();
  }

  /** Times all of them in turns. */
  static void run(List<InferenceTiming> timings, int repeats) {
    for (int repeat = 0; repeat < repeats; repeat++) {
      Rotation.order(timings, repeat).forEach(InferenceTiming::turn);
    }
  }

  private void turn() {
    float[] pixels = new float[BATCH * Glyph.PIXELS];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(5) == 0 ? random.nextFloat() : 0;
    }
    try (ModelRuntime.Opened alone = runtime.open(file, name, 1)) {
      double[] micros = new double[ALONE];
      for (int i = -WARM_UP; i < ALONE; i++) {
        long start = System.nanoTime();
        alone.probabilities(pixels, 0, 1);
        micros[Math.max(0, i)] = (System.nanoTime() - start) / 1e3;
      }
      Arrays.sort(micros);
      medians.add(micros[ALONE / 2]);
      tails.add(micros[ALONE * 99 / 100]);
    }
    try (ModelRuntime.Opened batches = runtime.open(file, name, 2)) {
      batches.probabilities(pixels, 0, BATCH);
      long start = System.nanoTime();
      for (int i = 0; i < BATCHES; i++) {
        batches.probabilities(pixels, 0, BATCH);
      }
      rates.add(BATCHES * BATCH / ((System.nanoTime() - start) / 1e9));
    }
  }
}
