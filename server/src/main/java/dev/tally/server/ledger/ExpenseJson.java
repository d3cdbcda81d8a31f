package dev.tally.server.ledger;

import dev.tally.json.ReadingJson;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ledger's records as JSON. Thread-safe. */
public final class ExpenseJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ExpenseJson() {}

  public static ObjectNode of(Expense expense) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", expense.id());
    node.put("status", expense.status().label());
    node.put("amountMinor", expense.amountMinor().orElse(null));
    node.put("amount", expense.amount().orElse(null));
    node.put("currency", expense.text(Field.CURRENCY).orElse(null));
    node.put("date", expense.text(Field.DATE).orElse(null));
    node.put("category", expense.category().orElse(null));
    node.put("merchant", expense.merchant().orElse(null));
    node.put("note", expense.note().orElse(null));
    expense.read().ifPresentOrElse(read -> {
      ObjectNode total = node.putObject("read");
      total.put("outcome", read.outcome());
      total.put("value", read.value().orElse(null));
      total.put("confidence", read.confidence());
      read.box().ifPresentOrElse(box -> total.set("box", ReadingJson.of(box)), () -> total.putNull("box"));
      total.put("model", read.model());
    }, () -> node.putNull("read"));
    node.put("photoSha256", expense.photoSha256().orElse(null));
    node.put("photoKept", expense.photoKept());
    node.put("createdAt", expense.createdAt().toString());
    node.put("updatedAt", expense.updatedAt().toString());
    node.put("confirmedAt", expense.confirmedAt().map(Instant::toString).orElse(null));
    node.put("version", expense.version());
    return node;
  }

  /** A new draft with what it seems to repeat. */
  public static ObjectNode of(Ledger.Created created) {
    ObjectNode node = of(created.expense());
    ArrayNode twins = node.putArray("seemsLogged");
    for (Ledger.Twin twin : created.twins()) {
      twins.addObject()
          .put("expense", twin.id())
          .put("why", twin.sameFile() ? "the same file" : "a photo that looks alike")
          .put("differingBits", twin.differingBits());
    }
    return node;
  }

  public static ObjectNode of(ExpenseList.Page page) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode expenses = node.putArray("expenses");
    page.expenses().forEach(expense -> expenses.add(of(expense)));
    node.put("next", page.next().orElse(null));
    return node;
  }

  public static ObjectNode ofTotals(List<ExpenseList.Total> totals) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode array = node.putArray("totals");
    for (ExpenseList.Total total : totals) {
      array.addObject()
          .put("month", total.month())
          .put("category", total.category().orElse(null))
          .put("currency", total.currency())
          .put("amountMinor", total.amountMinor())
          .put("count", total.count());
    }
    return node;
  }

  public static ObjectNode ofHistory(List<History.Change> changes) {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode array = node.putArray("changes");
    for (History.Change change : changes) {
      array.addObject()
          .put("version", change.version())
          .put("field", change.field())
          .put("was", change.was().orElse(null))
          .put("became", change.became().orElse(null))
          .put("by", change.actor())
          .put("at", change.at().toString());
    }
    return node;
  }
}
