package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.image.PixelBox;
import dev.tally.reader.layout.Column;
import dev.tally.reader.layout.Label;
import dev.tally.reader.layout.Labels.Labelled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** All that the total of a page may be, with what speaks for each. */
final class TotalCandidates {
  /** A label has so much of its text at least. */
  static final double SHARE = 0.5;
  private static final double SAME_ROW = 0.5;
  private static final int MOST_ROWS = 30;
  private static final int LONGEST = 7;
  private static final int BARE_TOTAL = 6;
  /** A row of which less is known is perhaps no amount. */
  private static final double LEAST_NUMBER = 0.1;
  /** Totals are rounded by at most so many minor units of a currency with cents. */
  private static final long ROUNDED = 50;
  /** A closing weighs no more for an amount that is nearly ruled out by how it looks. */
  private static final double LEAST_PROBABILITY = 1e-4;
  /** Beyond this sums prove no more: they are misled together. */
  private static final double MOST_SUMS = 8;
  private static final Set<Label> TERMS = Set.of(Label.TOTAL, Label.SUBTOTAL, Label.TAX, Label.TIP,
      Label.DISCOUNT, Label.ROUNDING);
  private static final Set<Label> CHANGES = Set.of(Label.TAX, Label.TIP, Label.DISCOUNT, Label.ROUNDING);
  private static final Set<Label> PAID = Set.of(Label.CASH, Label.CHANGE);
  private static final Set<Label> NO_TERMS = Set.of(Label.CASH, Label.CHANGE, Label.NUMBER, Label.DATE,
      Label.QUANTITY, Label.BALANCE);

  private final List<BoxReading> numbers;
  private final List<List<Amount>> amounts;
  private final long whole;
  private final List<Map<TotalClue, Double>> clues = new ArrayList<>();
  private final List<TotalCandidate> all = new ArrayList<>();

  /**
   * All that a page's total may be.
   *
   * @param amounts of each number
   * @param whole minor units in a whole one
   */
  TotalCandidates(List<BoxReading> numbers, List<List<Amount>> amounts, long whole) {
    this.numbers = numbers;
    this.amounts = amounts;
    this.whole = whole;
    for (int i = 0; i < numbers.size(); i++) {
      clues.add(ofNumber(i));
    }
    List<Map<Long, Double>> closings = IntStream.range(0, numbers.size()).mapToObj(this::closings).toList();
    for (int i = 0; i < numbers.size(); i++) {
      addAmounts(i, closings.get(i));
    }
    all.add(new TotalCandidate(-1, TotalCandidate.OTHER, 1, Map.of(TotalClue.NONE, 1.0)));
  }

  List<TotalCandidate> all() {
    return all;
  }

  private boolean is(int number, Label label) {
    return numbers.get(number).is(label, SHARE);
  }

  private boolean isAny(int number, Set<Label> labels) {
    return numbers.get(number).label(SHARE).filter(own -> labels.contains(own.label())).isPresent();
  }

  private boolean mayBeTotal(int number) {
    return is(number, Label.TOTAL) || numbers.get(number).label(SHARE).isEmpty();
  }

  private static void set(Map<TotalClue, Double> clues, TotalClue clue, boolean holds) {
    if (holds) {
      clues.put(clue, 1.0);
    }
  }

  /** What is so whatever the number says. */
  private Map<TotalClue, Double> ofNumber(int i) {
    BoxReading number = numbers.get(i);
    Map<TotalClue, Double> own = new EnumMap<>(TotalClue.class);
    Optional<Labelled> left = number.label(SHARE);
    left.ifPresent(l -> set(own, TotalClue.valueOf("BESIDE_" + l.label()), true));
    set(own, TotalClue.UNLABELLED, left.isEmpty());
    boolean others = IntStream.range(0, numbers.size()).anyMatch(j -> j != i && is(j, Label.TOTAL));
    set(own, TotalClue.UNLABELLED_AMONG_TOTALS, left.isEmpty() && others);
    if (mayBeTotal(i)) {
      own.put(TotalClue.ALONE, 1.0 / IntStream.range(0, numbers.size()).filter(this::mayBeTotal).count());
    }
    set(own, TotalClue.BELOW_TOTAL, left.isEmpty()
        && number.above().filter(head -> head.label() == Label.TOTAL && head.share() >= SHARE).isPresent());
    boolean total = is(i, Label.TOTAL);
    set(own, TotalClue.QUALIFIED, total && letters(number.left().orElseThrow().text()) > BARE_TOTAL);
    long signed = numbers.stream().filter(n -> n.place().isSigned()).count();
    set(own, TotalClue.SIGNED, number.place().isSigned());
    set(own, TotalClue.ONLY_SIGNED, number.place().isSigned() && signed == 1);
    set(own, TotalClue.ABOVE_TOTAL, total && isAboveTotal(i));
    set(own, TotalClue.BEFORE_TOTAL, total && isBeforeTotal(i));
    set(own, TotalClue.RECKONED_FROM, total && isReckonedFrom(i));
    set(own, TotalClue.BELOW_PAYMENT, isBelowPayment(i));
    set(own, TotalClue.ABOVE_TAXES, isAboveTaxes(i));
    double[] heights = numbers.stream().mapToDouble(n -> n.box().height()).sorted().toArray();
    own.put(TotalClue.HEIGHT,
        Math.clamp(Math.log(number.box().height() / heights[heights.length / 2]), -1, 1));
    int right = numbers.stream().mapToInt(n -> n.box().right()).max().orElseThrow();
    set(own, TotalClue.RIGHTMOST, Column.endsAt(number.box(), right));
    set(own, TotalClue.LAST_IN_COLUMN, IntStream.range(i + 1, numbers.size())
        .noneMatch(j -> !amounts.get(j).isEmpty() && Column.isAbove(number.box(), numbers.get(j).box())));
    own.put(TotalClue.LOW, (i + 1.0) / numbers.size());
    String text = number.print().text();
    set(own, TotalClue.PERCENT, text.matches(".*[%@].*"));
    set(own, TotalClue.MIXED, text.matches(".*([0-9]\\s?[\\p{L}:/]|[xX]\\s?[0-9]).*"));
    set(own, TotalClue.LONG, text.chars().filter(Character::isDigit).count() > LONGEST);
    own.put(TotalClue.HAND, number.hand());
    own.put(TotalClue.HAND_AMONG_PRINT,
        number.hand() * (1 - numbers.stream().mapToDouble(BoxReading::hand).average().orElseThrow()));
    set(own, TotalClue.DOUBTED, number.unread().isPresent());
    return own;
  }

  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count();
  }

  private boolean isAboveTotal(int total) {
    for (int i = total + 1; i < numbers.size() && !isAny(i, PAID); i++) {
      if (is(i, Label.TOTAL)) {
        return true;
      }
    }
    return false;
  }

  /** Whether another total stands below one, with something between that was added or taken off; read or not. */
  private boolean isReckonedFrom(int total) {
    boolean changed = false;
    for (int i = total + 1; i < numbers.size() && !isAny(i, PAID); i++) {
      if (changed && is(i, Label.TOTAL)) {
        return true;
      }
      changed |= isAny(i, CHANGES);
    }
    return false;
  }

  /** Whether another number stands right of it in its row: it is a rate or a count that belongs to the label. */
  private boolean isBeforeTotal(int total) {
    PixelBox box = numbers.get(total).box();
    return IntStream.range(0, numbers.size()).anyMatch(i -> {
      PixelBox other = numbers.get(i).box();
      return other.x() >= box.right() && is(i, Label.TOTAL) && !amounts.get(i).isEmpty()
          && other.overlapY(box) > SAME_ROW * Math.min(other.height(), box.height());
    });
  }

  /** Whether it stands below what was paid with or given back, as totals of taxes do. */
  private boolean isBelowPayment(int total) {
    return IntStream.range(0, total)
        .filter(i -> isAny(i, PAID))
        .anyMatch(i -> amounts.get(i).stream().limit(1).anyMatch(TotalCandidates::showsCents));
  }

  private boolean isAboveTaxes(int total) {
    return IntStream.range(total + 1, numbers.size()).anyMatch(i -> is(i, Label.TAX));
  }

  /** Numbers in the head of a bill are longer than its amounts, but have no cents. */
  private static boolean showsCents(Amount amount) {
    return amount.text().matches(".*[0-9][.,][0-9]{2}[^0-9]*");
  }

  private void addAmounts(int i, Map<Long, Double> closings) {
    // What is no number at all, such as a signature, is no misread total either.
    double rest = 1 - numbers.get(i).line().none();
    List<Integer> column = column(i);
    for (Amount amount : amounts.get(i)) {
      rest -= amount.probability();
      if (amount.minor() > 0) {
        Map<TotalClue, Double> own = new EnumMap<>(clues.get(i));
        value(own, i, amount, column);
        double adds = closings.getOrDefault(amount.minor(), 0.0)
            / Math.max(LEAST_PROBABILITY, amount.probability());
        own.put(TotalClue.ADDS_UP, Math.min(MOST_SUMS, Math.log1p(adds)));
        all.add(new TotalCandidate(i, amount.minor(), amount.probability(), own));
      }
    }
    if (rest > 0) {
      all.add(new TotalCandidate(i, TotalCandidate.OTHER, rest, clues.get(i)));
    }
  }

  /** How much speaks for each value of a number as a sum of what stands above it in its column, or of what is labelled above it. */
  private Map<Long, Double> closings(int number) {
    Map<Long, Double> weights = new HashMap<>();
    List<Integer> column = column(number);
    addClosings(column, weights);
    if (is(number, Label.TOTAL)) {
      List<Integer> labelled = new ArrayList<>(IntStream.range(0, number)
          .filter(i -> isAny(i, TERMS) && !amounts.get(i).isEmpty())
          .boxed()
          .toList());
      labelled.add(number);
      if (labelled.size() > 2 && !labelled.equals(column)) {
        addClosings(labelled, weights);
      }
    }
    return weights;
  }

  private void addClosings(List<Integer> rows, Map<Long, Double> weights) {
    int last = rows.size() - 1;
    Map<Long, Double> own = new HashMap<>();
    for (Closing closing : Arithmetic.closings(rows.stream().map(this::terms).toList(), whole)) {
      if (closing.total() == last) {
        own.merge(closing.value(), closing.weight(), Double::sum);
        if (closing.weight() > 1 && is(rows.get(last), Label.TOTAL)) {
          for (int row : closing.rows()) {
            if (row != last) {
              set(clues.get(rows.get(row)), TotalClue.TERM_OF_TOTAL, true);
            }
          }
        }
      }
    }
    own.forEach((value, weight) -> weights.merge(value, weight, Math::max));
  }

  private void value(Map<TotalClue, Double> own, int i, Amount amount, List<Integer> column) {
    boolean shown = showsCents(amount) || numbers.get(i).cents().isPresent();
    set(own, TotalClue.CENTS, shown);
    set(own, TotalClue.CENTS_LACKING,
        !shown && numbers.stream().anyMatch(other -> other.showsCents() && other.left().isPresent()));
    List<Amount> larger = column.stream()
        .filter(j -> j != i)
        .flatMap(j -> amounts.get(j).stream().limit(1))
        .filter(one -> one.probability() > 0.5 && one.minor() > amount.minor() && showsCents(one))
        .toList();
    boolean reduced = IntStream.range(0, i).anyMatch(j -> is(j, Label.DISCOUNT) || is(j, Label.ADVANCE));
    boolean rounded = larger.stream().allMatch(one -> one.minor() - amount.minor() <= ROUNDED);
    set(own, TotalClue.BELOW_LARGER, !larger.isEmpty() && !rounded && !reduced);
    set(own, TotalClue.ROUNDED, !larger.isEmpty() && rounded);
    for (int j = 0; j < numbers.size(); j++) {
      if (j != i && numbers.get(j).box().overlapY(numbers.get(i).box()) == 0) {
        TotalClue kind = isAny(j, PAID)
            ? TotalClue.PAID
            : numbers.get(j).hand() > 0.5 ? TotalClue.AGAIN_BY_HAND : TotalClue.AGAIN_IN_PRINT;
        own.merge(kind, share(j, amount.minor()), Math::max);
      }
    }
  }

  /** How likely a number says a value. */
  private double share(int number, long minor) {
    return amounts.get(number)
        .stream()
        .filter(a -> a.minor() == minor)
        .mapToDouble(Amount::probability)
        .sum();
  }

  /** The numbers above one that stand in its column, and itself. */
  private List<Integer> column(int number) {
    PixelBox box = numbers.get(number).box();
    List<Integer> above = IntStream.range(0, number)
        .filter(i -> Column.isAbove(numbers.get(i).box(), box) && !amounts.get(i).isEmpty()
            && !isAny(i, NO_TERMS))
        .boxed()
        .toList();
    List<Integer> column = new ArrayList<>(
        above.subList(Math.max(0, above.size() - MOST_ROWS), above.size()));
    column.add(number);
    return column;
  }

  private List<Amount> terms(int number) {
    List<Amount> terms = new ArrayList<>(amounts.get(number));
    double none = 1 - terms.stream().mapToDouble(Amount::probability).sum();
    if (none >= LEAST_NUMBER) {
      terms.addFirst(Amount.none(none));
    }
    return terms;
  }
}
