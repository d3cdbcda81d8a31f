package dev.tally.cli;

import dev.tally.trainer.report.Broken;
import dev.tally.trainer.report.Comparison.Figure;
import dev.tally.trainer.report.Found;
import dev.tally.trainer.report.Run;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists trainings by what they left behind, the best by validation first.",
    subcommands = RunsCompareCommand.class)
final class RunsCommand implements Callable<Integer> {
  /** Where {@code tally train} puts them. */
  static final String FOLDER = "runs";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = FOLDER,
      description = "Folder whose folders are runs. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(names = "--json", description = "An array with an object for each run.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    List<Found> runs = Run.list(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonMapper mapper = new JsonMapper();
      ArrayNode array = mapper.createArrayNode();
      runs.forEach(run -> put(array.addObject(), run));
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    } else if (runs.isEmpty()) {
      out.println("no runs in " + folder + "; ./tally train makes some");
    } else {
      print(out, runs);
    }
    out.flush();
    return 0;
  }

  static void put(ObjectNode node, Found found) {
    node.put("name", found.name());
    node.put("folder", found.folder().toString());
    switch (found) {
      case Broken broken -> node.put("broken", broken.reason());
      case Run run -> {
        node.put("model", run.card().name());
        node.put("network", run.card().network());
        node.put("parameters", run.card().parameters());
        node.put("epochs", run.history().epochs());
        node.put("keptEpoch", run.card().validation().epoch());
        node.put("unfinished", run.isUnfinished());
        node.put("accuracy", Figure.ACCURACY.of(run));
        node.put("loss", Figure.LOSS.of(run));
        node.put("calibrationError", Figure.CALIBRATION_ERROR.of(run));
        node.put("seconds", Figure.SECONDS.of(run));
        node.put("seed", run.card().seed());
      }
    }
  }

  private static void print(PrintWriter out, List<Found> runs) {
    Table table = new Table("run", "network", "parameters", "epochs", "accuracy", "loss", "calibration",
        "seconds", "seed");
    for (Found found : runs) {
      if (found instanceof Run run) {
        table.row(run.name(), run.card().network(),
            String.format(Locale.ROOT, "%,d", run.card().parameters()), epochs(run),
            Figure.ACCURACY.text(Figure.ACCURACY.of(run)),
            String.format(Locale.ROOT, "%.5f", Figure.LOSS.of(run)),
            Figure.CALIBRATION_ERROR.text(Figure.CALIBRATION_ERROR.of(run)),
            String.format(Locale.ROOT, "%.1f", Figure.SECONDS.of(run)), Long.toString(run.card().seed()));
      }
    }
    out.print(table.within(Progress.COLUMNS));
    for (Found found : runs) {
      if (found instanceof Broken broken) {
        out.println("broken: " + broken.reason());
      }
    }
  }

  /** 14, or 7 of 14 where it was ended early or still goes on. */
  static String epochs(Run run) {
    int done = run.history().epochs();
    return run.isUnfinished() ? done + " of " + run.plannedEpochs().getAsInt() : Integer.toString(done);
  }
}
