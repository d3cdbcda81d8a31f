package dev.tally.trainer.draw;

import dev.tally.trainer.data.Digits;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;

/**
 * Makes photos of handwritten bills that look like real ones, with what they say and where. The same seed and number give the same
 * photo byte for byte, on one platform and with the same digits.
 */
public final class ReceiptGenerator {
  private final long seed;
  private final Optional<Digits> digits;

  /** Draws digits from these images; from the project's own strokes where there are none. */
  public ReceiptGenerator(long seed, Optional<Digits> digits) {
    this.seed = seed;
    this.digits = digits;
  }

  /**
   * A photo and its truth.
   *
   * @param total the amount to pay, with two decimals
   * @param fields from top to bottom, the total last
   */
  public record Sample(byte[] jpeg, String total, List<Field> fields) {}

  /**
   * An amount.
   *
   * @param kind item, subtotal, extra or total
   * @param value with two decimals
   * @param box in shares of the photo: x, y, width, height
   */
  public record Field(String kind, String value, List<Double> box) {}

  /** The photo of that number, from 0. */
  public Sample sample(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    try (PointerScope _ = new PointerScope()) {
      Bill bill = Bill.random(random);
      BillForm.Page page = BillForm.fill(bill, Hand.random(digits, random), random);
      PhotoMaker.Photo photo = new PhotoMaker(random).take(page.picture());
      List<Field> fields = page.written()
          .stream()
          .map(w -> new Field(w.kind(), w.value(), boxed(photo.box(w.box()))))
          .toList();
      return new Sample(photo.jpeg(), Bill.plain(bill.total()), fields);
    }
  }

  private static List<Double> boxed(double[] box) {
    return List.of(box[0], box[1], box[2], box[3]);
  }
}
