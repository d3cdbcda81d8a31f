package dev.tally.spark.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.receipt.Receipt;
import dev.tally.spark.row.PhotoRow.Author;
import dev.tally.spark.row.PhotoRow.NetworkHash;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.Test;

class RowSchemaTest {
  private static final Box BOX = new Box(0.1, 0.2, 0.3, 0.4);
  private static final Author AUTHOR = new Author(List.of(new NetworkHash("digits", "27ab")), "1.0");
  private static final Reading READ = new Reading.Read(new Candidate("44.31", "44,31", 0.99), List.of(), BOX,
      List.of());
  private static final Reading UNSURE = new Reading.Unsure(
      List.of(new Candidate("7.00", "7", 0.6), new Candidate("1.00", "1", 0.3)),
      new Reason(Reason.Code.NOT_CLEAR, "Not clear."), BOX, List.of());
  private static final Reading UNREADABLE = new Reading.Unreadable(Reason.Code.NO_INK, "No ink.");

  private static Group row(Reading total, Reading date, Reading merchant, List<Receipt.Field> fields) {
    Receipt receipt = new Receipt(total, new Receipt.Head(date, merchant), fields, List.of(), false,
        List.of(), List.of(), Currency.getInstance("EUR"));
    return RowSchema.group(PhotoRow.of("file:/a.jpg", "00ff", receipt, 1480, AUTHOR));
  }

  private static BigDecimal decimal(Group row) {
    return new BigDecimal(new BigInteger(row.getBinary("total", 0).getBytes()), 4);
  }

  private static Group element(Group row, String list, int number) {
    return row.getGroup(list, 0).getGroup("list", number).getGroup("element", 0);
  }

  @Test
  void whatWasReadHasATotalAndNoReason() {
    Group row = row(READ, READ, UNSURE,
        List.of(new Receipt.Field(Receipt.Kind.CROSSED_OUT, 0.9, UNSURE, BOX)));
    assertEquals("read", row.getString("outcome", 0));
    assertEquals(new BigDecimal("44.3100"), decimal(row));
    assertEquals(0.99, row.getDouble("confidence", 0));
    assertEquals(0, row.getFieldRepetitionCount("reason_code"));
    assertEquals("EUR", row.getString("currency", 0));
    assertEquals("44.31", row.getString("date", 0));
    assertEquals(0, row.getFieldRepetitionCount("merchant"));
    assertEquals("27ab", element(row, "networks", 0).getString("sha256", 0));
    assertEquals(1480, row.getLong("milliseconds", 0));
    Group field = element(row, "fields", 0);
    assertEquals("crossed_out", field.getString("kind", 0));
    assertEquals("hand", field.getString("written", 0));
    assertEquals(0, field.getFieldRepetitionCount("value"));
    assertEquals("not_clear", field.getString("reason_code", 0));
    assertEquals(0.4, field.getGroup("box", 0).getDouble("height", 0));
  }

  @Test
  void whatIsUnsureHasCandidatesAndNoTotal() {
    Group row = row(UNSURE, UNREADABLE, UNREADABLE, List.of());
    assertEquals("unsure", row.getString("outcome", 0));
    assertEquals(0, row.getFieldRepetitionCount("total"));
    assertEquals(0.6, row.getDouble("confidence", 0));
    assertEquals("Not clear.", row.getString("reason", 0));
    assertEquals(2, row.getGroup("candidates", 0).getFieldRepetitionCount("list"));
    assertEquals("1.00", element(row, "candidates", 1).getString("value", 0));
  }

  @Test
  void whatIsUnreadableHasAReasonAlone() {
    Group row = RowSchema
        .group(PhotoRow.without("file:/b", null, Outcome.unreadable("empty", "It is empty."), 3, AUTHOR));
    assertEquals("unreadable", row.getString("outcome", 0));
    assertEquals(0, row.getFieldRepetitionCount("sha256"));
    assertEquals(0, row.getFieldRepetitionCount("confidence"));
    assertEquals("empty", row.getString("reason_code", 0));
    assertEquals(0, row.getGroup("fields", 0).getFieldRepetitionCount("list"));
  }

  @Test
  void theLargestTotalsFit() {
    Reading most = new Reading.Read(new Candidate("92233720368547758.07", "", 0.9), List.of(), BOX,
        List.of());
    assertEquals(new BigDecimal("92233720368547758.0700"), decimal(row(most, READ, READ, List.of())));
  }
}
