package dev.tally.json;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reading.Part;
import dev.tally.reader.Reason;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Readings as JSON: all there is, boxes and confidences included. The one form for command line and server. Thread-safe. */
public final class ReadingJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ReadingJson() {}

  /** An object whose {@code outcome} is {@code read}, {@code unsure} or {@code unreadable}. */
  public static ObjectNode of(Reading reading) {
    ObjectNode node = JSON.createObjectNode();
    switch (reading) {
      case Reading.Read read -> {
        node.put("outcome", "read");
        put(node, read.best());
        node.set("alternatives", candidates(read.alternatives()));
        node.set("box", of(read.box()));
        node.set("parts", parts(read.parts()));
      }
      case Reading.Unsure unsure -> {
        node.put("outcome", "unsure");
        put(node, unsure.why());
        node.set("candidates", candidates(unsure.candidates()));
        node.set("box", of(unsure.box()));
        node.set("parts", parts(unsure.parts()));
      }
      case Reading.Unreadable unreadable -> {
        node.put("outcome", "unreadable");
        put(node, unreadable.why());
      }
    }
    return node;
  }

  private static void put(ObjectNode node, Candidate candidate) {
    node.put("value", candidate.value());
    node.put("text", candidate.text());
    node.put("confidence", candidate.confidence());
  }

  private static void put(ObjectNode node, Reason why) {
    node.put("reason", why.sentence());
    node.put("reasonCode", why.code().json());
  }

  private static ArrayNode candidates(List<Candidate> candidates) {
    ArrayNode array = JSON.createArrayNode();
    candidates.forEach(candidate -> put(array.addObject(), candidate));
    return array;
  }

  private static ArrayNode parts(List<Part> parts) {
    ArrayNode array = JSON.createArrayNode();
    for (Part part : parts) {
      ObjectNode node = array.addObject();
      node.put("text", part.text());
      node.put("confidence", part.confidence());
      node.set("box", of(part.box()));
    }
    return array;
  }

  /** A place in a photo. */
  public static ObjectNode of(Box box) {
    ObjectNode node = JSON.createObjectNode();
    node.put("x", box.x());
    node.put("y", box.y());
    node.put("width", box.width());
    node.put("height", box.height());
    return node;
  }
}
