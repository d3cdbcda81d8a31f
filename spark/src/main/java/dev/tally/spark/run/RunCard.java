package dev.tally.spark.run;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import dev.tally.spark.reading.RowReader;
import dev.tally.spark.run.Batch.Wish;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is: written once all its photos are listed, so that going on reads the same ones in the same slices.
 *
 * @param identity what two runs must have in common to be the same, by name
 * @param photos how many there are
 * @param slices into how many parts they are cut, at least 1
 */
record RunCard(Map<String, String> identity, long photos, int slices) {
  RunCard {
    identity = Map.copyOf(identity);
    if (slices < 1) {
      throw new IllegalArgumentException("a run has at least one slice, not " + slices);
    }
  }

  /** Of the run that is wished for. */
  static Map<String, String> identity(Origin origin, Wish wish) {
    Map<String, String> identity = new HashMap<>(wish.settings().text());
    identity.put("--in", origin.text());
    identity.put("networks",
        wish.networks()
            .hashes()
            .stream()
            .map(network -> network.name() + " " + network.sha256())
            .collect(Collectors.joining(", ")));
    identity.put("version", RowReader.version());
    return identity;
  }

  String json() {
    return JsonWriter.indent("  ")
        .string()
        .object()
        .value("photos", photos)
        .value("slices", slices)
        .object("identity", new TreeMap<>(identity))
        .end()
        .done() + "\n";
  }

  /** Throws {@link BatchException} where the text is no card. */
  static RunCard of(String json, String place) {
    try {
      JsonObject card = JsonParser.object().from(json);
      Map<String, String> identity = card.getObject("identity")
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
      return new RunCard(identity, card.getLong("photos"), card.getInt("slices"));
    } catch (JsonParserException | NullPointerException | IllegalArgumentException e) {
      throw new BatchException(place + " is damaged; choose another --out", e);
    }
  }

  /** In what it differs from a run of that identity, for a person; empty where it is the same. */
  String difference(Map<String, String> other) {
    return Stream.concat(identity.keySet().stream(), other.keySet().stream())
        .distinct()
        .sorted()
        .filter(name -> !Objects.equals(identity.get(name), other.get(name)))
        .map(name -> name + " " + identity.get(name) + " there, " + other.get(name) + " here")
        .collect(Collectors.joining("; "));
  }
}
