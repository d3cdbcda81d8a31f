package dev.tally.cli;

import dev.tally.reader.PhotoReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "time",
    mixinStandardHelpOptions = true,
    description = "Reads photos of receipts over and over, and tells how long that takes and whether memory grows.")
final class TimeCommand implements Callable<Integer> {
  /** Before the first tenth is over the compiler is still at work: its times do not count. */
  private static final int TENTHS = 10;

  @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "Photos, read in turns.")
  private List<Path> photos;

  @Option(names = "--count", paramLabel = "N", description = "How many to read, 10 or more. Default: 30.")
  private int count = 30;

  @Mixin
  private ModelOption model;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (count < TENTHS) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 10, not " + count);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Double> times = new ArrayList<>();
    try (PhotoReader reader = model.reader()) {
      for (int i = 0; i < count; i++) {
        byte[] file = Files.readAllBytes(photos.get(i % photos.size()));
        long start = System.nanoTime();
        reader.readReceipt(file);
        if (i >= count / TENTHS) {
          times.add((System.nanoTime() - start) / 1e6);
        }
        if ((i + 1) * TENTHS % count < TENTHS) {
          out.printf(Locale.ROOT, "%6d photos  %s%n", i + 1, memory());
          out.flush();
        }
      }
    }
    Collections.sort(times);
    out.printf(Locale.ROOT, "p50 %.0f ms, p95 %.0f ms a photo, the first tenth left out%n",
        times.get(times.size() / 2), times.get(times.size() * 95 / 100));
    return 0;
  }

  /** What the process holds, the JVM's memory and native memory together, as Linux tells it. */
  private static String memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "memory is told on Linux only";
    }
    try (Stream<String> lines = Files.lines(status)) {
      List<String> held = lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM")).toList();
      return String.format(Locale.ROOT, "%d MB now, %d MB at the peak", megabytes(held.get(1)),
          megabytes(held.get(0)));
    }
  }

  private static long megabytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
  }
}
