package dev.tally.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.tally.reader.digit.DigitClassifier;
import dev.tally.reader.digit.DigitReader;
import dev.tally.reader.digit.DigitScores;
import dev.tally.reader.digit.ShippedModels;
import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.image.GrayPicture;
import dev.tally.reader.image.ImageDecoder;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether classifying the glyphs of concurrent requests together pays: both ways in turns, without HTTP, which is the same for both. */
@Command(
    name = "batching",
    mixinStandardHelpOptions = true,
    description = "Reads one digit for many at once: each glyph classified alone, or gathered with others' into batches.")
final class BatchingCommand implements Callable<Integer> {
  private static final int LARGEST_BATCH = 32;

  @Parameters(
      index = "0",
      paramLabel = "PNG",
      description = "A picture of one digit; it is read in 28 x 28 pixels.")
  private Path picture;

  @Option(names = "--model", defaultValue = "digits", description = "Default: ${DEFAULT-VALUE}.")
  private String model;

  @Option(names = "--requests", defaultValue = "32", description = "At once. Default: ${DEFAULT-VALUE}.")
  private int requests;

  @Option(
      names = "--micros",
      split = ",",
      defaultValue = "0,100,300",
      description = "Longest waits for others. Default: ${DEFAULT-VALUE}.")
  private List<Integer> micros;

  @Option(names = "--repeats", defaultValue = "5", description = "Turns. Default: ${DEFAULT-VALUE}.")
  private int repeats;

  @Spec
  private CommandSpec spec;

  /**
   * A turn.
   *
   * @param nanos of each reading, ascending
   * @param cpuNanos of the whole process: what the machine's other work does not change much
   */
  private record Turn(long[] nanos, long cpuNanos) {}

  private record Waiting(Glyph glyph, CompletableFuture<DigitScores> scores) {}

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    byte[] file = DigitReader.glyph(new ImageDecoder().decode(picture))
        .map(glyph -> new GrayPicture(Glyph.SIDE, Glyph.SIDE, glyph.pixels()).toPng())
        .orElseThrow(() -> new BenchException(picture + " shows no digit"));
    PrintWriter out = spec.commandLine().getOut();
    int cores = Runtime.getRuntime().availableProcessors();
    try (DigitClassifier classifier = DigitClassifier.open(ShippedModels.read(model), model, 1)) {
      for (int repeat = 0; repeat < repeats; repeat++) {
        print(out, "alone", run(file, cores,
            (glyph, scores) -> scores.complete(classifier.classify(List.of(glyph)).getFirst())));
        for (int wait : micros) {
          BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(1024);
          List<Thread> batchers = new ArrayList<>();
          for (int i = 0; i < cores; i++) {
            batchers.add(Thread.ofPlatform().daemon().start(() -> batches(queue, classifier, wait)));
          }
          print(out, "together, up to " + wait + " us",
              run(file, cores, (glyph, scores) -> queue.add(new Waiting(glyph, scores))));
          batchers.forEach(Thread::interrupt);
        }
      }
    }
    return 0;
  }

  private static void batches(BlockingQueue<Waiting> queue, DigitClassifier classifier, int micros) {
    List<Waiting> batch = new ArrayList<>();
    try {
      while (true) {
        batch.add(queue.take());
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        queue.drainTo(batch, LARGEST_BATCH - 1);
        while (batch.size() < LARGEST_BATCH) {
          Waiting next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (next == null) {
            break;
          }
          batch.add(next);
        }
        List<DigitScores> scores = classifier.classify(batch.stream().map(Waiting::glyph).toList());
        for (int i = 0; i < batch.size(); i++) {
          batch.get(i).scores.complete(scores.get(i));
        }
        batch.clear();
      }
    } catch (InterruptedException _) {
      // The turn is over.
    }
  }

  /** All but the waiting for a batch is done by as many threads at once as there are cores. */
  private Turn run(byte[] file, int cores, BiConsumer<Glyph, CompletableFuture<DigitScores>> classify)
      throws InterruptedException, ExecutionException {
    ImageDecoder decoder = new ImageDecoder();
    long cpu = cpuNanos();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    try (ExecutorService workers = Executors.newFixedThreadPool(cores);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> parts = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        parts.add(clients.submit(() -> {
          long[] nanos = new long[1 << 16];
          int count = 0;
          while (System.nanoTime() < end && count < nanos.length) {
            long begin = System.nanoTime();
            CompletableFuture<DigitScores> scores = new CompletableFuture<>();
            workers.execute(
                () -> classify.accept(DigitReader.glyph(decoder.decode(file)).orElseThrow(), scores));
            scores.join();
            nanos[count++] = System.nanoTime() - begin;
          }
          return Arrays.copyOf(nanos, count);
        }));
      }
      long[] all = new long[0];
      for (Future<long[]> part : parts) {
        long[] some = part.get();
        int had = all.length;
        all = Arrays.copyOf(all, had + some.length);
        System.arraycopy(some, 0, all, had, some.length);
      }
      Arrays.sort(all);
      return new Turn(all, cpuNanos() - cpu);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static void print(PrintWriter out, String name, Turn turn) {
    long[] nanos = turn.nanos;
    out.println(
        String.format(Locale.ROOT, "%-24s %7.0f digits/s  p50 %6.2f ms  p99 %6.2f ms  %5.0f us of CPU each",
            name, nanos.length / 3.0, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6,
            turn.cpuNanos / 1e3 / nanos.length));
    out.flush();
  }
}
