package dev.tally.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * A contender in a process of its own, so that thread pools and native memory of different engines do not disturb one another. It
 * answers each line on stdin, an {@link Effort}, with one on stdout, a {@link Run}, and ends with stdin; {@link ContenderProcess}
 * is the other side. Lines that matter begin with {@link #MARK}: natives may print what they like.
 */
@Command(
    name = "contender",
    hidden = true,
    description = "One contender of a comparison, told what to do over stdin.")
final class ContenderCommand implements Callable<Integer> {
  static final String MARK = "tally-bench ";
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin
  private NetworkOptions options;

  @Option(names = "--engine", required = true)
  private Engine engine;

  @Option(names = "--check", required = true)
  private int check;

  /**
   * The first line: what was set up.
   *
   * @param check the first steps without dropout, to be compared with those of others
   */
  record Ready(long parameters, String data, Run check) {}

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    System.setOut(System.err);
    Setup setup = options.setup();
    TrainingData data = setup.load();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Run checked;
    try (Contender contender = engine.start(setup.withoutDropout(), data)) {
      checked = Run.of(contender, new Effort(check, 0));
    }
    try (Contender contender = engine.start(setup, data)) {
      out.println(
          MARK + JSON.writeValueAsString(new Ready(contender.parameterCount(), data.origin(), checked)));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(MARK + JSON.writeValueAsString(Run.of(contender, JSON.readValue(line, Effort.class))));
      }
    }
    return 0;
  }
}
