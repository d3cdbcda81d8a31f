package dev.tally.trainer.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form can be drawn, and what is said of its photos is true. */
class FormTest {
  private static final int PHOTOS = 3;

  private static ReceiptGenerator drawing(long seed, List<Form> forms) {
    return new ReceiptGenerator(seed, Optional.empty()).drawing(forms);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormIsTrueToItsTruth(Form form) {
    for (int i = 0; i < PHOTOS; i++) {
      ReceiptGenerator.Sample sample = drawing(7, List.of(form)).sample(i);
      assertEquals(form.toString(), sample.form());
      assertFalse(sample.fields().isEmpty());
      sample.fields().forEach(FormTest::checkBox);
      checkSums(sample);
    }
  }

  private static void checkBox(ReceiptGenerator.Field field) {
    List<Double> box = field.box();
    assertTrue(box.get(0) >= 0 && box.get(1) >= 0 && box.get(0) + box.get(2) <= 1
        && box.get(1) + box.get(3) <= 1 && box.get(2) > 0 && box.get(3) > 0, field.toString());
    assertTrue(List.of("hand", "print").contains(field.written()), field.toString());
  }

  private static void checkSums(ReceiptGenerator.Sample sample) {
    String all = sample.toString();
    List<ReceiptGenerator.Field> totals = of(sample, "total");
    BigDecimal total = new BigDecimal(totals.getFirst().value());
    BigDecimal items = sum(sample, "item");
    BigDecimal reckoned = items.subtract(sum(sample, "discount")).add(sum(sample, "tax"));
    if (items.signum() > 0) {
      assertEquals(total, reckoned, all);
    }
    of(sample, "subtotal").forEach(f -> assertEquals(items, new BigDecimal(f.value()), all));
    of(sample, "balance")
        .forEach(f -> assertEquals(total, new BigDecimal(f.value()).add(sum(sample, "advance")), all));
    of(sample, "change")
        .forEach(f -> assertEquals(total, sum(sample, "cash").subtract(new BigDecimal(f.value())), all));
    of(sample, "card").forEach(f -> assertEquals(total, new BigDecimal(f.value()), all));
    assertEquals(total.add(sum(sample, "tip")), new BigDecimal(sample.total()), all);
    assertEquals(totals.getLast().written(), sample.written());
  }

  private static List<ReceiptGenerator.Field> of(ReceiptGenerator.Sample sample, String kind) {
    return sample.fields().stream().filter(field -> field.kind().equals(kind)).toList();
  }

  private static BigDecimal sum(ReceiptGenerator.Sample sample, String kind) {
    return of(sample, kind).stream()
        .map(field -> new BigDecimal(field.value()))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  @Test
  void theSameSeedMakesTheSamePhoto() {
    ReceiptGenerator generator = drawing(3, List.of(Form.values()));
    ReceiptGenerator.Sample first = generator.sample(1);
    ReceiptGenerator.Sample again = drawing(3, List.of(Form.values())).sample(1);
    assertArrayEquals(first.jpeg(), again.jpeg());
    assertEquals(first.fields(), again.fields());
  }

  @Test
  void theSeedPicksAmongForms() {
    List<Form> forms = List.of(Form.TILL, Form.RECEIPT_BOOK);
    assertEquals(2,
        IntStream.range(0, 6).mapToObj(i -> drawing(4, forms).sample(i).form()).distinct().count());
  }

  /** A total stands against the balance and the items it consists of in hundreds of accounts. */
  @Test
  void accountsAddUp() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 500; i++) {
      Account account = Account.random(Land.random(random), 8, 10 * Math.exp(7 * random.nextDouble()), random)
          .completed(random);
      long taxes = account.taxes().stream().mapToLong(Long::longValue).sum();
      assertEquals(account.total(), account.subtotal() - account.discount() + taxes);
      assertTrue(account.balance() >= 0 && account.discount() < account.subtotal(), account.toString());
      account.sums(random).forEach(sum -> assertTrue(sum.minor() >= 0, sum.toString()));
    }
  }

  @Test
  void indianAmountsAreGroupedInLakhs() {
    assertEquals("3,36,000.00", Land.INDIA.amount(33_600_000, true));
    assertEquals("1.234.567,05", Land.GERMANY.amount(123_456_705, true));
    assertEquals("950", Land.US.whole(950, true));
  }

  /** Where a machine has no fonts, print is plotted. */
  @Test
  void printNeedsNoFonts() {
    Type plotted = new Type(Optional.empty(), 30, 1, 0.08);
    assertTrue(plotted.width("Grand Total") > plotted.width("Total"));
    assertTrue(plotted.bounds("Total: 950.00", 10, 40).getHeight() > 15);
  }
}
