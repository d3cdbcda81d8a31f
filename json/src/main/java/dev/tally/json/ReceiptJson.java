package dev.tally.json;

import dev.tally.reader.receipt.Receipt;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A receipt as JSON, in the one form for command line and server. Thread-safe. */
public final class ReceiptJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ReceiptJson() {}

  public static ObjectNode of(Receipt receipt) {
    ObjectNode node = JSON.createObjectNode();
    node.set("total", ReadingJson.of(receipt.total()));
    node.set("date", ReadingJson.of(receipt.head().date()));
    node.set("merchant", ReadingJson.of(receipt.head().merchant()));
    ArrayNode fields = node.putArray("fields");
    for (Receipt.Field field : receipt.fields()) {
      ObjectNode item = fields.addObject();
      item.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
      item.put("kindConfidence", field.kindConfidence());
      item.put("written", field.written().name().toLowerCase(Locale.ROOT));
      item.setAll(ReadingJson.of(field.reading()));
      item.set("box", ReadingJson.of(field.box()));
    }
    ObjectNode paper = node.putObject("paper");
    paper.put("found", receipt.paperFound());
    ArrayNode corners = paper.putArray("corners");
    receipt.paper().forEach(corner -> corners.addObject().put("x", corner.x()).put("y", corner.y()));
    receipt.because().forEach(node.putArray("because")::add);
    receipt.notes().forEach(node.putArray("notes")::add);
    return node;
  }
}
