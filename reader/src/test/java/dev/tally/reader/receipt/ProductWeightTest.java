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

/** What a product weighs, and where its columns are. */
class ProductWeightTest {
  private static Row.Beside at(int x) {
    return new Row.Beside(new PixelBox(x, 40, 50, 30), new Ink(1, 1, new byte[1]));
  }

  private static Product.Factor factor(int x, long units, long rate, double probability) {
    return new Product.Factor(at(x), List.of(new Amount(1000 * units, "" + units, probability)),
        List.of(amount(rate, probability)));
  }

  private static Optional<Product> product(Amount amount, Product.Factor... factors) {
    return Product.of(List.of(amount), List.of(factors), 100);
  }

  @Test
  void itIsAsUnlikelyByChanceAsThereAreAmountsOfItsSize() {
    Product.Factor quantity = factor(300, 3, 1, 0.8);
    Product product = product(amount(1005, 0.9), factor(500, 999, 335, 0.7), quantity).orElseThrow();
    assertEquals(0.5 * 0.8 * 0.7 * 1005 / 2, product.weight(), 1e-9);
    assertEquals(3000, product.quantity());
    assertEquals(335, product.rate());
    assertEquals(quantity.at(), product.quantityAt());
    assertEquals(0.5 * 0.8 * 0.7 * 3000 / 200,
        product(amount(3000, 0.9), factor(500, 999, 1000, 0.7), quantity).orElseThrow().weight(), 1e-9,
        "round amounts are fewer");
    assertEquals(0.5 * 0.8 * 0.7 * 1.5,
        product(amount(3, 0.9), factor(500, 999, 1, 0.7), quantity).orElseThrow().weight(), 1e-9);
  }

  @Test
  void aQuantityOfOneIsAMereRepetition() {
    assertEquals(0.01 * 0.5 * 0.8 * 0.7 * 335 / 2,
        product(amount(335, 0.9), factor(500, 999, 335, 0.7), factor(300, 1, 9, 0.8)).orElseThrow().weight(),
        1e-9);
  }

  /** Of three numbers before an amount there are three pairs. */
  @Test
  void theMorePairsTheMoreChance() {
    assertEquals(0.5 * 0.8 * 0.7 * 1005 / 2 / 3, product(amount(1005, 0.9), factor(500, 999, 335, 0.7),
        factor(400, 77, 88, 0.9), factor(300, 3, 1, 0.8)).orElseThrow().weight(), 1e-9);
    assertEquals(Optional.empty(), product(amount(1005, 0.9), factor(500, 3, 335, 0.7)));
    assertEquals(Optional.empty(),
        product(amount(1005, 0.9), factor(300, 3, 1, 0.8), factor(500, 999, 335, 0.7)),
        "a quantity stands before its rate");
  }

  @Test
  void nothingIsNoFactor() {
    assertEquals(Optional.empty(), product(amount(0, 0.9), factor(500, 9, 335, 0.7), factor(300, 0, 1, 0.8)));
    assertEquals(Optional.empty(), product(amount(0, 0.9), factor(500, 9, 0, 0.7), factor(300, 3, 1, 0.8)));
  }

  private static Optional<Product> repaired(double sure) {
    return Product.of(List.of(amount(1006, sure), amount(1005, 0.05)),
        List.of(factor(500, 999, 335, 0.7), factor(300, 3, 1, 0.8)), 100);
  }

  @Test
  void whatIsReadSurelyIsNotRepaired() {
    assertEquals(1005, repaired(0.89).orElseThrow().amount());
    assertEquals(Optional.empty(), repaired(0.9));
  }

  /** 3 x 3.35 or 6 x 3.35: the second product weighs more, but its amount is less likely. */
  @Test
  void ofSeveralProductsTheLikeliestCounts() {
    List<Amount> amounts = List.of(amount(1005, 0.5), amount(2010, 0.2));
    List<Product.Factor> factors = List.of(factor(500, 999, 335, 0.7), factor(400, 6, 1, 0.6),
        factor(300, 3, 1, 0.8));
    assertEquals(1005, Product.of(amounts, factors, 100).orElseThrow().amount());
    assertEquals(2010,
        Product.of(List.of(amount(2010, 0.5), amount(1005, 0.2)), factors, 100).orElseThrow().amount());
  }

  @Test
  void partsOfAUnitAreRoundedHalfUp() {
    assertEquals(1665, new Product(333, 5000, at(1), at(2), 1).amount());
    assertEquals(1, new Product(1, 500, at(1), at(2), 1).amount());
    assertEquals(0, new Product(1, 499, at(1), at(2), 1).amount());
    assertEquals(8335, new Product(1667, 5000, at(1), at(2), 1).amount());
  }

  @Test
  void aQuantityHasUpToThreeDecimals() {
    List<Amount> third = Product.quantities(new Candidate("0333", "0.333", 0.8));
    assertEquals(List.of(333L, 333_000L), third.stream().map(Amount::minor).toList());
    assertEquals(0.72, third.get(0).probability(), 1e-9);
    assertEquals(0.08, third.get(1).probability(), 1e-9);
    assertEquals(1, Product.quantities(new Candidate("03333", "0.3333", 0.8)).size());
    assertEquals(12_000, Product.quantities(new Candidate("12", "12", 0.8)).getFirst().minor());
    assertEquals(1250, Product.quantities(new Candidate("125", "1,25", 0.8)).getFirst().minor());
  }

  @Test
  void nextToImpossibleReadingsAreNotTried() {
    assertEquals(List.of(amount(5, 0.001)), Product.likely(List.of(amount(5, 0.001), amount(6, 0.0009))));
  }

  @Test
  void factorsOfAMismatchStandInTheProductsColumns() {
    Product product = new Product(18_000, 11200, at(300), at(500), 1);
    Product.Factor quantity = factor(320, 2, 7, 0.95);
    Product.Factor rate = factor(480, 9, 5000, 0.95);
    List<Amount> wrong = List.of(amount(12000, 0.95));
    assertEquals(
        Optional.of(
            new Reason(Code.PRODUCT_MISMATCH, "2 x 50.00 is 100.00, not 120.00, though each is read surely")),
        product.mismatch(wrong, List.of(rate, quantity), 2));
    assertEquals(Optional.empty(), product.mismatch(wrong, List.of(rate), 2));
    assertEquals(Optional.empty(), product.mismatch(wrong, List.of(quantity), 2));
    assertEquals(Optional.empty(), product.mismatch(List.of(), List.of(rate, quantity), 2));
    assertEquals(Optional.empty(), product.mismatch(wrong, List.of(factor(480, 9, 5000, 0.89), quantity), 2));
    assertEquals(Optional.empty(), product.mismatch(wrong, List.of(rate, factor(320, 2, 7, 0.89)), 2));
    assertTrue(product.mismatch(List.of(amount(12000, 0.9)), List.of(rate, quantity), 2).isPresent());
  }

  @Test
  void whatHasNoProbabilityIsWeighedToNone() {
    assertEquals(0,
        new Product(2000, 250, at(1), at(2), 1).weigh(List.of(amount(500, 0))).getFirst().probability());
  }
}
