package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static dev.tally.reader.receipt.Readings.hand;
import static dev.tally.reader.receipt.Readings.print;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much print makes of what a hand wrote onto it. */
class WrittenDoubtTest {
  private static final String UNCONFIRMED = "not_confirmed: a hand wrote this, but nothing printed confirms it";

  private static WrittenTotal total(double sure, List<RowReading> written, Amount... printed) {
    return new WrittenTotal(Readings.PAGE, Notation.UNKNOWN, written, new PrintedAmounts(Notation.UNKNOWN,
        List.of(printed).stream().map(amount -> print(0, amount)).toList()), sure);
  }

  private static String said(double sure, List<RowReading> written, Amount... printed) {
    return switch (total(sure, written, printed).total()) {
      case Reading.Read read -> read.value();
      case Reading.Unsure unsure -> said(unsure.why());
      case Reading.Unreadable unreadable -> said(unreadable.why());
    };
  }

  private static double confidence(List<RowReading> written, Amount... printed) {
    return assertInstanceOf(Reading.Unsure.class, total(1, written, printed).total()).candidates()
        .getFirst()
        .confidence();
  }

  private static String said(Reason why) {
    return why.code().json() + ": " + why.sentence();
  }

  @Test
  void withoutWritingNothingIsFound() {
    assertEquals("no_amount: no handwritten amounts were found", said(0.9, List.of()));
    assertEquals("no_amount: no handwritten amounts were found",
        said(0.9, List.of(hand(0, amount(4131, 0.199)))));
    assertEquals(UNCONFIRMED, said(0.9, List.of(hand(0, amount(4131, 0.201)))));
    assertEquals("no_amount: no handwritten amounts were found", said(0.9, List.of(hand(0))));
  }

  /** 0.35 for a repetition against 0.3 for none: so few values that chance counts for one. */
  @Test
  void aSmallAmountOnceMoreWeighsWhatItsReadingsDo() {
    double proof = 0.35 * 0.9 * 0.8;
    assertEquals((proof + 0.3 * 0.9) / (proof + 0.3),
        confidence(List.of(hand(0, amount(200, 0.9))), amount(200, 0.8)), 1e-9);
  }

  /** 41.31 could have been any of 4131 values, at two of which chance hits print as often. */
  @Test
  void aLargeAmountOnceMoreWeighsAsManyTimesAsChanceMisses() {
    double proof = 0.35 * 0.5 * 0.1 * (4131 / 2.0 / 2);
    assertEquals((proof + 0.3 * 0.5) / (proof + 0.3),
        confidence(List.of(hand(0, amount(4131, 0.5))), amount(4131, 0.1), amount(901, 0.1)), 1e-9);
  }

  @Test
  void noughtsAtTheEndAreNoDigits() {
    double proof = 0.35 * 0.5 * 0.1 * (41 / 2.0);
    assertEquals((proof + 0.3 * 0.5) / (proof + 0.3),
        confidence(List.of(hand(0, amount(410000, 0.5))), amount(410000, 0.1)), 1e-9);
  }

  /** The base, and the same without its first digit, are printed: 0.1 and 0.03 of an amount, which count for one. */
  @Test
  void aTipWeighsWhatItAndItsBaseDo() {
    double proof = 0.35 * 0.5 * 0.4 * 0.1 * (4431 / 2.0 / 2);
    assertEquals((proof + 0.3 * 0.5) / (proof + 0.3),
        confidence(List.of(hand(0, amount(300, 0.4)), hand(1, amount(4431, 0.5))), amount(4131, 0.1)), 1e-9);
  }

  /** Three amounts are printed and two others written above the total: six tips could have been hit. */
  @Test
  void chanceHasAsManyTriesAsThereAreTipsAndBases() {
    double proof = 0.35 * 0.5 * 0.4 * 0.9 * (4431 / 2.0 / 3) / (2 * (0.9 + 0.27 + 0.9 + 0.27));
    assertEquals((proof + 0.3 * 0.5) / (proof + 0.3),
        confidence(List.of(hand(0, amount(7, 0.4)), hand(1, amount(300, 0.4)), hand(2, amount(4431, 0.5))),
            amount(4131, 0.9), amount(9731, 0.9)),
        1e-9);
  }

  @Test
  void whatIsProvedIsReadFromTheAskedConfidenceUp() {
    List<RowReading> written = List.of(hand(0, amount(4131, 0.5)));
    Amount[] print = {amount(4131, 0.5)};
    double confidence = confidence(written, print);
    assertEquals("41.31", said(confidence - 1e-6, written, print));
    assertEquals(UNCONFIRMED, said(confidence + 1e-6, written, print));
  }

  /** At least 0.8 of all that is weighed must be proofs, however clear the amount is. */
  @Test
  void clearnessIsNoProof() {
    assertEquals(UNCONFIRMED, said(0.5, List.of(hand(0, amount(200, 1))), amount(200, 1)));
    assertEquals("0.08", said(0.5, List.of(hand(0, amount(8, 1))), amount(8, 1)));
    assertEquals(UNCONFIRMED, said(0.5, List.of(hand(0, amount(6, 1))), amount(6, 1)));
  }

  @Test
  void aTipIsMoreThanNothingAndStandsAboveItsTotal() {
    assertEquals(UNCONFIRMED,
        said(0.5, List.of(hand(0, amount(4431, 0.9)), hand(1, amount(300, 0.9))), amount(4131, 0.9)));
    WrittenTotal none = total(0.5, List.of(hand(0, amount(0, 0.9)), hand(1, amount(4131, 0.9))),
        amount(4131, 0.9));
    assertEquals(List.of("41.31 is printed on the receipt as well"), none.because());
  }

  @Test
  void aSignMayBeginAnAmountAsMostOthers() {
    String sign = "currency_sign: its first digit may be a currency sign, as on what is printed";
    List<RowReading> written = List.of(hand(0, amount(54131, 0.9)));
    assertEquals(sign, said(0.9, written, amount(54131, 0.9), amount(51902, 0.9), amount(52203, 0.9)));
    assertEquals("541.31", said(0.9, written, amount(54131, 0.9), amount(51902, 0.9)), "two are no custom");
    assertEquals("541.31", said(0.9, written, amount(54131, 0.9), amount(51902, 0.9), amount(52203, 0.9),
        amount(1902, 0.9), amount(2203, 0.9)), "half are not most");
    assertEquals("0.57",
        said(0.5, List.of(hand(0, amount(57, 0.9))), amount(57, 0.9), amount(51902, 0.9), amount(52203, 0.9)),
        "without it there would be no whole unit");
  }

  @Test
  void eachRowIsAFieldAndTheTipIsAsSureAsTheTotal() {
    WrittenTotal written = total(0.9, List.of(hand(0, amount(7, 0.4)),
        hand(1, amount(306, 0.5), amount(300, 0.4)), hand(2, amount(4431, 0.9))), amount(4131, 0.9));
    List<Field> fields = written.fields();
    assertEquals(List.of(Kind.UNKNOWN, Kind.TIP, Kind.TOTAL), fields.stream().map(Field::kind).toList());
    Reading.Read total = assertInstanceOf(Reading.Read.class, fields.get(2).reading());
    Reading.Read tip = assertInstanceOf(Reading.Read.class, fields.get(1).reading());
    assertEquals("3.00", tip.value());
    assertEquals(total.confidence(), tip.confidence());
    assertEquals(total.confidence(), fields.get(1).kindConfidence());
    assertEquals(total.confidence(), fields.get(2).kindConfidence());
    assertEquals(0.5, fields.get(0).kindConfidence());
    assertEquals("nothing confirms it",
        assertInstanceOf(Reading.Unsure.class, fields.get(0).reading()).reason());
    assertEquals(Readings.PAGE.inPhoto(hand(1).row().box()), fields.get(1).box());
    assertEquals(List.of("41.31 is printed on the receipt, and 41.31 + 3.00 = 44.31"), written.because());
  }

  @Test
  void anUnsureTotalsFieldIsHalfSureAndHasNoTip() {
    List<Field> fields = total(1, List.of(hand(0, amount(300, 0.4)), hand(1, amount(4431, 0.5))),
        amount(4131, 0.1)).fields();
    assertEquals(List.of(Kind.UNKNOWN, Kind.TOTAL), fields.stream().map(Field::kind).toList());
    assertEquals(0.5, fields.get(1).kindConfidence());
  }

  @Test
  void ofManyReadingsFiveAreNamed() {
    Amount[] many = IntStream.range(0, 7)
        .mapToObj(i -> amount(4131 + 7 * i, 0.3 - 0.03 * i))
        .toArray(Amount[]::new);
    WrittenTotal written = total(0.9, List.of(hand(0, many), hand(1, many)));
    assertEquals(List.of("41.31", "41.38", "41.45", "41.52", "41.59"),
        assertInstanceOf(Reading.Unsure.class, written.total()).candidates()
            .stream()
            .map(Candidate::value)
            .toList());
    assertEquals(5,
        assertInstanceOf(Reading.Unsure.class, written.fields().getFirst().reading()).candidates().size());
  }

  @Test
  void theLikeliestProofCountsHoweverLateItIsFound() {
    assertEquals("41.31", said(0.9, List.of(hand(0, amount(200, 0.5), amount(4131, 0.4))), amount(200, 0.9),
        amount(4131, 0.9)));
  }

  @Test
  void twoReadingsThatPrintConfirmAreUnsure() {
    List<RowReading> written = List.of(hand(0, amount(4131, 0.5), amount(4137, 0.4)));
    assertEquals(UNCONFIRMED, said(0.5, written, amount(4131, 0.9), amount(4137, 0.9)));
    assertEquals("41.31", said(0.5, written, amount(4131, 0.9)));
  }

  @Test
  void onlyReadingsOfItsOwnRowAreTheTotals() {
    List<Candidate> candidates = assertInstanceOf(Reading.Unsure.class,
        total(1, List.of(hand(0, amount(2231, 0.9)), hand(1, amount(4131, 0.9))), amount(2231, 0.9),
            amount(4131, 0.9)).total())
        .candidates();
    assertEquals(List.of("41.31"), candidates.stream().map(Candidate::value).toList());
  }

  @Test
  void whatIsConfirmedIsShownAsItIsWritten() {
    WrittenTotal written = total(0.9, List.of(hand(0, amount(309, 0.5), new Amount(300, "3,00", 0.4)),
        hand(1, amount(4437, 0.5), new Amount(4431, "44,31", 0.4))), amount(4131, 0.9));
    assertEquals("44,31", assertInstanceOf(Reading.Read.class, written.total()).text());
    assertEquals("3,00", assertInstanceOf(Reading.Read.class, written.fields().getFirst().reading()).text());
  }
}
