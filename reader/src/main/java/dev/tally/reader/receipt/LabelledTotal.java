package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which of a page's numbers is the total, and what it is: by the words beside them, by what adds up to it, and by where the same amount
 * stands once more. Each number that may be the total gives each amount that it may say a weight; what the amounts weigh together is
 * what the total's candidates are worth.
 */
final class LabelledTotal {
  private static final int CANDIDATES = 5;
  /** That sums do not help, against 1 for all that they may say. */
  private static final double NOT_HELPFUL = 0.3;
  /** How likely a number is the total by its label. */
  private static final double BY_LABEL = 1;
  private static final double BELOW_PAYMENT = 0.05;
  private static final double BY_HEAD = 0.2;
  private static final double WITHOUT = 0.0005;
  private static final double WITHOUT_ANY = 0.05;
  private static final double BY_OTHER_LABEL = 0.001;
  private static final double SHARE = 0.5;
  private static final double SAME_ROW = 0.5;
  /** How many times as likely an amount is that stands on the page once more, in print and in the same hand. */
  private static final double PRINTED_AGAIN = 20;
  private static final double WRITTEN_AGAIN = 8;
  /** From here up it stands there once more. */
  private static final double AGAIN = 3;
  /** What stands between a total and the one that is reckoned from it, and what stands below all totals. */
  private static final Set<Label> CHANGES = Set.of(Label.TAX, Label.TIP, Label.DISCOUNT, Label.ROUNDING);
  private static final Set<Label> PAID = Set.of(Label.CASH, Label.CHANGE);
  /** A total from which a later one is reckoned is not what was paid. */
  private static final double SUPERSEDED = 0.02;
  /** The share of what speaks for a total which must be sums where no word does. */
  private static final double LEAST_PROVED = 0.9;
  /** What is less likely is no amount. */
  private static final double LEAST_NUMBER = 0.1;
  /** A number of which nothing else is known is Read from here up; see "When is a reading sure?" in RATIONALE.md. */
  private static final double SURE_ALONE = 0.98;
  private static final int MOST_ROWS = 30;
  /** Amounts of one column end within so many heights. */
  private static final double ALIGNED = 1.5;

  private final Page page;
  private final Notation notation;
  private final double sure;
  private final List<BoxReading> numbers;
  private final List<List<Amount>> amounts;
  /** What each amount weighs, and at which number it weighs most. */
  private final Map<Long, Double> mass = new HashMap<>();
  private final Map<Long, Integer> at = new HashMap<>();
  private final Map<Long, Double> proved = new HashMap<>();
  private final boolean anyLabelled;
  private final double all;
  private final Reading total;

  LabelledTotal(Page page, Notation notation, List<BoxReading> numbers, double sure) {
    this.page = page;
    this.notation = notation;
    this.sure = sure;
    this.numbers = numbers;
    this.amounts = numbers.stream().map(number -> number.amounts(notation)).toList();
    this.anyLabelled = numbers.stream().anyMatch(number -> number.is(Label.TOTAL, SHARE));
    this.all = weigh();
    this.total = judge();
  }

  private double prior(int i) {
    BoxReading number = numbers.get(i);
    if (number.left().isPresent() && number.left().get().share() >= SHARE) {
      return number.left().get().label() != Label.TOTAL || isReckonedFrom(i) || isBeforeAnother(i)
          ? BY_OTHER_LABEL
          : isBelowPayment(i) ? BELOW_PAYMENT : BY_LABEL;
    }
    return number.above().filter(head -> head.label() == Label.TOTAL && head.share() >= SHARE).isPresent()
        ? BY_HEAD
        : anyLabelled ? WITHOUT : WITHOUT_ANY;
  }

  /** Whether another total stands below one, with something between that was added or taken off; read or not. */
  private boolean isReckonedFrom(int total) {
    boolean changed = false;
    for (BoxReading below : numbers.subList(total + 1, numbers.size())) {
      Optional<Label> label = below.left().filter(left -> left.share() >= SHARE).map(Labelled::label);
      if (label.filter(PAID::contains).isPresent()) {
        return false;
      }
      if (changed && label.filter(found -> found == Label.TOTAL).isPresent()) {
        return true;
      }
      changed |= label.filter(CHANGES::contains).isPresent();
    }
    return false;
  }

  /** Whether another number stands right of it in its row: it is a rate or a count that belongs to the label. */
  private boolean isBeforeAnother(int total) {
    PixelBox box = numbers.get(total).box();
    return IntStream.range(0, numbers.size()).anyMatch(i -> {
      PixelBox other = numbers.get(i).box();
      return other.x() >= box.right() && numbers.get(i).is(Label.TOTAL, SHARE) && !amounts.get(i).isEmpty()
          && other.overlapY(box) > SAME_ROW * Math.min(other.height(), box.height());
    });
  }

  /** Whether it stands below what was paid with or given back, as totals of taxes do. */
  private boolean isBelowPayment(int total) {
    return IntStream.range(0, total)
        .filter(i -> numbers.get(i).is(Label.CHANGE, SHARE) || numbers.get(i).is(Label.CASH, SHARE))
        .anyMatch(i -> amounts.get(i).stream().limit(1).anyMatch(LabelledTotal::showsCents));
  }

  private double weigh() {
    double none = 0;
    Map<Integer, Double> superseded = new HashMap<>();
    for (int i = numbers.size() - 1; i >= 0; i--) {
      double prior = prior(i) * superseded.getOrDefault(i, 1.0);
      if (amounts.get(i).isEmpty()) {
        none += prior * NOT_HELPFUL;
        continue;
      }
      List<Integer> column = column(i);
      double rest = 1;
      for (Amount amount : amounts.get(i)) {
        rest -= amount.probability();
        add(amount.minor(), i, prior * NOT_HELPFUL * amount.probability() * again(i, amount.minor()));
      }
      none += prior * NOT_HELPFUL * Math.max(0, rest);
      for (Closing closing : Arithmetic.closings(column.stream().map(this::terms).toList())) {
        if (closing.total() == column.size() - 1) {
          double weight = prior * closing.weight() * again(i, closing.value());
          add(closing.value(), i, weight);
          proved.merge(closing.value(), weight, Double::sum);
          if (closing.weight() > NOT_HELPFUL && prior(i) == BY_LABEL) {
            for (int row : closing.rows()) {
              superseded.merge(column.get(row), SUPERSEDED, Math::min);
            }
          }
        }
      }
    }
    return none + mass.values().stream().mapToDouble(m -> m).sum();
  }

  private void add(long value, int number, double weight) {
    if (value > 0) {
      double before = mass.merge(value, weight, Double::sum) - weight;
      if (weight > before || !at.containsKey(value)) {
        at.put(value, number);
      }
    }
  }

  /** The numbers above one that stand in its column, and itself. */
  private List<Integer> column(int number) {
    PixelBox box = numbers.get(number).box();
    List<Integer> above = IntStream.range(0, number)
        .filter(
            i -> isAligned(numbers.get(i).box(), box) && !amounts.get(i).isEmpty() && mayAdd(numbers.get(i)))
        .boxed()
        .toList();
    List<Integer> column = new ArrayList<>(
        above.subList(Math.max(0, above.size() - MOST_ROWS), above.size()));
    column.add(number);
    return column;
  }

  private static boolean isAligned(PixelBox above, PixelBox box) {
    return above.bottom() <= box.centreY()
        && (above.overlapX(box) > 0.5 * Math.min(above.width(), box.width())
            || Math.abs(above.right() - box.right()) < ALIGNED * box.height());
  }

  private static boolean mayAdd(BoxReading number) {
    return number.left().map(labelled -> switch (labelled.label()) {
      case CASH, CHANGE, NUMBER, DATE, QUANTITY, BALANCE -> labelled.share() < SHARE;
      default -> true;
    }).orElse(true);
  }

  private List<Amount> terms(int number) {
    List<Amount> terms = new ArrayList<>(amounts.get(number));
    double none = 1 - terms.stream().mapToDouble(Amount::probability).sum();
    if (none >= LEAST_NUMBER) {
      terms.addFirst(Amount.none(none));
    }
    return terms;
  }

  /** How many times as likely an amount is for standing elsewhere, too. */
  private double again(int number, long minor) {
    double most = 0;
    for (int i = 0; i < numbers.size(); i++) {
      if (i != number && numbers.get(i).box().overlapY(numbers.get(number).box()) == 0) {
        double share = share(i, minor);
        most = Math.max(most, share * (numbers.get(i).hand() > 0.5 ? WRITTEN_AGAIN : PRINTED_AGAIN));
      }
    }
    return 1 + most;
  }

  private double share(int number, long minor) {
    return amounts.get(number)
        .stream()
        .filter(amount -> amount.minor() == minor)
        .mapToDouble(Amount::probability)
        .sum();
  }

  private Reading judge() {
    List<Candidate> candidates = mass.entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(entry -> new Candidate(plain(entry.getKey()), text(entry.getKey()), entry.getValue() / all))
        .toList();
    if (candidates.isEmpty()) {
      return new Reading.Unreadable("no amount was found");
    }
    long best = best();
    Box box = page.inPhoto(numbers.get(at.get(best)).box());
    return doubt(best, candidates.getFirst().confidence())
        .<Reading>map(reason -> new Reading.Unsure(candidates, reason, box, List.of()))
        .orElseGet(() -> new Reading.Read(candidates.getFirst(), candidates.subList(1, candidates.size()),
            box, List.of()));
  }

  private long best() {
    return mass.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private Optional<String> doubt(long best, double confidence) {
    BoxReading number = numbers.get(at.get(best));
    boolean labelled = number.is(Label.TOTAL, SHARE);
    boolean added = proved.getOrDefault(best, 0.0) >= LEAST_PROVED * mass.get(best);
    boolean otherwise = number.left().filter(left -> !labelled && left.label().isBelowItems()).isPresent();
    if (otherwise || (!labelled && !added)) {
      return Optional.of("no word says that one of the amounts is the total");
    }
    if (number.hand() > 0.5 && isAboveTaxes(at.get(best))) {
      return Optional.of("taxes stand below it: the photo may end before the bill does");
    }
    if (isBelowPayment(at.get(best))) {
      return Optional.of("it stands below what was paid with, where totals of taxes stand");
    }
    if (!added && lacksCents(at.get(best), best)) {
      return Optional.of("other amounts show cents and this one does not: its point may be lost");
    }
    if (!added && number.doubt().isPresent() && again(at.get(best), best) < AGAIN) {
      return number.doubt();
    }
    if (!added && isBelowLarger(at.get(best), best)) {
      return Optional.of("a larger amount stands above it");
    }
    if (confidence < sure) {
      return Optional.of(labelled
          ? "the amount beside " + number.left().orElseThrow().text().strip() + " is not clear"
          : "the amounts add up in more than one way");
    }
    return Optional.empty();
  }

  /** Numbers in the head of a bill are longer than its amounts, but have no cents. */
  private static boolean showsCents(Amount amount) {
    return amount.text().matches(".*[0-9][.,][0-9]{2}[^0-9]*");
  }

  private boolean isAboveTaxes(int total) {
    return numbers.subList(total + 1, numbers.size()).stream().anyMatch(below -> below.is(Label.TAX, SHARE));
  }

  /** A point that is lost once is lost each time that the amount is printed, so repetition does not help. */
  private boolean lacksCents(int number, long minor) {
    boolean shown = amounts.get(number)
        .stream()
        .anyMatch(amount -> amount.minor() == minor && showsCents(amount));
    return !shown && numbers.get(number).cents().isEmpty() && notation.decimals() > 0
        && numbers.stream().anyMatch(other -> other.showsCents() && other.left().isPresent());
  }

  /** Whether an amount above it in its column is larger, and nothing says that something was taken off. */
  private boolean isBelowLarger(int number, long minor) {
    boolean reduced = numbers.stream()
        .anyMatch(other -> other.is(Label.DISCOUNT, SHARE) || other.is(Label.ADVANCE, SHARE));
    return !reduced && column(number).stream()
        .filter(i -> i != number)
        .flatMap(i -> amounts.get(i).stream().limit(1))
        .anyMatch(amount -> amount.probability() > 0.5 && amount.minor() > minor && showsCents(amount));
  }

  Reading total() {
    return total;
  }

  /** What was found, from top to bottom. */
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (!amounts.get(i).isEmpty() && amounts.get(i).getFirst().probability() >= LEAST_NUMBER) {
        boolean isTotal = !mass.isEmpty() && i == at.get(best());
        Box box = page.inPhoto(numbers.get(i).box());
        fields.add(new Field(isTotal ? Kind.TOTAL : kind(numbers.get(i)), isTotal ? prior(i) : 0.5,
            isTotal ? total : reading(i, box), box,
            numbers.get(i).hand() > 0.5 ? Receipt.Written.HAND : Receipt.Written.PRINT));
      }
    }
    return fields;
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
          case AMOUNT -> Kind.UNKNOWN;
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
    long best = best();
    List<String> because = new ArrayList<>();
    numbers.get(at.get(best))
        .left()
        .ifPresent(left -> because.add("it stands beside " + left.text().strip()));
    if (proved.getOrDefault(best, 0.0) >= LEAST_PROVED * mass.get(best)) {
      because.add("amounts above it add up to it");
    }
    if (again(at.get(best), best) >= AGAIN) {
      because.add(plain(best) + " stands there once more");
    }
    return because;
  }

  private String text(long minor) {
    return amounts.get(at.get(minor))
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
