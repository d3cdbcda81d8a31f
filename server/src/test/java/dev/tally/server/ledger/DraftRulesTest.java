package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reason;
import dev.tally.reader.receipt.Receipt;
import dev.tally.server.reading.Answer;
import dev.tally.server.refusal.Refusal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a photo's reading enters into a draft, and which expenses may be asked for. */
class DraftRulesTest {
  private static final Box BOX = new Box(0.25, 0.5, 0.25, 0.125);
  private static final byte[] FILE = {'a', 'b', 'c'};

  private static Reading.Read read(String value) {
    return new Reading.Read(new Reading.Candidate(value, value, 0.95), List.of(), BOX, List.of());
  }

  private static Reading.Unsure unsure(String value) {
    return new Reading.Unsure(List.of(new Reading.Candidate(value, value, 0.6)),
        new Reason(Reason.Code.NOT_CLEAR, "unclear"), BOX, List.of());
  }

  private static Draft draft(Answer.Result result) {
    return Draft.of(FILE,
        new Answer("a.jpg", result, 7, new Answer.ModelName("digits", "feed"), Map.of(), Optional.empty()),
        Optional.of(Currency.getInstance("EUR")));
  }

  private static Draft draft(Reading date, Reading merchant) {
    return draft(new Answer.Result.Fields(new Receipt(read("44.31"), new Receipt.Head(date, merchant),
        List.of(), List.of(), false, List.of(), List.of())));
  }

  @Test
  void aDraftTellsWhatWasReadAndOfWhichFile() {
    Draft draft = draft(new Answer.Result.Whole(read("44.31")));
    assertEquals(new Expense.Total("read", Optional.of("44.31"), 0.95, Optional.of(BOX), "digits feed"),
        draft.read());
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", draft.sha256());
    assertArrayEquals(FILE, draft.photo());
    assertEquals(7, draft.hash());
    assertEquals(Optional.of(Currency.getInstance("EUR")), draft.currency());
    assertEquals(Optional.empty(), draft.date());
    assertEquals(new Expense.Total("unsure", Optional.of("44.31"), 0.6, Optional.of(BOX), "digits feed"),
        draft(new Answer.Result.Whole(unsure("44.31"))).read());
    assertEquals(new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), "digits feed"),
        draft(new Answer.Result.Whole(new Reading.Unreadable(Reason.Code.NO_INK, "no ink"))).read());
  }

  @Test
  void onlyASureDayAndNameAreEntered() {
    Draft sure = draft(read("2026-11-20"), read("Canyon Auto Parts"));
    assertEquals(Optional.of(LocalDate.of(2026, 11, 20)), sure.date());
    assertEquals(Optional.of("Canyon Auto Parts"), sure.merchant());
    Draft unsure = draft(unsure("2026-11-20"), unsure("Canyon Auto Parts"));
    assertEquals(Optional.empty(), unsure.date());
    assertEquals(Optional.empty(), unsure.merchant());
    assertEquals(Optional.empty(), draft(read("1969-12-31"), read("x")).date());
    assertEquals(Optional.empty(), draft(read("2026-11-20"), read("x".repeat(101))).merchant());
  }

  private static ExpenseFilter filter(Map<String, String> parameters) {
    return ExpenseFilter.of("me", name -> Optional.ofNullable(parameters.get(name)));
  }

  @Test
  void everyFilterIsOfItsOwnerAndWithoutWhatIsDeleted() {
    assertEquals(new ExpenseFilter("e.owner = :owner and e.status <> 'deleted'", Map.of("owner", "me")),
        filter(Map.of()));
    for (String status : List.of("draft", "confirmed", "deleted")) {
      assertEquals(new ExpenseFilter("e.owner = :owner and e.status = :status",
          Map.of("owner", "me", "status", status)), filter(Map.of("status", status)));
    }
    assertEquals("status is draft, confirmed or deleted.",
        assertThrows(Refusal.class, () -> filter(Map.of("status", "all"))).detail());
  }

  private static void assertAdds(String condition, String name, Object value, String said) {
    assertEquals(new ExpenseFilter("e.owner = :owner and e.status <> 'deleted' and " + condition,
        Map.of("owner", "me", name, value)), filter(Map.of(name, said)));
  }

  @Test
  void eachParameterIsACondition() {
    assertAdds("e.spent_on >= :from", "from", "2026-11-20", "2026-11-20");
    assertAdds("e.spent_on <= :to", "to", "2026-11-20", "2026-11-20");
    assertAdds("e.category = :category", "category", "food", "food");
    assertAdds("e.currency = :currency", "currency", "EUR", "EUR");
    assertAdds("e.amount_minor >= :min", "min", 500L, "500");
    assertAdds("e.amount_minor <= :max", "max", 500L, "500");
    assertAdds("e.search like :text escape '!'", "text", "%50!% o!_f!!%", "50% O_F!");
    assertEquals("min and max are whole numbers of minor units, such as cents.",
        assertThrows(Refusal.class, () -> filter(Map.of("min", "5.00"))).detail());
    assertThrows(Refusal.class, () -> filter(Map.of("from", "yesterday")));
    assertThrows(Refusal.class, () -> filter(Map.of("currency", "euro")));
  }
}
