package dev.tally.cli;

import dev.tally.trainer.data.WholeFile;
import dev.tally.trainer.report.Comparison;
import dev.tally.trainer.report.Comparison.Figure;
import dev.tally.trainer.report.Comparison.SeedGroup;
import dev.tally.trainer.report.ComparisonPage;
import dev.tally.trainer.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Sets runs beside each other: the settings that differ, the figures, and mean and standard deviation over seeds.")
final class RunsCompareCommand implements Callable<Integer> {
  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Folders of runs, or names of those in runs.")
  private List<Path> folders;

  @Option(
      names = "--html",
      paramLabel = "FILE.html",
      converter = OutputFile.Html.class,
      description = "Write a page with the curves of all runs in one chart.")
  private Path html;

  @Option(names = "--json", description = "Everything as one JSON object.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Comparison comparison = new Comparison(
        folders.stream().map(RunsCompareCommand::find).map(Run::read).toList());
    if (html != null) {
      WholeFile.write(html, ComparisonPage.html(comparison).getBytes(StandardCharsets.UTF_8));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(comparison));
    } else {
      print(out, comparison);
    }
    out.flush();
    return 0;
  }

  /** A bare name means a run where training puts it, unless there is such a folder right here. */
  private static Path find(Path named) {
    Path usual = Path.of(RunsCommand.FOLDER).resolve(named);
    return !Files.isDirectory(named) && Files.isDirectory(usual) ? usual : named;
  }

  private static void print(PrintWriter out, Comparison comparison) {
    String[] names = comparison.runs().stream().map(Run::name).toArray(String[]::new);
    Table figures = new Table(row("", List.of(names)));
    for (Figure figure : Figure.values()) {
      figures.row(row(figure.toString(),
          comparison.runs().stream().map(run -> figure.text(figure.of(run))).toList()));
    }
    figures.row(row("epochs", comparison.runs().stream().map(RunsCommand::epochs).toList()));
    figures
        .row(row("seed", comparison.runs().stream().map(run -> Long.toString(run.card().seed())).toList()));
    out.println(figures.within(Progress.COLUMNS));
    Map<String, List<String>> differences = comparison.differences();
    if (differences.isEmpty()) {
      out.println("all settings are the same");
    } else {
      Table table = new Table(row("different", List.of(names)));
      differences.forEach((setting, values) -> table.row(row(setting, values)));
      out.print(table.within(Progress.COLUMNS));
    }
    comparison.seedGroups().forEach(group -> print(out, group));
  }

  private static void print(PrintWriter out, SeedGroup group) {
    out.println();
    out.println("seeds " + group.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
        + ", all else equal: mean and standard deviation");
    Table table = new Table("", "mean", "deviation");
    for (Figure figure : Figure.values()) {
      table.row(figure.toString(), figure.text(group.mean(figure)), figure.text(group.deviation(figure)));
    }
    out.print(table);
  }

  private static String[] row(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toArray(String[]::new);
  }

  private static String json(Comparison comparison) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode node = mapper.createObjectNode();
    ArrayNode runs = node.putArray("runs");
    for (Run run : comparison.runs()) {
      ObjectNode one = runs.addObject();
      RunsCommand.put(one, run);
      ObjectNode settings = one.putObject("settings");
      Comparison.settings(run).forEach(settings::put);
    }
    ObjectNode different = node.putObject("different");
    comparison.differences().forEach((setting, values) -> values.forEach(different.withArray(setting)::add));
    ArrayNode groups = node.putArray("seedGroups");
    for (SeedGroup group : comparison.seedGroups()) {
      ObjectNode one = groups.addObject();
      group.seeds().forEach(one.withArray("seeds")::add);
      put(one.putObject("accuracy"), group, Figure.ACCURACY);
      put(one.putObject("loss"), group, Figure.LOSS);
      put(one.putObject("calibrationError"), group, Figure.CALIBRATION_ERROR);
      put(one.putObject("seconds"), group, Figure.SECONDS);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  private static void put(ObjectNode node, SeedGroup group, Figure figure) {
    node.put("mean", group.mean(figure));
    node.put("deviation", group.deviation(figure));
  }
}
