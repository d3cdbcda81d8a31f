package dev.tally.cli;

import dev.tally.trainer.tune.Ranking;
import dev.tally.trainer.tune.Ranking.Place;
import dev.tally.trainer.tune.SearchFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The outcome of a search for people and for programs. */
final class TuneReport {
  private TuneReport() {}

  static String text(Ranking ranking, SearchFolder folder) {
    List<String> headings = new ArrayList<>(List.of("trial"));
    headings.addAll(ranking.places().getFirst().trial().varied().keySet());
    headings.addAll(List.of("epochs", "accuracy", "loss", "why it ended"));
    Table table = new Table(headings.toArray(String[]::new));
    ranking.places().forEach(place -> table.row(row(place).toArray(String[]::new)));
    StringBuilder text = new StringBuilder(table.toString());
    ranking.winner().ifPresent(winner -> text.append(String.format(Locale.ROOT, """

            winner      %s: %s
            model       in %s
            again       %s
            """, winner.trial().name(), winner.trial(), folder.trial(winner.trial()), folder.command())));
    return text.append("picture     ").append(folder.page()).append(System.lineSeparator()).toString();
  }

  private static List<String> row(Place place) {
    List<String> row = new ArrayList<>(List.of(place.trial().name()));
    row.addAll(place.trial().varied().values());
    boolean diverged = place.score().hasDiverged();
    row.add(place.score().epochs() + " of " + place.trial().settings().epochs());
    row.add(diverged ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * place.score().accuracy()));
    row.add(diverged ? "-" : String.format(Locale.ROOT, "%.5f", place.score().loss()));
    row.add(place.ending().toString());
    return row;
  }

  static String json(Ranking ranking, SearchFolder folder) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode node = mapper.createObjectNode();
    ranking.winner().ifPresent(winner -> {
      node.put("winner", winner.trial().name());
      node.put("settings", folder.best().toString());
      node.put("command", folder.command());
    });
    node.put("picture", folder.page().toString());
    for (Place place : ranking.places()) {
      put(node.withArray("trials").addObject(), place, folder);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + System.lineSeparator();
  }

  private static void put(ObjectNode node, Place place, SearchFolder folder) {
    node.put("trial", place.trial().name());
    node.put("folder", folder.trial(place.trial()).toString());
    ObjectNode varied = node.putObject("varied");
    place.trial().varied().forEach(varied::put);
    node.put("rung", place.score().rung());
    node.put("epochs", place.score().epochs());
    node.put("plannedEpochs", place.trial().settings().epochs());
    if (place.score().hasDiverged()) {
      node.putNull("accuracy");
      node.putNull("loss");
    } else {
      node.put("accuracy", place.score().accuracy());
      node.put("loss", place.score().loss());
    }
    node.put("seconds", place.score().seconds());
    node.put("ending", place.ending().name().toLowerCase(Locale.ROOT));
  }
}
