package dev.tally.reader.receipt;

import static dev.tally.reader.receipt.Readings.amount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.field.Row;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.page.Ink;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductTest {
  private static final Row.Beside PLACE = new Row.Beside(new PixelBox(500, 40, 50, 30),
      new Ink(1, 1, new byte[1]));

  private static Product.Factor quantity(long units, double probability) {
    return factor(List.of(new Amount(Product.UNIT * units, Long.toString(units), probability)),
        List.of(amount(1, 0.01)));
  }

  private static Product.Factor rate(Amount... rates) {
    return factor(List.of(new Amount(9999, "9999", 0.01)), List.of(rates));
  }

  private static Product.Factor factor(List<Amount> quantities, List<Amount> rates) {
    return new Product.Factor(PLACE, quantities, rates);
  }

  private static Optional<Product> product(List<Amount> amounts, Product.Factor rate,
      Product.Factor quantity) {
    return Product.of(amounts, List.of(rate, quantity), 100);
  }

  @Test
  void aProductThatClosesMakesItsAmountLikelier() {
    List<Amount> amounts = List.of(amount(201600, 0.6), amount(207600, 0.3));
    Product product = product(amounts, rate(amount(11200, 0.8)), quantity(18, 0.8)).orElseThrow();
    assertEquals(201600, product.amount());
    List<Amount> weighed = product.weigh(amounts);
    assertEquals(201600, weighed.getFirst().minor());
    assertTrue(weighed.getFirst().probability() > 0.88, weighed.toString());
    assertEquals(0.9, weighed.stream().mapToDouble(Amount::probability).sum(), 1e-9);
  }

  @Test
  void oneUnsureDigitIsRepaired() {
    List<Amount> amounts = List.of(amount(207600, 0.6), amount(201600, 0.3));
    Product product = product(amounts, rate(amount(11200, 0.8)), quantity(18, 0.8)).orElseThrow();
    assertEquals(201600, product.weigh(amounts).getFirst().minor());
  }

  @Test
  void twoRepairsAreTooMany() {
    List<Amount> amounts = List.of(amount(207600, 0.6), amount(201600, 0.3));
    assertEquals(Optional.empty(),
        product(amounts, rate(amount(17200, 0.5), amount(11200, 0.4)), quantity(18, 0.8)));
  }

  @Test
  void whatIsSureIsNotOverridden() {
    List<Amount> amounts = List.of(amount(207600, 0.95), amount(201600, 0.03));
    assertEquals(Optional.empty(), product(amounts, rate(amount(11200, 0.95)), quantity(18, 0.95)));
  }

  @Test
  void aQuantityOfOneSaysLittle() {
    List<Amount> amounts = List.of(amount(500, 0.5), amount(900, 0.4));
    Product product = product(amounts, rate(amount(900, 0.9)), quantity(1, 0.9)).orElseThrow();
    assertTrue(product.weight() < 1, product.toString());
  }

  @Test
  void aQuantityMayHaveDecimals() {
    List<Amount> kilograms = Product.quantities(new Candidate("15", "1.5", 0.9));
    assertEquals(List.of(1500L, 15_000L), kilograms.stream().map(Amount::minor).toList());
    List<Amount> amounts = List.of(amount(6600, 0.5), amount(6000, 0.4));
    Product product = product(amounts, rate(amount(4000, 0.95)), factor(kilograms, List.of(amount(1, 0.01))))
        .orElseThrow();
    assertEquals(6000, product.amount());
    assertEquals("1.5", product.units());
  }

  /** A third of a kilogram at 50.00. */
  @Test
  void aPartOfAUnitIsRoundedToTheMinorUnit() {
    List<Amount> amounts = List.of(amount(1665, 0.8));
    List<Amount> kilograms = Product.quantities(new Candidate("0333", "0,333", 0.8));
    assertEquals(1665,
        product(amounts, rate(amount(5000, 0.8)), factor(kilograms, List.of(amount(1, 0.01)))).orElseThrow()
            .amount());
  }

  @Test
  void aMismatchOfSureNumbersInTheColumnsOfAProductIsNamed() {
    Product product = product(List.of(amount(201600, 0.6)), rate(amount(11200, 0.8)), quantity(18, 0.8))
        .orElseThrow();
    // All factors of these tests stand in one place.
    List<Product.Factor> both = List.of(factor(quantity(2, 0.95).quantities(), List.of(amount(5000, 0.95))));
    assertEquals(
        Optional.of(
            new Reason(Code.PRODUCT_MISMATCH, "2 x 50.00 is 100.00, not 120.00, though each is read surely")),
        product.mismatch(List.of(amount(12000, 0.95)), both, 2));
    assertEquals(Optional.empty(), product.mismatch(List.of(amount(10000, 0.95)), both, 2));
    assertEquals(Optional.empty(), product.mismatch(List.of(amount(12000, 0.6)), both, 2));
  }
}
