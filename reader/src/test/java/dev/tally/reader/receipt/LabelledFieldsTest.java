package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.PlainNumbers.candidate;
import static dev.tally.reader.receipt.PlainNumbers.hand;
import static dev.tally.reader.receipt.PlainNumbers.labelled;
import static dev.tally.reader.receipt.PlainNumbers.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of each number beside a labelled total, and why. */
final class LabelledFieldsTest {
  private static LabelledTotal total(BoxReading... numbers) {
    return new LabelledTotal(Readings.PAGE, Notation.UNKNOWN, List.of(numbers), 0.9);
  }

  private static Field field(int which, BoxReading... numbers) {
    return total(numbers).fields().get(which);
  }

  @ParameterizedTest
  @CsvSource({"TOTAL, TOTAL", "SUBTOTAL, SUBTOTAL", "TAX, TAX", "TIP, TIP", "DISCOUNT, DISCOUNT",
      "ADVANCE, ADVANCE", "BALANCE, BALANCE", "ROUNDING, EXTRA", "CASH, CASH", "CHANGE, CHANGE",
      "QUANTITY, QUANTITY", "RATE, RATE", "DATE, DATE", "NUMBER, CODE", "AMOUNT, UNKNOWN", "TITLE, UNKNOWN"})
  void aFieldsKindIsItsLabels(Label label, Kind kind) {
    BoxReading one = print(1, "", "4.50");
    BoxReading total = print(6, "Grand Total", "7.60");
    assertEquals(kind,
        field(0, labelled(one, Optional.of(new Labelled(label, 0.5, "x")), Optional.empty()), total).kind());
    assertEquals(Kind.UNKNOWN,
        field(0, labelled(one, Optional.of(new Labelled(label, 0.49, "x")), Optional.empty()), total).kind());
  }

  @Test
  void aFieldIsByHandOrInPrint() {
    BoxReading total = hand(3, "Total", candidate("410-", 0.99));
    assertEquals(Receipt.Written.PRINT, field(0, print(1, "Cake", "4.50"), total).written());
    assertEquals(Receipt.Written.HAND, field(1, print(1, "Cake", "4.50"), total).written());
    assertEquals(Receipt.Written.HAND, field(0, total.by(0.51)).written());
    assertEquals(Receipt.Written.PRINT, field(0, total.by(0.5)).written());
  }

  @Test
  void aWordIsNoField() {
    BoxReading total = print(6, "Grand Total", "7.60");
    assertEquals(2, total(hand(1, "Cake", candidate("45-", 0.101)), total).fields().size());
    assertEquals(1, total(hand(1, "Cake", candidate("45-", 0.099)), total).fields().size());
    assertEquals(1, total(hand(1, "Cake"), total).fields().size());
  }

  @Test
  void aNumberOfWhichNothingElseIsKnownIsReadIfItIsVerySure() {
    BoxReading total = print(6, "Grand Total", "7.60");
    Reading.Read read = assertInstanceOf(Reading.Read.class,
        field(0, hand(1, "Cake", candidate("45-", 0.981), candidate("46-", 0.01)), total).reading());
    assertEquals("45.00", read.value());
    assertEquals(List.of("46.00"), read.alternatives().stream().map(Candidate::value).toList());
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class,
        field(0, hand(1, "Cake", candidate("45-", 0.979)), total).reading());
    assertEquals("it is not clear by itself", unsure.reason());
    assertEquals(0.5, field(0, print(1, "Cake", "4.50"), total).kindConfidence());
  }

  @Test
  void ofManyReadingsFiveAreNamed() {
    List<Candidate> many = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      many.add(candidate(20 + 2 * i + "-", 0.2 - 0.02 * i));
    }
    LabelledTotal total = total(hand(1, "Cake", many.toArray(Candidate[]::new)),
        hand(6, "Total", many.toArray(Candidate[]::new)));
    List<Candidate> own = assertInstanceOf(Reading.Unsure.class, total.fields().getFirst().reading())
        .candidates();
    List<Candidate> all = assertInstanceOf(Reading.Unsure.class, total.total()).candidates();
    assertEquals(List.of("20.00", "22.00", "24.00", "26.00", "28.00"),
        own.stream().map(Candidate::value).toList());
    assertEquals(5, all.size());
    for (int i = 1; i < all.size(); i++) {
      assertTrue(all.get(i).confidence() <= all.get(i - 1).confidence());
    }
    assertEquals("20-", all.getFirst().text());
  }

  /** The chance that a number is the total is that of all it may say. */
  @Test
  void theTotalsKindIsAsSureAsAllItsReadings() {
    BoxReading total = hand(3, "Grand Total", candidate("410-", 0.5), candidate("470-", 0.4));
    Field field = field(0, total);
    Reading.Unsure unsure = assertInstanceOf(Reading.Unsure.class, field.reading());
    double named = unsure.candidates().stream().mapToDouble(Candidate::confidence).sum();
    assertEquals(Kind.TOTAL, field.kind());
    assertTrue(field.kindConfidence() > named, "a reading that is none of these counts as well");
    assertTrue(field.kindConfidence() < 1, "it may be none");
    assertEquals(named / 0.9, field.kindConfidence(), 1e-9);
  }

  @Test
  void whereATotalStandsIsToldInThePhoto() {
    BoxReading total = hand(3, "Grand Total", candidate("410-", 0.99));
    Reading.Read read = assertInstanceOf(Reading.Read.class, total(total).total());
    assertEquals(Readings.PAGE.inPhoto(total.box()), read.box());
    assertEquals(Readings.PAGE.inPhoto(total.box()), field(0, total).box());
  }

  @Test
  void whatSpeaksForATotalIsSaid() {
    assertEquals(List.of("it stands beside Total", "amounts above it add up to it"),
        total(hand(0, "Nails", candidate("12.25", 0.97)), hand(1, "Paint", candidate("24.25", 0.97)),
            hand(3, " Total ", candidate("36.50", 0.97))).because());
    assertEquals(List.of("it stands beside Grand Total", "410.00 stands there once more"),
        total(hand(0, "Paint", candidate("410-", 0.9)), hand(3, "Grand Total", candidate("410-", 0.99)))
            .because());
    assertEquals(List.of("it stands beside Grand Total"),
        total(hand(3, "Grand Total", candidate("410-", 0.99))).because());
    assertEquals(List.of(), total(hand(3, "Grand Total", candidate("410-", 0.6))).because());
  }

  @Test
  void aRepairedTotalIsShownAsItIsWritten() {
    Reading.Read read = assertInstanceOf(Reading.Read.class,
        total(hand(0, "Nails", candidate("12.25", 0.97)), hand(1, "Paint", candidate("24.25", 0.97)),
            hand(3, "Total", candidate("86.50", 0.48), candidate("36.50", 0.47))).total());
    assertEquals("36.50", read.text());
  }
}
