package dev.tally.reader.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRateTest {
  private static final TaxRate CENTS = new TaxRate(100);

  /** 28, 9, 2.5 and 1.5 per cent; the last two rounded to whole units. */
  @ParameterizedTest
  @CsvSource({"3851200, 1078336", "5164000, 464760", "16728700, 418200", "1093400, 16400"})
  void aTaxIsAPercentage(long base, long tax) {
    assertTrue(CENTS.evidence(base, List.of(tax, tax)) > 10);
    assertTrue(CENTS.checks(base, List.of(tax, tax)));
  }

  @ParameterizedTest
  @CsvSource({"3851200, 1078330", "5164000, 464260", "16728700, 428200"})
  void aTaxReadWrongIsNone(long base, long tax) {
    assertEquals(0.5, CENTS.evidence(base, List.of(tax, tax)));
  }

  @Test
  void whatIsTakenOffIsAPercentageAsWell() {
    assertTrue(CENTS.evidence(5164000, List.of(-516400L)) > 10);
  }

  /** Of 30.00 every whole amount is some percentage, or near one. */
  @Test
  void ofSmallAmountsItSaysNothing() {
    assertTrue(CENTS.evidence(3000, List.of(100L)) < 1);
    assertTrue(!CENTS.checks(3000, List.of(100L)));
  }

  /** Among several extras one is by chance sooner. */
  @Test
  void eachFurtherExtraTakesFromIt() {
    assertTrue(CENTS.evidence(5164000, List.of(464760L, -20L)) < CENTS.evidence(5164000, List.of(464760L)));
  }

  /** Yen have no cents to be rounded away: a tax is exact to the yen, whatever its last digits. */
  @Test
  void withoutCentsATaxIsExact() {
    TaxRate yen = new TaxRate(1);
    assertTrue(yen.checks(110300, List.of(11030L)));
    assertTrue(!yen.checks(110300, List.of(11000L)), "30 yen off, though it ends in zeros");
    assertTrue(CENTS.evidence(110300, List.of(11000L)) > 3, "110.00 may be 110.30");
  }
}
