package dev.tally.bench;

import dev.tally.bench.ContenderCommand.Ready;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A contender in a child process; the other side of {@link ContenderCommand}. */
final class ContenderProcess implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Engine engine;
  private final Process process;
  private final Path errors;
  private final BufferedReader in;
  private final PrintWriter out;
  private final Ready ready;

  private ContenderProcess(Engine engine, Process process, Path errors) {
    this.engine = engine;
    this.process = process;
    this.errors = errors;
    this.in = process.inputReader(StandardCharsets.UTF_8);
    this.out = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.ready = receive(Ready.class);
  }

  /**
   * Returns when the contender is ready to run.
   *
   * @param check how many steps it takes before, without dropout
   * @throws BenchException if it could not start, for want of natives for this platform perhaps
   */
  static ContenderProcess start(Engine engine, Setup setup, int check) {
    try {
      Path errors = Files.createTempFile("tally-bench-" + engine, ".log");
      ProcessBuilder builder = new ProcessBuilder(command(engine, setup, check))
          .redirectError(errors.toFile());
      builder.environment().putAll(environment(engine, setup));
      return new ContenderProcess(engine, builder.start(), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Engine engine, Setup setup, int check) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
        "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", System.getProperty("java.class.path"), Bench.class.getName(), "contender", "--engine",
        engine.toString(), "--check", Integer.toString(check), "--network", setup.architecture().name(),
        "--batch", Integer.toString(setup.batch()), "--threads", Integer.toString(setup.threads())));
    setup.data().ifPresent(data -> command.addAll(List.of("--data", data.toString())));
    return command;
  }

  /**
   * What makes the peers fast and quiet. libtorch's threads may wait for one another in busy loops, as they do by default: asleep
   * ({@code OMP_WAIT_POLICY=PASSIVE}) they lose a quarter on a quiet machine, though they win much on a busy one.
   */
  private static Map<String, String> environment(Engine engine, Setup setup) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    environment.put("OMP_NUM_THREADS", Integer.toString(setup.threads()));
    // Or OpenBLAS's threads and libtorch's own fight over the cores: an eighth of the speed.
    environment.put("OPENBLAS_NUM_THREADS", "1");
    if (engine == Engine.LIBTORCH_CHANNELS_LAST) {
      // glibc keeps what is freed, instead of having every large tensor's pages made anew each step.
      environment.putAll(Map.of("MALLOC_MMAP_MAX_", "0", "MALLOC_TRIM_THRESHOLD_", Long.toString(1L << 34),
          "MALLOC_TOP_PAD_", Long.toString(1L << 28)));
    }
    return environment;
  }

  Engine engine() {
    return engine;
  }

  Ready ready() {
    return ready;
  }

  /** Runs and waits. */
  Run run(Effort effort) {
    out.println(JSON.writeValueAsString(effort));
    return receive(Run.class);
  }

  private <T> T receive(Class<T> type) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(ContenderCommand.MARK)) {
          return JSON.readValue(line.substring(ContenderCommand.MARK.length()), type);
        }
      }
      BenchException failure = new BenchException(engine + " failed: " + complaint());
      close();
      throw failure;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line of stderr that is most likely to say what went wrong. */
  private String complaint() throws IOException {
    try (Stream<String> lines = Files.lines(errors, StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.filter(line -> !line.isBlank() && !line.startsWith("WARNING")).toList();
      return all.stream()
          .filter(line -> line.contains("Error") || line.contains("Exception"))
          .findFirst()
          .orElse(all.isEmpty() ? "it said nothing" : all.getFirst());
    }
  }

  @Override
  public void close() {
    out.close();
    try {
      process.waitFor();
      Files.deleteIfExists(errors);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
