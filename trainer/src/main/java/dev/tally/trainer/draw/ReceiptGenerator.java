package dev.tally.trainer.draw;

import dev.tally.reader.corpus.Labels;
import dev.tally.trainer.data.Digits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;

/**
 * Makes photos of bills that look like real ones, with what they say and where. The same seed and number give the same photo byte for
 * byte, on one platform and with the same digits and fonts.
 */
public final class ReceiptGenerator {
  private final long seed;
  private final Optional<Digits> digits;
  private final Writers writers;
  private final Paper paper;
  private final Set<Trait> traits;
  private final List<Form> forms;

  /** Of ruled bills with plain amounts. Draws digits from these images; from the project's own strokes where there are none. */
  public ReceiptGenerator(long seed, Optional<Digits> digits) {
    this(seed, digits, digits.map(Writers::of).orElseGet(Writers::strokes), Paper.BILL, Set.of(),
        List.of(Form.RULED));
  }

  private ReceiptGenerator(long seed, Optional<Digits> digits, Writers writers, Paper paper,
      Set<Trait> traits, List<Form> forms) {
    this.seed = seed;
    this.digits = digits;
    this.writers = writers;
    this.paper = paper;
    this.traits = Set.copyOf(traits);
    this.forms = List.copyOf(forms);
  }

  public ReceiptGenerator of(Paper other) {
    return new ReceiptGenerator(seed, digits, writers, other, traits, forms);
  }

  /** Traits are for ruled bills; what they do not touch stays as it was without them. */
  public ReceiptGenerator with(Set<Trait> more) {
    return new ReceiptGenerator(seed, digits, writers, paper, more, forms);
  }

  /** Each photo is of one of them, which the seed picks. */
  public ReceiptGenerator drawing(List<Form> kinds) {
    return new ReceiptGenerator(seed, digits, writers, paper, traits, kinds);
  }

  /** Takes the digits of all forms but the ruled one from these writers, a writer a bill. */
  public ReceiptGenerator by(Writers others) {
    return new ReceiptGenerator(seed, digits, others, paper, traits, forms);
  }

  /**
   * A photo and its truth.
   *
   * @param form as {@link Form} names it
   * @param total the amount that was paid, with two decimals; {@link Labels#NOTHING} where no hand wrote one on ruled bills and
   *        their like. Of total and balance it is the total, of a printed and a written one the written
   * @param written hand or print, how that stands there
   */
  public record Sample(byte[] jpeg, String form, String total, String written, List<Field> fields) {}

  /**
   * A number.
   *
   * @param kind total, subtotal, tax, tip, discount, advance, balance, item, cash, change or card; quantity, rate, position, date or
   *        number, which are no amounts of their own; crossed-out
   * @param value an amount with two decimals, or what it is otherwise
   * @param text as it stands on the paper
   * @param written hand or print
   * @param box in shares of the photo: x, y, width, height
   */
  public record Field(String kind, String value, String text, String written, List<Double> box) {}

  /** The photo of that number, from 0. */
  public Sample sample(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    SplittableRandom extra = new SplittableRandom(seed * 1_000_003 + number).split();
    // Another stream picks the form, so that ruled bills stay what they were.
    Form form = forms.get(new SplittableRandom(~(seed * 1_000_003 + number)).nextInt(forms.size()));
    try (PointerScope _ = new PointerScope()) {
      return form == Form.RULED
          ? ruled(form, random, extra)
          : drawn(form, new SplittableRandom(random.nextLong() + form.toString().hashCode()));
    }
  }

  private Sample ruled(Form form, RandomGenerator random, RandomGenerator extra) {
    BillForm.Page page = page(random, extra);
    PhotoMaker.Photo photo = new PhotoMaker(random).take(page.picture());
    List<Field> fields = page.written().stream().map(w -> field(w, photo.box(w.box()))).toList();
    String total = fields.isEmpty() ? Labels.NOTHING : fields.getLast().value();
    return new Sample(photo.jpeg(), form.toString(), total, "hand", fields);
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

  private Sample drawn(Form form, RandomGenerator random) {
    Hand hand = Hand.random(writers.next(random), random);
    BillForm.Page page = form.draw(Land.random(random), hand, random);
    List<Written> written = page.written();
    Camera.Shot shot = new Camera(random).take(page.picture(), written.stream().map(Written::box).toList());
    List<Field> fields = IntStream.range(0, written.size())
        .mapToObj(i -> field(written.get(i), shot.boxes().get(i)))
        .toList();
    Field total = fields.stream()
        .filter(f -> f.kind().equals("total"))
        .reduce((_, last) -> last)
        .orElseThrow();
    return new Sample(shot.jpeg(), form.toString(), total.value(), total.written(), fields);
  }

  private static Field field(Written w, double[] box) {
    return new Field(w.kind(), w.value(), w.text(), w.hand() ? "hand" : "print",
        List.of(box[0], box[1], box[2], box[3]));
  }
}
