package dev.tally.trainer.report;

import dev.tally.json.CardJson;
import dev.tally.reader.digit.ModelCard;
import dev.tally.reader.digit.ModelCard.Threshold;
import dev.tally.trainer.data.Digits;
import dev.tally.trainer.evaluate.Confusion;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import dev.tally.trainer.report.CurveCharts.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One training on one page. All figures are of the validation images; the test set plays no part. */
public final class RunReport {
  /** What the file in a run's folder is called. */
  public static final String FILE = "report.html";

  private RunReport() {}

  /**
   * Draws the page.
   *
   * @param card of the epoch that was kept
   * @param predictions what the kept model says of the validation images, calibrated
   * @param digits these images, in the same order
   */
  public static String html(ModelCard card, History history, Predictions predictions, Digits digits) {
    if (digits.size() != predictions.size()) {
      throw new IllegalArgumentException(
          predictions.size() + " predictions for " + digits.size() + " digits");
    }
    Markup page = new Markup();
    head(page, card, history, predictions);
    if (history.epochs() > 0) {
      curves(page, card, history);
    }
    confidence(page, card, predictions);
    Confusion confusion = Confusion.of(predictions);
    Page.section(page, "What was taken for what", ConfusionTable.summary(confusion))
        .add(ConfusionTable.draw(confusion))
        .close();
    Page.section(page, "What was misread",
        "The surest mistake first: what the digit is, what it was read as, and the three likeliest answers. Some are labelled wrongly.")
        .add(Misreads.draw(predictions, digits))
        .close();
    facts(page, card);
    return Page.of(card.name() + " \u2013 training report", page);
  }

  private static void head(Markup page, ModelCard card, History history, Predictions predictions) {
    ModelCard.Validation v = card.validation();
    page.open("header")
        .leaf("p", "Training report", "class", "kicker")
        .leaf("h1", card.name())
        .leaf("p",
            card.network() + " network, " + Figures.count(card.parameters()) + " parameters, seed "
                + card.seed() + ". Every figure is of " + Figures.count(v.images())
                + " validation images that were never trained on.",
            "class", "about")
        .open("dl", "class", "tiles");
    long wrong = Math.round((1 - predictions.accuracy()) * predictions.size());
    tile(page, Figures.percent(v.accuracy(), 2), "right", Figures.count(wrong) + " misread");
    tile(page, Figures.percent(v.calibrationError(), 2), "calibration error", "expected, 15 bins");
    tile(page, Figures.plain(Math.round(v.loss() * 1e5) / 1e5), "loss", "nats an image, calibrated");
    Optional<Threshold> strictest = v.thresholds().isEmpty()
        ? Optional.empty()
        : Optional.of(v.thresholds().getLast());
    tile(page, strictest.map(t -> Figures.percent(t.coverage(), 1)).orElse("none"), "answered",
        strictest.map(t -> "with at most " + Figures.oneIn(t.maxError()) + " wrong")
            .orElse("no error is proved"));
    if (history.epochs() > 0) {
      tile(page, Figures.duration(history.seconds()), "training",
          "epoch " + v.epoch() + " kept of " + history.epochs());
    }
    page.close().close().line();
  }

  private static void tile(Markup page, String figure, String name, String about) {
    page.open("div").leaf("dt", name).leaf("dd", figure).leaf("dd", about, "class", "about").close();
  }

  private static void curves(Markup page, ModelCard card, History history) {
    int kept = card.validation().epoch();
    Page.section(page, "How it went",
        "Training figures are taken while the weights still change, on distorted images where the settings say so. "
            + "The curves are of the network as it was trained. The model that is kept is calibrated: its outputs are divided by the "
            + "temperature " + Figures.plain(card.validation().temperature())
            + ", which changes no answer but how sure it is, and so the loss above is not the curve's.")
        .open("div", "class", "charts")
        .add(CurveCharts.loss(lines(history, "loss"), kept))
        .add(CurveCharts.accuracy(lines(history, "accuracy"), kept))
        .add(CurveCharts.learningRate(List.of(line(history, "learning rate", "s1", "learning_rate")), kept));
    Map<String, String> settings = new LinkedHashMap<>(card.settings());
    settings.put("seed", Long.toString(card.seed()));
    table(page, "Settings", settings);
    page.close().close();
  }

  private static List<Line> lines(History history, String what) {
    return List.of(line(history, "training", "s2", "train_" + what),
        line(history, "validation", "s1", "validation_" + what));
  }

  private static Line line(History history, String name, String style, String column) {
    return new Line(name, style, history.column(column));
  }

  private static void confidence(Markup page, ModelCard card, Predictions predictions) {
    List<Threshold> thresholds = card.validation().thresholds();
    Page.section(page, "Whether its confidence means something",
        "Of the answers given with 90 %, 90 % should be right. The surest are answered first: the fewer are answered, the fewer are wrong.")
        .open("div", "class", "charts")
        .add(ConfidenceCharts.reliability(predictions))
        .add(ConfidenceCharts.doubt(predictions))
        .add(ConfidenceCharts.riskCoverage(predictions, thresholds))
        .add(thresholdTable(thresholds, predictions.size()))
        .close()
        .close();
  }

  private static Markup thresholdTable(List<Threshold> thresholds, int images) {
    Markup table = new Markup().open("figure", "class", "chart")
        .open("figcaption")
        .leaf("h3", "Answer from which confidence up?")
        .leaf("p", "So that, with 95 % certainty, no more than this is wrong of digits like these.", "class",
            "key")
        .close()
        .open("table", "class", "thresholds")
        .open("thead")
        .open("tr");
    for (String heading : new String[] {"wrong at most", "confidence from", "answered"}) {
      table.leaf("th", heading, "scope", "col");
    }
    table.close().close().open("tbody");
    for (double target : RiskCoverage.TARGETS) {
      table.open("tr").leaf("td", Figures.oneIn(target));
      Optional<Threshold> found = thresholds.stream().filter(t -> t.maxError() == target).findFirst();
      if (found.isPresent()) {
        table.leaf("td", Figures.confidence(found.get().confidence()))
            .leaf("td", Figures.percent(found.get().coverage(), 1));
      } else {
        int needed = RiskCoverage.imagesNeeded(target);
        table.leaf("td", needed > images ? "needs " + Figures.count(needed) + " images" : "not proved",
            "colspan", "2", "class", "none");
      }
      table.close();
    }
    return table.close().close().close().line();
  }

  private static void facts(Markup page, ModelCard card) {
    Page.section(page, "How it was made",
        "The same settings, seed, data, engine and platform give the same model, byte for byte.");
    Map<String, String> where = new LinkedHashMap<>();
    where.put("engine", card.engine());
    where.put("temperature", Figures.plain(card.validation().temperature()));
    where.putAll(card.platform());
    where.putAll(card.data());
    table(page, "Engine, platform, data", where);
    page.open("details").leaf("summary", "The whole card").leaf("pre", CardJson.of(card)).close().close();
  }

  static void table(Markup page, String heading, Map<String, String> facts) {
    page.open("figure", "class", "chart")
        .open("figcaption")
        .leaf("h3", heading)
        .close()
        .open("table", "class", "facts")
        .open("tbody");
    facts.forEach((name, value) -> page.open("tr")
        .leaf("th", name, "scope", "row")
        .leaf("td", value.isEmpty() ? "\u2013" : value)
        .close());
    page.close().close().close().line();
  }
}
