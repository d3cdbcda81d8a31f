package dev.tally.cli;

import dev.tally.reader.corpus.Result;
import dev.tally.reader.corpus.Score;
import dev.tally.trainer.evaluate.Predictions;
import dev.tally.trainer.evaluate.RiskCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A score for people and for programs.
 *
 * @param digits whether each picture is one digit, so that the confusions fill a square
 * @param predictions the probabilities of all ten digits, where those are known
 * @param outsiders how well confidence tells the pictures from a set that holds no digits, where there is one
 */
record Report(Score score, String model, boolean digits, Optional<Predictions> predictions,
    OptionalDouble outsiders) {
  private static final double SUREST = 0.99;

  Report(Score score, String model, boolean digits) {
    this(score, model, digits, Optional.empty(), OptionalDouble.empty());
  }

  private OptionalDouble auroc() {
    return outsiders.isPresent() ? outsiders : score.auroc();
  }

  String json() {
    JsonMapper mapper = new JsonMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("count", score.count());
    node.put("correct", score.correct());
    node.put("wrong", score.wrong());
    node.put("refused", score.refused());
    written().forEach((writer, part) -> node.withObjectProperty("written")
        .putObject(writer)
        .put("count", part.count())
        .put("correct", part.correct())
        .put("wrong", part.wrong())
        .put("refused", part.refused()));
    node.put("accuracy", score.accuracy());
    node.put("seconds", score.seconds());
    node.put("accuracyIfForced", score.accuracyIfForced());
    node.put("coverageAt1PercentWrong", score.coverageAt(0.01));
    predictions.ifPresent(all -> {
      node.put("loss", all.loss());
      node.put("calibrationError", all.calibrationError());
      node.put("wrongAmongSurest99Percent", RiskCoverage.of(all).errorAt(SUREST));
    });
    auroc().ifPresent(auroc -> node.put("auroc", auroc));
    node.put("model", model);
    return mapper.writeValueAsString(node) + "\n";
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d pictures, model %s, %.1f s%n", score.count(), model,
        score.seconds()));
    line(text, "correct", score.correct());
    line(text, "wrong", score.wrong());
    line(text, "refused", score.refused());
    written().forEach((writer, part) -> text
        .append(String.format(Locale.ROOT, "  by %-6s %,6d pictures: %d correct, %d wrong, %d refused%n",
            writer, part.count(), part.correct(), part.wrong(), part.refused())));
    text.append(String.format(Locale.ROOT, "likeliest right %6.2f %%   (had every picture been answered)%n",
        100 * score.accuracyIfForced()));
    text.append(String.format(Locale.ROOT,
        "answerable      %6.2f %%   (surest first, with 1 %% of the answers wrong)%n",
        100 * score.coverageAt(0.01)));
    predictions.ifPresent(all -> text.append(String.format(Locale.ROOT, """
        surest 99 %%     %6.3f %%   (the share of these that is wrong)
        calibration     %6.3f %%   (expected calibration error, 15 bins)
        loss            %8.5f    (mean cross-entropy in nats)
        """, 100 * RiskCoverage.of(all).errorAt(SUREST), 100 * all.calibrationError(), all.loss())));
    auroc().ifPresent(auroc -> text.append(String.format(Locale.ROOT,
        "auroc           %8.5f    (confidence where there is something to read, against nothing)%n", auroc)));
    return text.append('\n').append(digits ? matrix() : confusions() + wrong()).toString();
  }

  /** The score of each writer's, if the labels name any. */
  private Map<String, Score> written() {
    Map<String, List<Result>> results = new TreeMap<>();
    score.results()
        .forEach(result -> result.item()
            .written()
            .ifPresent(writer -> results.computeIfAbsent(writer, _ -> new ArrayList<>()).add(result)));
    Map<String, Score> scores = new TreeMap<>();
    results.forEach((writer, own) -> scores.put(writer, Score.of(own, 0)));
    return scores;
  }

  /** Each answer that was wrong. */
  private String wrong() {
    StringBuilder text = new StringBuilder();
    score.results()
        .stream()
        .filter(result -> result.outcome() == Result.Outcome.WRONG)
        .forEach(result -> text.append(String.format(Locale.ROOT, "wrong: %s is %s, answered %s at %.1f %%%n",
            result.item().file(), result.item().expected(), result.best().orElseThrow().value(),
            100 * result.best().orElseThrow().confidence())));
    return text.toString();
  }

  private void line(StringBuilder text, String name, int count) {
    text.append(
        String.format(Locale.ROOT, "%-8s %,7d %6.2f %%%n", name, count, 100.0 * count / score.count()));
  }

  /** Rows: what it is; columns: the likeliest digit. */
  private String matrix() {
    int[][] counts = new int[11][11];
    for (Result result : score.results()) {
      counts[index(result.item().expected())][result.best().map(best -> index(best.value())).orElse(10)]++;
    }
    StringBuilder text = new StringBuilder("is \\ likeliest");
    for (int k = 0; k <= 10; k++) {
      text.append(String.format(Locale.ROOT, "%6s", k < 10 ? Integer.toString(k) : "-"));
    }
    for (int row = 0; row <= 10; row++) {
      text.append(String.format(Locale.ROOT, "%n%14s", row < 10 ? Integer.toString(row) : "-"));
      for (int column = 0; column <= 10; column++) {
        text.append(String.format(Locale.ROOT, "%6s",
            counts[row][column] == 0 ? "." : Integer.toString(counts[row][column])));
      }
    }
    return text.append(String.format("%n")).toString();
  }

  private static int index(String digit) {
    return digit.length() == 1 && Character.isDigit(digit.charAt(0)) ? digit.charAt(0) - '0' : 10;
  }

  /** Where as many digits were read as expected: which was taken for which. Else how many too many or too few. */
  private String confusions() {
    Map<String, Integer> counts = new TreeMap<>();
    int more = 0;
    int fewer = 0;
    for (Result result : score.results()) {
      String expected = result.item().expected().replaceAll("[^0-9]", "");
      String found = result.best().map(best -> best.value()).orElse("");
      more += found.length() > expected.length() ? 1 : 0;
      fewer += found.length() < expected.length() ? 1 : 0;
      for (int i = 0; found.length() == expected.length() && i < found.length(); i++) {
        if (found.charAt(i) != expected.charAt(i)) {
          counts.merge(expected.charAt(i) + " as " + found.charAt(i), 1, Integer::sum);
        }
      }
    }
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
        "too many digits in %d, too few in %d; taken for another:%n", more, fewer));
    counts.entrySet()
        .stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(12)
        .forEach(
            entry -> text.append(String.format(Locale.ROOT, "  %s: %d%n", entry.getKey(), entry.getValue())));
    return text.toString();
  }
}
