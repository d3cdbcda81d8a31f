package dev.tally.reader.receipt;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.AmountGrammar;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What speaks against a total that is known by its words and no weight makes up for: a method each, asked in the order of
 * {@link #first}. What only makes a total less likely is a {@link TotalClue}.
 */
final class LabelledDoubts {
  private static final double SHARE = TotalCandidates.SHARE;
  /** Below this nothing is named as what may stand there instead: an answer may be that unlikely to be wrong. */
  private static final double MAY_WELL = 0.05;
  /** Of two looks of the same digits neither is clear where the other has this share of its probability. */
  private static final double SAME_LOOK = 0.25;
  private static final Reason MARKS_NOT_CLEAR = new Reason(Code.MARKS_NOT_CLEAR,
      "whether its last two digits are cents is not clear");

  private final Notation notation;
  private final List<BoxReading> numbers;
  private final List<List<Amount>> amounts;
  private final TotalCandidate total;
  private final BoxReading number;
  private final boolean labelled;

  /**
   * @param numbers of the page, from top to bottom
   * @param amounts of each number
   * @param total the likeliest
   */
  LabelledDoubts(Notation notation, List<BoxReading> numbers, List<List<Amount>> amounts,
      TotalCandidate total) {
    this.notation = notation;
    this.numbers = numbers;
    this.amounts = amounts;
    this.total = total;
    this.number = numbers.get(total.number());
    this.labelled = number.is(Label.TOTAL, SHARE);
  }

  /** The first that holds, whatever the total's chances; empty where none does. */
  Optional<Reason> first() {
    return Stream
        .<Supplier<Optional<Reason>>>of(this::noLabel, this::taxesBelow, this::belowPayment,
            this::centsLacking, this::centsNotClear, this::marksNotClear, this::unreadInk, this::changedBelow,
            this::otherTotal)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Why it is not likely enough to be read. */
  Reason unlikely() {
    if (total.of(TotalClue.BELOW_LARGER) > 0) {
      return new Reason(Code.LARGER_ABOVE, "a larger amount stands above it");
    }
    if (hasOtherCents(MAY_WELL)) {
      return MARKS_NOT_CLEAR;
    }
    if (!labelled && !total.addsUp() && total.of(TotalClue.ONLY_SIGNED) == 0) {
      return new Reason(Code.NO_LABEL, "no word says that one of the amounts is the total");
    }
    return labelled
        ? new Reason(Code.NOT_CLEAR,
            "the amount beside " + number.left().orElseThrow().text().strip() + " is not clear")
        : new Reason(Code.SEVERAL_SUMS, "the amounts add up in more than one way");
  }

  /** Whether the same digits with or without cents are that likely by their look. */
  private boolean hasOtherCents(double probability) {
    long hundred = notation.whole();
    return amounts.get(total.number())
        .stream()
        .filter(
            amount -> amount.minor() == total.minor() * hundred || amount.minor() * hundred == total.minor())
        .anyMatch(other -> other.probability() >= probability);
  }

  /** Sums close at any scale, so where cents begin is for the looks to say. */
  private Optional<Reason> marksNotClear() {
    return total.addsUp() && hasOtherCents(SAME_LOOK * total.probability())
        ? Optional.of(MARKS_NOT_CLEAR)
        : Optional.empty();
  }

  /** On a form that has labels a hand's total may be told by other clues. */
  private Optional<Reason> noLabel() {
    boolean otherwise = number.left().filter(left -> !labelled && left.label().isBelowItems()).isPresent();
    boolean known = labelled || total.addsUp() || total.of(TotalClue.ONLY_SIGNED) > 0
        || (number.hand() > 0.5 && othersAreLabelled());
    return doubt(otherwise || !known, Code.NO_LABEL, "no word says that one of the amounts is the total");
  }

  private boolean othersAreLabelled() {
    return IntStream.range(0, numbers.size())
        .filter(i -> i != total.number())
        .anyMatch(i -> numbers.get(i).label(SHARE).isPresent());
  }

  private Optional<Reason> taxesBelow() {
    return doubt(total.of(TotalClue.ABOVE_TAXES) > 0 && number.hand() > 0.5, Code.TAXES_BELOW,
        "taxes stand below it: the photo may end before the bill does");
  }

  private Optional<Reason> belowPayment() {
    return doubt(total.of(TotalClue.BELOW_PAYMENT) > 0 && !total.addsUp() && !total.isPaid(),
        Code.BELOW_PAYMENT, "it stands below what was paid with, where totals of taxes stand");
  }

  /** A point that is lost once is lost each time that the amount is printed, so repetition does not help. */
  private Optional<Reason> centsLacking() {
    return doubt(
        !total.addsUp() && !number.marksAreSeen() && notation.decimals() > 0
            && total.of(TotalClue.CENTS_LACKING) > 0,
        Code.CENTS_LACKING, "other amounts show cents and this one does not: its point may be lost");
  }

  private Optional<Reason> centsNotClear() {
    boolean proved = total.addsUp() && total.minor() % notation.whole() != 0;
    return doubt(!proved && number.hasUnclearCents(), Code.CENTS_NOT_CLEAR, "its cents are not clear");
  }

  /** Ink beside it; sums settle what stands before it, and not what may be cents behind it. */
  private Optional<Reason> unreadInk() {
    boolean settled = total.isAgain()
        || (number.unread().filter(side -> side == Unread.BEHIND).isEmpty() ? total.addsUp() : isAtItsEnd());
    return settled ? Optional.empty() : number.unread().map(Unread::why);
  }

  /** Whether it ends in cents or in a dash for none, behind which no digit follows. */
  private boolean isAtItsEnd() {
    return amounts.get(total.number())
        .stream()
        .filter(amount -> amount.minor() == total.minor())
        .anyMatch(amount -> AmountGrammar.endsInDash(amount.text())
            || amount.digits().equals(Long.toString(total.minor())));
  }

  /** What a hand takes off or adds below the last total, or another total that it writes there, makes it another. */
  private Optional<Reason> changedBelow() {
    return IntStream.range(total.number() + 1, numbers.size())
        .filter(i -> numbers.get(i).hand() > 0.5)
        .mapToObj(i -> likely(i).filter(amount -> changes(numbers.get(i), amount.minor(), total.minor())))
        .flatMap(Optional::stream)
        .map(amount -> new Reason(Code.CHANGED_BELOW,
            "below it stands " + notation.plain(amount.minor()) + ", which changes it"))
        .findFirst();
  }

  /** What a number says, if it says that rather than anything else. */
  private Optional<Amount> likely(int other) {
    return amounts.get(other).stream().limit(1).filter(amount -> amount.probability() > 0.5).findFirst();
  }

  private static boolean changes(BoxReading below, long amount, long total) {
    boolean term = below.is(Label.DISCOUNT, SHARE) || below.is(Label.TIP, SHARE);
    return (term && amount > 0 && amount < total) || (below.is(Label.TOTAL, SHARE) && amount != total);
  }

  /**
   * Another number beside the same words that says something else, in another row or between them and what a hand wrote: only sums or a
   * second place tell which of the two counts, or that they are one.
   */
  private Optional<Reason> otherTotal() {
    if (total.addsUp() || total.isAgain()) {
      return Optional.empty();
    }
    return IntStream.range(0, numbers.size())
        .filter(i -> i != total.number() && numbers.get(i).is(Label.TOTAL, SHARE)
            && (numbers.get(i).box().overlapY(number.box()) == 0 || isBetween(numbers.get(i)))
            && letters(numbers.get(i)).equals(letters(number)))
        .mapToObj(this::likely)
        .flatMap(Optional::stream)
        .filter(amount -> amount.minor() != total.minor())
        .map(amount -> new Reason(Code.OTHER_TOTAL,
            notation.plain(amount.minor()) + " stands beside the same words"))
        .findFirst();
  }

  /** Whether another number stands between the words and this one. */
  private boolean isBetween(BoxReading other) {
    return number.hand() > 0.5 && other.box().right() <= number.box().x();
  }

  private static String letters(BoxReading number) {
    return number.left()
        .map(left -> left.text().toLowerCase(Locale.ROOT).replaceAll("\\P{L}", ""))
        .orElse("");
  }

  private static Optional<Reason> doubt(boolean holds, Code code, String sentence) {
    return holds ? Optional.of(new Reason(code, sentence)) : Optional.empty();
  }
}
