package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which of a page's numbers is the total, and what it is: by the words beside them, by what adds up to it, and by where the same amount
 * stands once more. All that speaks for an amount is weighed together ({@link ClueWeights}); what no weight makes up for is one of {@link LabelledDoubts}.
 */
final class LabelledTotal implements TotalWay {
  private static final double SHARE = TotalCandidates.SHARE;
  /** What is less likely is no amount. */
  private static final double LEAST_NUMBER = 0.1;
  /** A number of which nothing else is known is Read from here up; see "When is a reading sure?" in docs/why/reading.md. */
  private static final double SURE_ALONE = 0.98;

  private final Page page;
  private final Notation notation;
  private final double sure;
  private final List<BoxReading> numbers;
  private final List<List<Amount>> amounts;
  private final Candidates candidates;
  private final List<TotalCandidate> weighed;
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
    this.candidates = new Candidates(notation);
    this.weighed = new TotalCandidates(numbers, amounts, notation.whole()).all();
    this.each = ClueWeights.LEARNED.chances(weighed);
    Map<Long, Double> most = new HashMap<>();
    for (int i = 0; i < each.length; i++) {
      TotalCandidate candidate = weighed.get(i);
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
    if (chances.isEmpty()) {
      return new Reading.Unreadable(Code.NO_AMOUNT, "no amount was found");
    }
    List<Candidate> likeliest = candidates.of(chances, this::looks);
    TotalCandidate first = first();
    LabelledDoubts doubts = new LabelledDoubts(notation, numbers, amounts, first);
    Optional<Reason> doubt = doubts.first()
        .or(() -> likeliest.getFirst().confidence() < sure
            ? Optional.of(doubts.unlikely())
            : Optional.empty());
    return Candidates.reading(likeliest, page.inPhoto(numbers.get(first.number()).box()), doubt);
  }

  /** What the number looks like that says an amount most likely. */
  private List<Amount> looks(long minor) {
    return amounts.get(best.get(minor).number());
  }

  private TotalCandidate first() {
    return best.get(chances.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
  }

  @Override
  public Reading total() {
    return total;
  }

  @Override
  public List<Field> fields() {
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
        .filter(i -> weighed.get(i).number() == first.number())
        .mapToDouble(i -> each[i])
        .sum();
  }

  private static Kind kind(BoxReading number) {
    return number.label(SHARE).map(labelled -> switch (labelled.label()) {
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
    }).orElse(Kind.UNKNOWN);
  }

  private Reading reading(int number, Box box) {
    List<Candidate> own = candidates.of(amounts.get(number));
    return Candidates.reading(own, box,
        own.getFirst().confidence() >= SURE_ALONE
            ? Optional.empty()
            : Optional.of(new Reason(Code.NOT_CLEAR, "it is not clear by itself")));
  }

  @Override
  public List<String> because() {
    if (!(total instanceof Reading.Read)) {
      return List.of();
    }
    TotalCandidate first = first();
    List<String> because = new ArrayList<>();
    numbers.get(first.number())
        .left()
        .ifPresent(left -> because.add("it stands beside " + left.text().strip()));
    if (first.addsUp()) {
      because.add("amounts above it add up to it");
    }
    if (first.isAgain()) {
      because.add(notation.plain(first.minor()) + " stands there once more");
    }
    return because;
  }
}
