package dev.tally.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A search for good settings on one page: which trial won, how all of them went, and what each varied setting did. */
public final class SearchPage {
  /** What the file in a search's folder is called. */
  public static final String FILE = "tune.html";

  /**
   * One training of the search.
   *
   * @param varied value by setting: the same settings in all trials
   * @param history {@link History#NONE} where it has none
   * @param accuracy of the validation images, 0..1; NaN where the trial diverged
   * @param loss what trials were ranked by, in nats; NaN where the trial diverged
   * @param complete whether it was trained to its end
   * @param ending why it was not trained on
   */
  public record Trial(String name, Map<String, String> varied, History history, double accuracy, double loss,
      boolean complete, String ending) {
    boolean hasDiverged() {
      return !Double.isFinite(loss);
    }
  }

  private SearchPage() {}

  /**
   * Draws the page.
   *
   * @param trials at least one, best first: the first is the winner unless it diverged
   * @param command what trains the winner
   */
  public static String html(List<Trial> trials, String command) {
    Markup page = new Markup();
    head(page, trials);
    Page.section(page, "Trials",
        "Best first: who was trained further stands before who was dropped. Loss is what they were ranked by: of the "
            + "validation images, and where training images are distorted that of distorted ones added.")
        .add(table(trials));
    if (!trials.getFirst().hasDiverged()) {
      page.open("p", "class", "about").text("The winner is trained anew by ").leaf("code", command).close();
    }
    page.close();
    Page.section(page, "How they went",
        "Epoch by epoch; rest the pointer on a line's end to see whose it is.")
        .open("div", "class", "charts")
        .add(SearchCharts.loss(trials))
        .add(SearchCharts.accuracy(trials))
        .close()
        .close();
    Page.section(page, "What each setting did",
        "A dot is a trial, and the lower the better. Those that were dropped had fewer epochs, so only the filled dots are a fair comparison.")
        .open("div", "class", "charts");
    trials.getFirst().varied().keySet().forEach(setting -> page.add(SearchCharts.setting(setting, trials)));
    page.close().close();
    return Page.of("Search over " + String.join(", ", trials.getFirst().varied().keySet()), page);
  }

  private static void head(Markup page, List<Trial> trials) {
    Trial best = trials.getFirst();
    page.open("header")
        .leaf("p", "Search", "class", "kicker")
        .leaf("h1", best.hasDiverged() ? "Every trial diverged" : best.name() + " is best")
        .leaf("p",
            "Every figure is of validation images; the test set plays no part. The best of many on the same images "
                + "looks a little better than it is.",
            "class", "about")
        .open("dl", "class", "tiles");
    if (!best.hasDiverged()) {
      best.varied().forEach((setting, value) -> tile(page, shorten(value), setting));
      tile(page, Figures.percent(best.accuracy(), 2), "right");
      tile(page, loss(best), "loss");
    }
    tile(page, Integer.toString(trials.size()), "trials");
    tile(page, Integer.toString(trials.stream().mapToInt(trial -> trial.history().epochs()).sum()), "epochs");
    tile(page, Figures.duration(trials.stream().mapToDouble(trial -> trial.history().seconds()).sum()),
        "training");
    page.close().close().line();
  }

  private static void tile(Markup page, String figure, String name) {
    page.open("div").leaf("dt", name).leaf("dd", figure).close();
  }

  private static Markup table(List<Trial> trials) {
    List<String> headings = new ArrayList<>(List.of("trial"));
    headings.addAll(trials.getFirst().varied().keySet());
    headings.addAll(List.of("epochs", "accuracy", "loss", "why it ended"));
    Markup table = new Markup().open("div", "class", "scroll")
        .open("table", "class", "compare")
        .open("thead")
        .open("tr");
    headings.forEach(heading -> table.leaf("th", heading, "scope", "col"));
    table.close().close().open("tbody");
    for (Trial trial : trials) {
      table.open("tr")
          .open("td")
          .leaf("span", "", "class", "swatch " + SearchCharts.style(trial, trials))
          .text(trial.name())
          .close();
      trial.varied().values().forEach(value -> table.leaf("td", value));
      table.leaf("td", Integer.toString(trial.history().epochs()))
          .leaf("td", trial.hasDiverged() ? "-" : Figures.percent(trial.accuracy(), 2))
          .leaf("td", loss(trial))
          .leaf("td", trial.ending())
          .close();
    }
    return table.close().close().close().line();
  }

  static String loss(Trial trial) {
    return trial.hasDiverged() ? "-" : Figures.plain(Math.round(trial.loss() * 1e5) / 1e5);
  }

  /** Networks in words are long. */
  static String shorten(String value) {
    return value.length() <= 16 ? value : value.substring(0, 15) + "\u2026";
  }
}
