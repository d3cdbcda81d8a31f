package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.Row;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each row of a column is, and what is said of it. */
class ColumnFieldsTest {
  private static final Row.Beside QUANTITY_AT = new Row.Beside(new PixelBox(300, 0, 50, 30),
      new Ink(1, 1, new byte[1]));
  private static final Row.Beside RATE_AT = new Row.Beside(new PixelBox(500, 0, 50, 30),
      new Ink(1, 1, new byte[1]));
  /** Items, their sum, a tax in two halves, and what was rounded. */
  private static final RowReading[] BILL = {hand(0, amount(1093400, 0.9)), hand(1, amount(200000, 0.9)),
      hand(2, amount(1293400, 0.9)), hand(3, amount(19401, 0.9)), hand(4, amount(19401, 0.9)),
      hand(5, amount(2, 0.9)), hand(6, amount(1332200, 0.9))};

  private static ColumnTotal verdict(RowReading... rows) {
    return new ColumnTotal(Readings.PAGE, Notation.UNKNOWN, List.of(rows), 0.7);
  }

  private static List<Kind> kinds(RowReading... rows) {
    return verdict(rows).fields().stream().map(Field::kind).toList();
  }

  @Test
  void rowsOfASumAreWhatTheyDoInIt() {
    assertEquals(List.of(Kind.ITEM, Kind.ITEM, Kind.SUBTOTAL, Kind.TAX, Kind.TAX, Kind.EXTRA, Kind.TOTAL),
        kinds(BILL));
    assertEquals(List.of(Kind.ITEM, Kind.ITEM, Kind.SUBTOTAL, Kind.EXTRA, Kind.TOTAL),
        kinds(hand(0, amount(1093400, 0.9)), hand(1, amount(200000, 0.9)), hand(2, amount(1293400, 0.9)),
            hand(3, amount(19401, 0.9)), hand(4, amount(1312801, 0.9))));
  }

  @Test
  void aSumIsToldAsAPersonWritesIt() {
    assertEquals(List.of("10934.00 + 2000.00 = 12934.00", "12934.00 + 194.01 + 194.01 - 0.02 = 13322.00"),
        verdict(BILL).because());
    assertEquals(List.of("212.63 + 100.37 = 313.00"),
        verdict(hand(0, amount(21263, 0.9)), hand(1, amount(10037, 0.9)), hand(2, amount(31300, 0.9)))
            .because());
    assertEquals(List.of("51640.00 + 4647.60 = 56287.60"),
        verdict(hand(0, amount(5164000, 0.9)), hand(1, amount(464760, 0.9)), hand(2, amount(5628760, 0.9)))
            .because()
            .stream()
            .limit(1)
            .toList());
  }

  @Test
  void whatIsReadOtherwiseThanItLooksIsTold() {
    ColumnTotal verdict = new ColumnTotal(Readings.PAGE, Notation.UNKNOWN,
        List.of(hand(0, amount(21268, 0.6), amount(21263, 0.3)), hand(1, amount(10037, 0.9)),
            hand(2, amount(31300, 0.9))),
        0.5);
    assertEquals(
        List.of("212.63 + 100.37 = 313.00", "row 1 looks more like 212.68, but with 212.63 the sum is right"),
        verdict.because());
    Reading.Read read = assertInstanceOf(Reading.Read.class, verdict.fields().getFirst().reading());
    assertEquals("212.63", read.value());
    assertTrue(read.confidence() < 1, "other sums have it otherwise");
  }

  @Test
  void aRowThatNoSumConfirmsIsLeftToAPerson() {
    ColumnTotal verdict = verdict(hand(0, amount(21263, 0.9)), hand(1, amount(31300, 0.9)));
    Field field = verdict.fields().getFirst();
    assertEquals(Kind.UNKNOWN, field.kind());
    assertEquals(0.5, field.kindConfidence());
    assertEquals("no sum confirms it", assertInstanceOf(Reading.Unsure.class, field.reading()).reason());
    assertEquals(List.of(), verdict.because());
    assertEquals(Readings.PAGE.inPhoto(hand(0).row().box()), field.box());
  }

  @Test
  void aWordIsNoField() {
    assertEquals(List.of(Kind.UNKNOWN, Kind.TOTAL),
        kinds(hand(0, amount(500, 0.101)), hand(1, amount(700, 0.099)), hand(2, amount(31300, 0.9))));
    assertEquals(List.of(Kind.TOTAL), kinds(hand(0, amount(31300, 0.05))));
  }

  private static RowReading product(int row, double weight, Amount... amounts) {
    RowReading plain = hand(row, amounts);
    return new RowReading(plain.row(), plain.byHabit(), Optional.empty(),
        Optional.of(new Product(18_000, 11200, QUANTITY_AT, RATE_AT, weight)), Optional.empty());
  }

  @Test
  void aProductsFactorsAreFieldsBeforeIt() {
    ColumnTotal verdict = verdict(product(0, 9, amount(201600, 0.8)), hand(1, amount(31300, 0.9)));
    assertEquals(List.of(Kind.QUANTITY, Kind.RATE, Kind.ITEM, Kind.TOTAL),
        verdict.fields().stream().map(Field::kind).toList());
    Reading.Read quantity = assertInstanceOf(Reading.Read.class, verdict.fields().get(0).reading());
    assertEquals("18", quantity.value());
    assertEquals(0.9, quantity.confidence(), 1e-9);
    assertEquals(Readings.PAGE.inPhoto(QUANTITY_AT.box()), verdict.fields().get(0).box());
    assertEquals("112.00", assertInstanceOf(Reading.Read.class, verdict.fields().get(1).reading()).value());
    assertEquals(0.8, assertInstanceOf(Reading.Read.class, verdict.fields().get(2).reading()).confidence(),
        1e-9);
    assertEquals(List.of("18 x 112.00 = 2016.00"), verdict.because());
  }

  @Test
  void aProductThatWeighsLittleIsUnsure() {
    Reading reading = verdict(product(0, 2, amount(201600, 0.6)), hand(1, amount(31300, 0.9))).fields()
        .getFirst()
        .reading();
    assertEquals("quantity times rate is right by this, but not surely",
        assertInstanceOf(Reading.Unsure.class, reading).reason());
    assertEquals(List.of("18", "112.00"), verdict(product(0, 2, amount(201600, 0.6))).fields()
        .stream()
        .limit(2)
        .map(field -> assertInstanceOf(Reading.Unsure.class, field.reading()).candidates().getFirst().value())
        .toList());
  }

  @Test
  void aProductOfAnotherAmountIsNone() {
    assertEquals(List.of(Kind.UNKNOWN, Kind.TOTAL),
        kinds(product(0, 9, amount(207600, 0.8)), hand(1, amount(31300, 0.9))));
    ColumnTotal repaired = verdict(product(0, 9, amount(207600, 0.5), amount(201600, 0.4)),
        hand(1, amount(31337, 0.9)), hand(2, amount(232937, 0.9)));
    assertEquals(List.of(Kind.QUANTITY, Kind.RATE, Kind.ITEM, Kind.ITEM, Kind.TOTAL),
        repaired.fields().stream().map(Field::kind).toList(), "the sum says what the product does");
    assertEquals("18 x 112.00 = 2016.00", repaired.because().getFirst());
  }

  @Test
  void aMismatchIsToldAndItsRowLeftToAPerson() {
    RowReading wrong = hand(0, amount(12000, 0.95))
        .with(Optional.of(new Reason(Code.PRODUCT_MISMATCH, "2 x 50.00 is 100.00, not 120.00")));
    ColumnTotal verdict = verdict(wrong, hand(1, amount(31300, 0.9)));
    assertEquals(List.of("2 x 50.00 is 100.00, not 120.00"), verdict.because());
    assertEquals("2 x 50.00 is 100.00, not 120.00",
        assertInstanceOf(Reading.Unsure.class, verdict.fields().getFirst().reading()).reason());
  }

  private static RowReading date(int row, Amount... amounts) {
    return new RowReading(hand(row).row(), hand(row, amounts).byHabit(),
        Optional.of(new OtherForm(Kind.DATE, "12.5.20", 0.8)));
  }

  @Test
  void aDateIsAFieldOfItsOwnUnlessSumsKnowItAsAnAmount() {
    Field field = verdict(date(0, amount(12520, 0.9)), hand(1, amount(31300, 0.9))).fields().getFirst();
    assertEquals(Kind.DATE, field.kind());
    assertEquals("by its form this is no amount",
        assertInstanceOf(Reading.Unsure.class, field.reading()).reason());
    assertEquals(List.of(Kind.ITEM, Kind.ITEM, Kind.TOTAL),
        kinds(date(0, amount(12520, 0.9)), hand(1, amount(10037, 0.9)), hand(2, amount(22557, 0.9))));
  }

  @Test
  void aRowThatIsReadSurelyIsNotRepairedInItsField() {
    ColumnTotal verdict = verdict(hand(0, amount(20010, 0.95), amount(20001, 0.02)),
        hand(1, amount(31639, 0.9)), hand(2, amount(51640, 0.9)), hand(3, amount(4648, 0.9)),
        hand(4, amount(56288, 0.9)));
    List<Candidate> own = assertInstanceOf(Reading.Unsure.class, verdict.fields().getFirst().reading())
        .candidates();
    assertEquals(List.of("200.10", "200.01"), own.stream().map(Candidate::value).toList());
  }

  @Test
  void rowsAreNamedFromTheTopWhereverASumBegins() {
    List<RowReading> rows = new ArrayList<>(List.of(hand(0)));
    rows.addAll(List.of(BILL));
    rows.set(1, hand(1, amount(1093408, 0.6), amount(1093400, 0.3)));
    assertEquals(
        List.of("10934.00 + 2000.00 = 12934.00", "12934.00 + 194.01 + 194.01 - 0.02 = 13322.00",
            "row 2 looks more like 10934.08, but with 10934.00 the sum is right"),
        verdict(rows.toArray(RowReading[]::new)).because());
  }

  @Test
  void whatIsReadIsShownAsItIsWritten() {
    ColumnTotal verdict = new ColumnTotal(Readings.PAGE, Notation.UNKNOWN,
        List.of(hand(0, amount(21268, 0.6), new Amount(21263, "212,63", 0.3)), hand(1, amount(10037, 0.9)),
            hand(2, amount(31800, 0.5), new Amount(31300, "313,00", 0.4))),
        0.5);
    assertEquals("313,00",
        verdict.total() instanceof Reading.Unsure unsure
            ? unsure.candidates().getFirst().text()
            : assertInstanceOf(Reading.Read.class, verdict.total()).text());
    ColumnTotal sure = new ColumnTotal(Readings.PAGE, Notation.UNKNOWN,
        List.of(hand(0, amount(21268, 0.6), new Amount(21263, "212,63", 0.3)), hand(1, amount(10037, 0.9)),
            hand(2, amount(31300, 0.9))),
        0.5);
    assertEquals("212,63", assertInstanceOf(Reading.Read.class, sure.fields().getFirst().reading()).text());
  }

  /** The same item and total in two sums: with a subtotal between them, and as one more item. */
  @Test
  void allSumsThatHaveARowSoSpeakForIt() {
    ColumnTotal total = verdict(BILL);
    List<Closing> sums = Readings.sums(BILL).all();
    double all = 0.3 + sums.stream().mapToDouble(Closing::weight).sum();
    double so = sums.stream()
        .filter(sum -> sum.adds(0) && sum.written(0) == 1093400)
        .mapToDouble(Closing::weight)
        .sum();
    Field item = total.fields().getFirst();
    assertEquals(so / all, assertInstanceOf(Reading.Read.class, item.reading()).confidence(), 1e-12);
    assertTrue(so > sums.getFirst().weight(), "more than one sum has it so");
  }
}
