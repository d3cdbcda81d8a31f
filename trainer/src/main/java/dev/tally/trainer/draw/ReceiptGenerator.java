package dev.tally.trainer.draw;

import dev.tally.reader.corpus.Labels;
import dev.tally.trainer.data.Digits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;

/**
 * Makes photos of handwritten bills that look like real ones, with what they say and where. The same seed and number give the same
 * photo byte for byte, on one platform and with the same digits.
 */
public final class ReceiptGenerator {
  private final long seed;
  private final Optional<Digits> digits;
  private final Paper paper;
  private final Set<Trait> traits;

  /** Of bills with plain amounts. Draws digits from these images; from the project's own strokes where there are none. */
  public ReceiptGenerator(long seed, Optional<Digits> digits) {
    this(seed, digits, Paper.BILL, Set.of());
  }

  private ReceiptGenerator(long seed, Optional<Digits> digits, Paper paper, Set<Trait> traits) {
    this.seed = seed;
    this.digits = digits;
    this.paper = paper;
    this.traits = Set.copyOf(traits);
  }

  public ReceiptGenerator of(Paper other) {
    return new ReceiptGenerator(seed, digits, other, traits);
  }

  /** Traits are for bills; what they do not touch stays as it was without them. */
  public ReceiptGenerator with(Set<Trait> more) {
    return new ReceiptGenerator(seed, digits, paper, more);
  }

  /**
   * A photo and its truth.
   *
   * @param total the amount to pay, with two decimals; {@link Labels#NOTHING} where no hand wrote one
   * @param fields from top to bottom
   */
  public record Sample(byte[] jpeg, String total, List<Field> fields) {}

  /**
   * An amount.
   *
   * @param kind item, subtotal, extra, tip or total; quantity or rate, of one unit without decimals; crossed-out
   * @param value with two decimals, but for quantities and rates
   * @param box in shares of the photo: x, y, width, height
   */
  public record Field(String kind, String value, List<Double> box) {}

  /** The photo of that number, from 0. */
  public Sample sample(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    SplittableRandom extra = new SplittableRandom(seed * 1_000_003 + number).split();
    try (PointerScope _ = new PointerScope()) {
      BillForm.Page page = page(random, extra);
      PhotoMaker.Photo photo = new PhotoMaker(random).take(page.picture());
      List<Field> fields = page.written()
          .stream()
          .map(w -> new Field(w.kind(), w.value(), boxed(photo.box(w.box()))))
          .toList();
      String total = fields.isEmpty() ? Labels.NOTHING : fields.getLast().value();
      return new Sample(photo.jpeg(), total, fields);
    }
  }

  private BillForm.Page page(RandomGenerator random, RandomGenerator extra) {
    Bill bill = Bill.random(random);
    Hand hand = Hand.random(digits, random);
    return switch (paper) {
      case BILL -> BillForm.fill(traits.contains(Trait.QUANTITIES) ? bill.withQuantities(extra) : bill, hand,
          random, traits, extra);
      case BLANK_BILL -> BillForm.blank(random);
      case TILL, TILL_CIRCLED, TILL_TIP -> TillForm.print(bill, paper, hand, random);
    };
  }

  private static List<Double> boxed(double[] box) {
    return List.of(box[0], box[1], box[2], box[3]);
  }
}
