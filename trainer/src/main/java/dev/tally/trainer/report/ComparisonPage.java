package dev.tally.trainer.report;

import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.trainer.report.Comparison.Figure;
import dev.tally.trainer.report.Comparison.SeedGroup;
import dev.tally.trainer.report.ConfidenceCharts.RiskLine;
import dev.tally.trainer.report.CurveCharts.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several runs on one page: their figures, what was different, and their curves in one chart. */
public final class ComparisonPage {
  /** Colours that can be told apart; more runs than that begin anew. */
  private static final int COLOURS = 8;

  private ComparisonPage() {}

  public static String html(Comparison comparison) {
    List<Run> runs = comparison.runs();
    Markup page = new Markup();
    page.open("header")
        .leaf("p", "Comparison", "class", "kicker")
        .leaf("h1", runs.size() == 1 ? "One run" : runs.size() + " runs")
        .leaf("p", "Every figure is of validation images, which chose the epoch. The test set plays no part.",
            "class", "about")
        .close();
    Page.section(page, "Figures", "The order is that in which the runs were named.")
        .add(figures(comparison))
        .close();
    seeds(page, comparison.seedGroups());
    Map<String, List<String>> differences = comparison.differences();
    Page.section(page, "What was different", differences.isEmpty() ? "Nothing." : "All else was the same.");
    if (!differences.isEmpty()) {
      page.add(differences(runs, differences));
    }
    page.close();
    curves(page, runs);
    return Page.of("Comparison of " + runs.stream().map(Run::name).collect(Collectors.joining(", ")), page);
  }

  private static String style(int run) {
    return "s" + (run % COLOURS + 1);
  }

  private static Markup figures(Comparison comparison) {
    Markup table = table("run",
        List.of("validation accuracy", "loss", "calibration error", "time", "epoch kept", "seed"));
    for (int i = 0; i < comparison.runs().size(); i++) {
      Run run = comparison.runs().get(i);
      name(table.open("tr").open("td"), run, i).close();
      table.leaf("td", Figure.ACCURACY.text(Figure.ACCURACY.of(run)))
          .leaf("td", Figure.LOSS.text(Figure.LOSS.of(run)))
          .leaf("td", Figure.CALIBRATION_ERROR.text(Figure.CALIBRATION_ERROR.of(run)))
          .leaf("td", Figures.duration(run.history().seconds()))
          .leaf("td",
              run.card().validation().epoch() + " of " + run.history().epochs()
                  + (run.isUnfinished() ? ", unfinished" : ""))
          .leaf("td", Long.toString(run.card().seed()))
          .close();
    }
    return end(table);
  }

  private static Markup name(Markup cell, Run run, int i) {
    return cell.leaf("span", "", "class", "swatch " + style(i)).text(run.name());
  }

  private static void seeds(Markup page, List<SeedGroup> groups) {
    if (groups.isEmpty()) {
      return;
    }
    Page.section(page, "Over seeds",
        "Mean and standard deviation of runs that differ in nothing but the seed.");
    Markup table = table("seeds", List.of("runs", "validation accuracy", "loss", "calibration error"));
    for (SeedGroup group : groups) {
      table.open("tr")
          .leaf("td", group.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")))
          .leaf("td", Integer.toString(group.runs().size()));
      for (Figure figure : List.of(Figure.ACCURACY, Figure.LOSS, Figure.CALIBRATION_ERROR)) {
        table.leaf("td", figure.text(group.mean(figure)) + " \u00b1 " + figure.text(group.deviation(figure)));
      }
      table.close();
    }
    page.add(end(table)).close();
  }

  private static Markup differences(List<Run> runs, Map<String, List<String>> differences) {
    Markup table = table("setting", runs.stream().map(Run::name).toList());
    differences.forEach((setting, values) -> {
      table.open("tr").leaf("td", setting);
      values.forEach(value -> table.leaf("td", value));
      table.close();
    });
    return end(table);
  }

  private static Markup table(String first, List<String> headings) {
    Markup table = new Markup().open("div", "class", "scroll")
        .open("table", "class", "compare")
        .open("thead")
        .open("tr");
    table.leaf("th", first, "scope", "col");
    headings.forEach(heading -> table.leaf("th", heading, "scope", "col"));
    return table.close().close().open("tbody");
  }

  private static Markup end(Markup table) {
    return table.close().close().close().line();
  }

  private static void curves(Markup page, List<Run> runs) {
    Page.section(page, "How they went", "Epoch by epoch; rest the pointer on a dot to read its value.")
        .open("div", "class", "charts");
    chart(page, runs, "validation_loss", lines -> CurveCharts.loss(lines, 0));
    chart(page, runs, "validation_accuracy", lines -> CurveCharts.accuracy(lines, 0));
    chart(page, runs, "learning_rate", lines -> CurveCharts.learningRate(lines, 0));
    risk(page, runs);
    page.close().close();
  }

  private static void risk(Markup page, List<Run> runs) {
    List<RiskLine> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<RiskPoint> curve = runs.get(i).card().validation().riskCoverage();
      if (!curve.isEmpty()) {
        lines.add(new RiskLine(new Plot.Key(runs.get(i).name(), style(i)), curve));
      }
    }
    if (!lines.isEmpty()) {
      page.add(ConfidenceCharts.riskCoverage(lines));
    }
  }

  private interface Chart {
    Markup of(List<Line> lines);
  }

  private static void chart(Markup page, List<Run> runs, String column, Chart chart) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).history().has(column)) {
        lines.add(new Line(runs.get(i).name(), style(i), runs.get(i).history().column(column)));
      }
    }
    if (!lines.isEmpty()) {
      page.add(chart.of(lines));
    }
  }
}
