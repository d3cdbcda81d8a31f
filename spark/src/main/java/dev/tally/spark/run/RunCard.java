package dev.tally.spark.run;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
  }

  String json() {
    return JsonWriter.indent("  ")
        .string()
        .object()
        .value("photos", photos)
        .value("slices", slices)
        .object("identity", sorted())
        .end()
        .done() + "\n";
  }

  private Map<String, String> sorted() {
    Map<String, String> sorted = new LinkedHashMap<>();
    identity.entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
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
    } catch (JsonParserException | NullPointerException e) {
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
