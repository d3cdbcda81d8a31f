package dev.tally.reader.receipt;

import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.field.InkColour;
import dev.tally.reader.field.Look;
import dev.tally.reader.field.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What speaks against a sum that closes, each as a sentence for a person. */
final class Doubts {
  /** A reading this likely by itself is sure; a sum that needs another one is named, not believed. */
  private static final double SURE_ALONE = 0.9;
  /** Inks further apart than this are told apart by their colour; print differs from itself by up to 0.05. */
  private static final double DISTINCT = 0.08;

  /** A row of which cents are less likely than this, against 1 for none, can hide none: it is too short, or a dash says so. */
  private static final double HIDDEN = 0.05;
  /** What such a row, and what a row with cents, says at most about all; the first may be misread, the second a speck of dirt. */
  private static final double LEAST_ODDS = 0.2;
  private static final double MOST_ODDS = 12;
  /** No total is so many times one of its parts, but a word read as digits may be. */
  private static final long MOST_TIMES = 1000;
  /** What a sum must weigh, against 1 for none, for each row that is read otherwise beyond those that it may repair. */
  private static final double REPAIR = 30;
  /** How much a sum by another repair may weigh: no more than one answer in 200 is to be wrong. */
  private static final double TWIN = 1 / 200.0;

  private final Notation notation;
  private final List<Row> rows;
  private final List<List<Amount>> amounts;

  /**
   * @param rows from top to bottom
   * @param amounts of each row, without knowing the writer's habit
   */
  Doubts(Notation notation, List<Row> rows, List<List<Amount>> amounts) {
    this.notation = notation;
    this.rows = rows;
    this.amounts = amounts;
  }

  /** Cents that the sum may lack. */
  Optional<String> ofCents(Closing closing) {
    return losesCents(closing).or(() -> lacksCents(closing));
  }

  /** Rows that the sum needs to be read otherwise than they look. */
  Optional<String> ofReadings(Closing closing) {
    return overridden(closing).or(() -> repaired(closing));
  }

  /** Two or more rows above one another that are all read surely, the last of which is not the sum of the others. */
  Optional<String> mismatch(int last) {
    int first = last;
    while (first >= 0 && !amounts.get(first).isEmpty()
        && amounts.get(first).getFirst().probability() >= SURE_ALONE) {
      first--;
    }
    if (last - first < 3) {
      return Optional.empty();
    }
    List<Long> values = amounts.subList(first + 1, last + 1)
        .stream()
        .map(row -> row.getFirst().minor())
        .toList();
    return Optional.of(sum(values.subList(0, values.size() - 1), notation) + " is not "
        + plain(values.getLast()) + ", though each is read surely");
  }

  /**
   * Cents that rows seem to have by themselves, where the sum is right only without them, or with them as whole units. Items whose cents
   * or points were lost in the same way add up just as well, so such a sum proves nothing about them; a total with cents does. Against
   * cents speak only rows that cannot hide any, such as {@code 49} and {@code 120-}; not those whose point may be lost.
   */
  private Optional<String> losesCents(Closing closing) {
    if (closing.value() % notation.whole() != 0) {
      return Optional.empty();
    }
    double evidence = 0;
    double most = 0;
    int likeliest = closing.total();
    for (int row : closing.rows()) {
      double odds = cents(row, closing.written(row));
      evidence += odds > 1 ? Math.log(Math.min(odds, MOST_ODDS)) : odds < HIDDEN ? Math.log(LEAST_ODDS) : 0;
      if (odds > most) {
        most = odds;
        likeliest = row;
      }
    }
    return most > 1 && (evidence > 0 || likeliest == closing.total())
        ? Optional
            .of("the sum is right only without the cents that row " + (likeliest + 1) + " seems to have")
        : Optional.empty();
  }

  /**
   * How much likelier a row is a whole value with cents than without: with some behind it, or with its last digits for them. 0 where the
   * value is not whole.
   */
  private double cents(int row, long value) {
    long whole = notation.whole();
    if (value % whole != 0) {
      return 0;
    }
    double cents = 0;
    double itself = 0;
    for (Amount amount : amounts.get(row)) {
      long minor = amount.minor();
      if (minor == value) {
        itself += amount.probability();
      } else if (minor / whole == value / whole || minor * whole == value) {
        cents += amount.probability();
      }
    }
    return itself > 0 ? cents / itself : cents > 0 ? Double.POSITIVE_INFINITY : 0;
  }

  /** A row outside the sum that has cents where none of the sum's rows has any: their points may all be lost. */
  private Optional<String> lacksCents(Closing closing) {
    if (closing.values().stream().anyMatch(value -> value % notation.whole() != 0)) {
      return Optional.empty();
    }
    return IntStream.range(0, rows.size())
        .filter(row -> row < closing.first() || row > closing.total())
        .filter(row -> Verdict.isNumber(amounts.get(row)) && isWritten(row, closing)
            && amounts.get(row).getFirst().minor() % notation.whole() != 0)
        .mapToObj(row -> "row " + (row + 1) + " has cents, but none that adds up has any")
        .findFirst();
  }

  /** A row whose digits are read surely, but otherwise than the sum needs. */
  private Optional<String> overridden(Closing closing) {
    return Arrays.stream(closing.rows())
        .filter(row -> isOverridden(row, closing))
        .mapToObj(row -> check(closing, row))
        .findFirst();
  }

  /** Which numbers a person should look at again, and what they would have to be. */
  private String check(Closing closing, int... rows) {
    return "check "
        + Arrays.stream(rows)
            .mapToObj(row -> plain(amounts.get(row).getFirst().minor()))
            .collect(Collectors.joining(" and "))
        + ": with "
        + Arrays.stream(rows)
            .mapToObj(row -> plain(closing.written(row)))
            .collect(Collectors.joining(" and "))
        + " the sum would be right";
  }

  /** Whether a row of the sum is one. */
  boolean isOverridden(int row, Closing closing) {
    Amount alone = amounts.get(row).getFirst();
    return hasOtherDigits(alone.minor(), closing.written(row)) && alone.probability() >= SURE_ALONE;
  }

  /**
   * More rows that had to be read otherwise than there are sums, unless the sum's weight makes up for it: among so many readings some
   * sum closes by chance. Where the total itself is one of them nothing makes up for it.
   */
  private Optional<String> repaired(Closing closing) {
    int[] repaired = Arrays.stream(closing.rows()).filter(row -> isRepaired(row, closing)).toArray();
    int repairs = repaired.length;
    double needed = isRepaired(closing.total(), closing) && repairs > closing.checks()
        ? Double.POSITIVE_INFINITY
        : Math.pow(REPAIR, repairs - closing.checks());
    return closing.weight() >= needed ? Optional.empty() : Optional.of(check(closing, repaired));
  }

  /** Another total that the same rows come to with no more of them read otherwise: which one was misread cannot be told. */
  Optional<String> ambiguous(Closing closing, List<Closing> closings) {
    int repairs = repairs(closing);
    if (repairs == 0) {
      return Optional.empty();
    }
    return closings.stream()
        .filter(other -> other.first() == closing.first() && other.subtotal() == closing.subtotal()
            && other.total() == closing.total())
        .filter(other -> hasOtherDigits(other.value(), closing.value()) && repairs(other) <= repairs
            && other.weight() >= TWIN * closing.weight())
        .map(other -> "by another repair the sum would be " + plain(other.value()))
        .findFirst()
        .or(() -> leftOut(closing));
  }

  /** A row without which the sum is what the total looks like: a stroke or a word may have been taken for an amount. */
  private Optional<String> leftOut(Closing closing) {
    if (!isRepaired(closing.total(), closing)) {
      return Optional.empty();
    }
    long looks = amounts.get(closing.total()).getFirst().minor();
    int from = closing.subtotal() < closing.total() ? closing.subtotal() + 1 : closing.first();
    return IntStream.range(from, closing.total())
        .filter(row -> closing.adds(row)
            && closing.value() - closing.values().get(row - closing.first()) == looks)
        .mapToObj(
            row -> "without row " + (row + 1) + " the sum would be " + plain(looks) + ", as the total looks")
        .findFirst();
  }

  private int repairs(Closing closing) {
    return (int) Arrays.stream(closing.rows()).filter(row -> isRepaired(row, closing)).count();
  }

  /** Whether a row has to be read with other digits than it looks, or without cents where the total has some. */
  private boolean isRepaired(int row, Closing closing) {
    long looks = amounts.get(row).getFirst().minor();
    long written = closing.written(row);
    boolean dropped = closing.value() % notation.whole() != 0 && written % notation.whole() == 0
        && looks % notation.whole() != 0 && looks * notation.whole() != written;
    return dropped || hasOtherDigits(looks, written);
  }

  /** Whether two amounts differ in more than where the cents begin and whether there are any. */
  private boolean hasOtherDigits(long one, long other) {
    long whole = notation.whole();
    boolean sameWhole = one / whole == other / whole && (one % whole == 0 || other % whole == 0);
    return one != other && !sameWhole && one * whole != other && one != other * whole;
  }

  /** A number that is written below what adds up, so that the sum may be a subtotal. */
  Optional<String> below(Closing closing) {
    return IntStream.range(closing.total() + 1, rows.size()).anyMatch(row -> isWritten(row, closing))
        ? Optional.of("the amounts add up, but what is written below them was not read")
        : Optional.empty();
  }

  /**
   * Whether a row is the pen's: of the colour of the rows that add up, rather than of the print's. Where pen and print are of one
   * colour, whether it is a number that the bill may come to, even with its point lost.
   */
  private boolean isWritten(int row, Closing closing) {
    InkColour pen = rows.get(closing.total()).look().colour();
    Look look = rows.get(row).look();
    if (pen.distance(look.print()) < DISTINCT) {
      return Verdict.isNumber(amounts.get(row))
          && amounts.get(row).getFirst().minor() / MOST_TIMES <= closing.value();
    }
    return look.colour().distance(pen) < look.tint();
  }

  private String plain(long minor) {
    return Amount.plain(minor, notation.decimals());
  }

  /** Terms as a person writes a sum, without those that are 0. */
  static String sum(List<Long> values, Notation notation) {
    StringBuilder text = new StringBuilder();
    for (long value : values.stream().filter(value -> value != 0).toList()) {
      text.append(text.isEmpty() ? "" : value < 0 ? " - " : " + ")
          .append(Amount.plain(Math.abs(value), notation.decimals()));
    }
    return text.toString();
  }
}
