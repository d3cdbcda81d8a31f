package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.layout.Label;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which of a page's numbers is the total, and what it is: by the words beside them, by what adds up to it, and by where the same amount
 * stands once more. All that speaks for an amount is weighed together ({@link ClueWeights}); what no weight can make up for is a doubt.
 */
final class LabelledTotal {
  private static final int CANDIDATES = 5;
  private static final double SHARE = TotalCandidates.SHARE;
  /** Sums prove an amount that they make so many times likelier, as a logarithm. */
  private static final double PROVED = 3;
  /** An amount stands elsewhere, too, if that number says so with this probability. */
  private static final double AGAIN = 0.25;
  /** What is less likely is no amount. */
  private static final double LEAST_NUMBER = 0.1;
  /** A number of which nothing else is known is Read from here up; see "When is a reading sure?" in docs/why/reading.md. */
  private static final double SURE_ALONE = 0.98;

  /** A dotted line that digits stand on reads as points. */
  private static final Pattern SEVERAL_MARKS = Pattern.compile("[0-9][^0-9\\s]{2,}[0-9]");

  private final Page page;
  private final Notation notation;
  private final double sure;
  private final List<BoxReading> numbers;
  private final List<List<Amount>> amounts;
  private final List<TotalCandidate> candidates;
  private final double[] each;
  /** The chance of each amount, and where most of it comes from. */
  private final Map<Long, Double> chances = new HashMap<>();
  private final Map<Long, TotalCandidate> best = new HashMap<>();
  private final Reading total;

  LabelledTotal(Page page, Notation notation, List<BoxReading> numbers, double sure) {
    this.page = page;
    this.notation = notation;
    this.sure = sure;
    this.numbers = numbers;
    this.amounts = numbers.stream().map(number -> number.amounts(notation)).toList();
    this.candidates = new TotalCandidates(numbers, amounts).all();
    this.each = ClueWeights.LEARNED.chances(candidates);
    Map<Long, Double> most = new HashMap<>();
    for (int i = 0; i < each.length; i++) {
      TotalCandidate candidate = candidates.get(i);
      if (candidate.minor() != TotalCandidate.OTHER) {
        chances.merge(candidate.minor(), each[i], Double::sum);
        if (each[i] > most.getOrDefault(candidate.minor(), 0.0)) {
          most.put(candidate.minor(), each[i]);
          best.put(candidate.minor(), candidate);
        }
      }
    }
    this.total = judge();
  }

  private Reading judge() {
    List<Candidate> likeliest = chances.entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(entry -> new Candidate(plain(entry.getKey()), text(entry.getKey()), entry.getValue()))
        .toList();
    if (likeliest.isEmpty()) {
      return new Reading.Unreadable("no amount was found");
    }
    TotalCandidate first = first();
    Box box = page.inPhoto(numbers.get(first.number()).box());
    return doubt(first, likeliest.getFirst().confidence())
        .<Reading>map(reason -> new Reading.Unsure(likeliest, reason, box, List.of()))
        .orElseGet(() -> new Reading.Read(likeliest.getFirst(), likeliest.subList(1, likeliest.size()), box,
            List.of()));
  }

  private TotalCandidate first() {
    return best.get(chances.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
  }

  private static boolean addsUp(TotalCandidate candidate) {
    return candidate.of(TotalClue.ADDS_UP) >= PROVED;
  }

  private static boolean isAgain(TotalCandidate candidate) {
    return candidate.of(TotalClue.AGAIN_BY_HAND) >= AGAIN || candidate.of(TotalClue.AGAIN_IN_PRINT) >= AGAIN
        || candidate.of(TotalClue.PAID) >= AGAIN;
  }

  private Optional<String> doubt(TotalCandidate total, double confidence) {
    BoxReading number = numbers.get(total.number());
    boolean labelled = number.is(Label.TOTAL, SHARE);
    boolean added = addsUp(total);
    boolean otherwise = number.left().filter(left -> !labelled && left.label().isBelowItems()).isPresent();
    if (otherwise || (!labelled && !added && total.of(TotalClue.ONLY_SIGNED) == 0)) {
      return Optional.of("no word says that one of the amounts is the total");
    }
    if (total.of(TotalClue.ABOVE_TAXES) > 0 && number.hand() > 0.5) {
      return Optional.of("taxes stand below it: the photo may end before the bill does");
    }
    if (total.of(TotalClue.BELOW_PAYMENT) > 0 && !added && total.of(TotalClue.PAID) < AGAIN) {
      return Optional.of("it stands below what was paid with, where totals of taxes stand");
    }
    // A point that is lost once is lost each time that the amount is printed, so repetition does not help.
    if (!added && notation.decimals() > 0 && total.of(TotalClue.CENTS_LACKING) > 0) {
      return Optional.of("other amounts show cents and this one does not: its point may be lost");
    }
    if (number.hasUnclearCents()) {
      return Optional.of("its cents are not clear");
    }
    if (notation.decimals() > 0 && total.of(TotalClue.CENTS) == 0 && number.mayHaveCentsApart()) {
      return Optional.of("its last two digits stand apart: they may be cents");
    }
    if (SEVERAL_MARKS.matcher(text(total.minor())).find()) {
      return Optional.of("what stands between its digits is not clear");
    }
    boolean settled = isAgain(total)
        || (added && number.unread().filter(side -> side == Unread.BEHIND).isEmpty());
    if (!settled && number.unread().isPresent()) {
      return number.unread().map(Unread::sentence);
    }
    Optional<String> changed = changedBelow(total);
    if (changed.isPresent()) {
      return changed;
    }
    Optional<String> other = added || isAgain(total) ? Optional.empty() : otherTotal(total);
    if (other.isPresent()) {
      return other;
    }
    if (confidence >= sure) {
      return Optional.empty();
    }
    if (total.of(TotalClue.BELOW_LARGER) > 0) {
      return Optional.of("a larger amount stands above it");
    }
    return Optional.of(labelled
        ? "the amount beside " + number.left().orElseThrow().text().strip() + " is not clear"
        : "the amounts add up in more than one way");
  }

  /** What a hand takes off or adds below the last total, or another total that it writes there, makes it another. */
  private Optional<String> changedBelow(TotalCandidate total) {
    return IntStream.range(total.number() + 1, numbers.size())
        .filter(i -> numbers.get(i).hand() > 0.5)
        .mapToObj(i -> likely(i).filter(amount -> changes(numbers.get(i), amount.minor(), total.minor())))
        .flatMap(Optional::stream)
        .map(amount -> "below it stands " + plain(amount.minor()) + ", which changes it")
        .findFirst();
  }

  /** What a number says, if it says that rather than anything else. */
  private Optional<Amount> likely(int number) {
    return amounts.get(number).stream().limit(1).filter(amount -> amount.probability() > 0.5).findFirst();
  }

  private static boolean changes(BoxReading number, long amount, long total) {
    boolean term = number.is(Label.DISCOUNT, SHARE) || number.is(Label.TIP, SHARE);
    return (term && amount > 0 && amount < total) || (number.is(Label.TOTAL, SHARE) && amount != total);
  }

  /** Another number beside the same words that says something else: neither sums nor a second place tell which of the two counts. */
  private Optional<String> otherTotal(TotalCandidate total) {
    BoxReading number = numbers.get(total.number());
    return IntStream.range(0, numbers.size())
        .filter(i -> i != total.number() && numbers.get(i).is(Label.TOTAL, SHARE)
            && numbers.get(i).box().overlapY(number.box()) == 0 && isSameLabel(numbers.get(i), number))
        .mapToObj(this::likely)
        .flatMap(Optional::stream)
        .filter(amount -> amount.minor() != total.minor())
        .map(amount -> plain(amount.minor()) + " stands beside the same words")
        .findFirst();
  }

  private static boolean isSameLabel(BoxReading one, BoxReading other) {
    return letters(one).equals(letters(other));
  }

  private static String letters(BoxReading number) {
    return number.left()
        .map(left -> left.text().toLowerCase(Locale.ROOT).replaceAll("\\P{L}", ""))
        .orElse("");
  }

  Reading total() {
    return total;
  }

  /** What was found, from top to bottom. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (!amounts.get(i).isEmpty() && amounts.get(i).getFirst().probability() >= LEAST_NUMBER) {
        boolean isTotal = !chances.isEmpty() && i == first().number();
        Box box = page.inPhoto(numbers.get(i).box());
        fields.add(new Field(isTotal ? Kind.TOTAL : kind(numbers.get(i)),
            isTotal ? kindConfidence(first()) : 0.5, isTotal ? total : reading(i, box), box,
            numbers.get(i).hand() > 0.5 ? Receipt.Written.HAND : Receipt.Written.PRINT));
      }
    }
    return fields;
  }

  /** How likely the number is the total, whatever it says. */
  private double kindConfidence(TotalCandidate first) {
    return IntStream.range(0, each.length)
        .filter(i -> candidates.get(i).number() == first.number())
        .mapToDouble(i -> each[i])
        .sum();
  }

  private static Kind kind(BoxReading number) {
    return number.left()
        .filter(labelled -> labelled.share() >= SHARE)
        .map(labelled -> switch (labelled.label()) {
          case TOTAL -> Kind.TOTAL;
          case SUBTOTAL -> Kind.SUBTOTAL;
          case TAX -> Kind.TAX;
          case TIP -> Kind.TIP;
          case DISCOUNT -> Kind.DISCOUNT;
          case ADVANCE -> Kind.ADVANCE;
          case BALANCE -> Kind.BALANCE;
          case ROUNDING -> Kind.EXTRA;
          case CASH -> Kind.CASH;
          case CHANGE -> Kind.CHANGE;
          case QUANTITY -> Kind.QUANTITY;
          case RATE -> Kind.RATE;
          case DATE -> Kind.DATE;
          case NUMBER -> Kind.CODE;
          case AMOUNT, TITLE -> Kind.UNKNOWN;
        })
        .orElse(Kind.UNKNOWN);
  }

  private Reading reading(int number, Box box) {
    List<Candidate> own = amounts.get(number)
        .stream()
        .limit(CANDIDATES)
        .map(amount -> new Candidate(plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
    return own.getFirst().confidence() >= SURE_ALONE
        ? new Reading.Read(own.getFirst(), own.subList(1, own.size()), box, List.of())
        : new Reading.Unsure(own, "it is not clear by itself", box, List.of());
  }

  List<String> because() {
    if (!(total instanceof Reading.Read)) {
      return List.of();
    }
    TotalCandidate first = first();
    List<String> because = new ArrayList<>();
    numbers.get(first.number())
        .left()
        .ifPresent(left -> because.add("it stands beside " + left.text().strip()));
    if (addsUp(first)) {
      because.add("amounts above it add up to it");
    }
    if (isAgain(first)) {
      because.add(plain(first.minor()) + " stands there once more");
    }
    return because;
  }

  private String text(long minor) {
    return amounts.get(best.get(minor).number())
        .stream()
        .filter(amount -> amount.minor() == minor)
        .map(Amount::text)
        .findFirst()
        .orElse(plain(minor));
  }

  private String plain(long minor) {
    return Amount.plain(minor, notation.decimals());
  }
}
