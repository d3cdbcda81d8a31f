package dev.tally.bench;

import dev.tally.bench.TrainingReport.Measured;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code tally bench training}: images a second, all contenders taking turns in the same minutes. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = {
        "Trains one network with each engine, from the same weights on the same batches, in turns.",
        "Fails if they do not train the same thing."})
final class TrainingCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  /** Of each try. */
  private static final double PEAK_SECONDS = 0.1;

  @Mixin
  private NetworkOptions options;

  @ArgGroup
  private Length length = new Length();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "10",
      description = "Turns (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100",
      description = {"Steps before the first turn, once without dropout to compare the losses and once",
          "as they will be measured (default: ${DEFAULT-VALUE})."})
  private int warmUp;

  @Option(
      names = "--contenders",
      paramLabel = "NAME",
      split = ",",
      description = "Who takes part (default: all of ${COMPLETION-CANDIDATES}).")
  private List<Engine> engines = List.of(Engine.values());

  @Option(
      names = "--patience",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description = {"How long to take turns again that other processes disturbed",
          "(default: ${DEFAULT-VALUE})."})
  private double patience;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  /** Of a turn. */
  private static final class Length {
    @Option(names = "--seconds", paramLabel = "N", description = "Seconds a turn (default: 3).")
    private double seconds = 3;

    @Option(names = "--steps", paramLabel = "N", description = "Steps a turn instead.")
    private int steps;
  }

  @Override
  public Integer call() {
    Setup setup = options.setup();
    if (repeats < 1 || warmUp < 1 || length.steps < 0 || !(length.seconds > 0) || !(patience >= 0)) {
      throw options
          .wrong("--repeats, --warm-up, --seconds and --steps must be above 0, --patience at least 0");
    }
    Map<Engine, String> absent = new EnumMap<>(Engine.class);
    List<ContenderProcess> contenders = start(setup, absent);
    try {
      List<Double> peaks = new ArrayList<>();
      Map<Engine, Measured> measured = measure(contenders, setup, peaks);
      TrainingReport report = TrainingReport.of(setup, contenders.getFirst().ready().data(), peaks, measured,
          absent);
      System.out.print(json ? JSON.writeValueAsString(report) + System.lineSeparator() : report.table());
      return report.objections().isEmpty() ? 0 : 1;
    } finally {
      contenders.forEach(ContenderProcess::close);
    }
  }

  private List<ContenderProcess> start(Setup setup, Map<Engine, String> absent) {
    List<ContenderProcess> contenders = new ArrayList<>();
    for (Engine engine : EnumSet.copyOf(engines)) {
      System.err.println("starting " + engine);
      try {
        contenders.add(ContenderProcess.start(engine, setup, warmUp));
      } catch (BenchException e) {
        System.err.println(e.getMessage());
        absent.put(engine, e.getMessage());
      }
    }
    if (contenders.isEmpty()) {
      throw new BenchException("no contender could start: " + absent.values());
    }
    return contenders;
  }

  private Map<Engine, Measured> measure(List<ContenderProcess> contenders, Setup setup, List<Double> peaks) {
    Map<Engine, Measured> measured = new EnumMap<>(Engine.class);
    for (ContenderProcess contender : contenders) {
      System.err.println("warming up " + contender.engine());
      contender.run(new Effort(warmUp, 0));
      measured.put(contender.engine(),
          new Measured(contender.ready().parameters(), contender.ready().check(), new ArrayList<>()));
    }
    Peak.gigaflops(setup.threads(), PEAK_SECONDS); // compiles it
    long deadline = System.nanoTime() + (long) (patience * 60e9);
    for (int repeat = 0; repeat < repeats;) {
      Map<Engine, Run> runs = turn(Rotation.order(contenders, repeat), setup.batch());
      boolean quiet = runs.values().stream().allMatch(run -> Bystanders.areQuiet(run.othersCores()));
      if (quiet || System.nanoTime() > deadline) {
        peaks.add(Peak.gigaflops(setup.threads(), PEAK_SECONDS));
        runs.forEach((engine, run) -> measured.get(engine).repeats().add(run));
        repeat++;
        System.err.println("repeat %d of %d is done".formatted(repeat, repeats));
      } else {
        System.err.println("other processes disturbed this turn: again");
      }
    }
    return measured;
  }

  private Map<Engine, Run> turn(List<ContenderProcess> order, int batch) {
    Effort effort = new Effort(length.steps, length.steps > 0 ? 0 : length.seconds);
    Map<Engine, Run> runs = new EnumMap<>(Engine.class);
    for (ContenderProcess contender : order) {
      Run run = contender.run(effort);
      runs.put(contender.engine(), run);
      System.err.printf(Locale.ROOT, "  %s %,.0f images/s%n", contender.engine(), run.imagesPerSecond(batch));
    }
    return runs;
  }
}
