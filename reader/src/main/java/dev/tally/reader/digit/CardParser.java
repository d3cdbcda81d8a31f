package dev.tally.reader.digit;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import dev.tally.reader.digit.ModelCard.Agreement;
import dev.tally.reader.digit.ModelCard.Export;
import dev.tally.reader.digit.ModelCard.KeptHands;
import dev.tally.reader.digit.ModelCard.RiskPoint;
import dev.tally.reader.digit.ModelCard.Threshold;
import dev.tally.reader.digit.ModelCard.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A card's JSON to the card. What it does not know is passed over, and what is missing is 0, empty or null. */
final class CardParser {
  private CardParser() {}

  /** Throws {@link ModelException} where the text is no JSON object. */
  static ModelCard parse(String json) {
    try {
      return card(JsonParser.object().from(json));
    } catch (JsonParserException e) {
      throw new ModelException("its card cannot be read", e);
    } catch (StackOverflowError e) {
      // The parser calls itself for each level, and a stranger's file may have any number of them.
      throw new ModelException("its card cannot be read", e);
    }
  }

  private static ModelCard card(JsonObject card) {
    return new ModelCard(card.getInt("format"), card.getString("name"), card.getString("network"),
        card.getInt("parameters"), card.getString("engine"), texts(card, "data"), card.getLong("seed"),
        texts(card, "settings"), texts(card, "platform"), validation(card.getObject("validation")),
        export(card.getObject("export")));
  }

  /** In the order of the file, in which they are written again. */
  private static Map<String, String> texts(JsonObject parent, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    parent.getObject(name, new JsonObject()).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  private static Validation validation(JsonObject figures) {
    return figures == null
        ? null
        : new Validation(figures.getInt("images"), figures.getInt("epoch"), figures.getDouble("accuracy"),
            figures.getDouble("loss"), figures.getDouble("temperature"),
            figures.getDouble("calibrationError"),
            each(figures, "riskCoverage", JsonArray::getArray, CardParser::point),
            each(figures, "thresholds", JsonArray::getObject, CardParser::threshold),
            hands(figures.getObject("hands")));
  }

  private static RiskPoint point(JsonArray point) {
    return new RiskPoint(point.getDouble(0), point.getDouble(1), point.getDouble(2));
  }

  private static Threshold threshold(JsonObject threshold) {
    return new Threshold(threshold.getDouble("maxError"), threshold.getDouble("confidence"),
        threshold.getDouble("coverage"), threshold.getDouble("bound"));
  }

  private static KeptHands hands(JsonObject hands) {
    return hands == null
        ? null
        : new KeptHands(hands.getInt("writers"), hands.getInt("images"), hands.getDouble("accuracy"),
            hands.getDouble("loss"));
  }

  private static Export export(JsonObject file) {
    return file == null
        ? null
        : new Export(file.getString("format"), file.getString("precision"),
            each(file, "layers", JsonArray::getString, text -> text),
            each(file, "agreements", JsonArray::getObject, CardParser::agreement));
  }

  private static Agreement agreement(JsonObject figures) {
    return new Agreement(figures.getString("runtime"), figures.getString("set"), figures.getInt("images"),
        figures.getDouble("accuracy"), figures.getDouble("trained"), figures.getInt("changed"),
        figures.getDouble("difference"));
  }

  /** Throws {@link ModelException} where an entry is not of the kind that it is taken for. */
  private static <J, T> List<T> each(JsonObject parent, String name, BiFunction<JsonArray, Integer, J> entry,
      Function<J, T> value) {
    JsonArray array = parent.getArray(name, new JsonArray());
    return IntStream.range(0, array.size()).mapToObj(i -> {
      J one = entry.apply(array, i);
      if (one == null) {
        throw new ModelException("its card cannot be read: " + name + " holds something else");
      }
      return value.apply(one);
    }).toList();
  }
}
