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
import java.util.List;
import java.util.Optional;

/**
 * The total that a hand wrote onto a printed receipt. It is answered only where the print confirms it: as the sum of a printed amount and
 * the tip that is written above it, or as a printed amount once more, such as one that was copied and circled.
 *
 * <p>Weighed by Bayes' rule as in {@link Arithmetic}: that a number read wrong should agree with the print by chance is as unlikely
 * as hitting one of as many printed amounts among all values that it could have.
 */
final class WrittenTotal implements TotalWay {
  /** That a written total is a printed one once more, and that it is one with a tip; against that print does not help. */
  private static final double REPEATS = 0.35;
  private static final double WITH_TIP = 0.35;
  /** The share of all that is weighed which must be proofs of the total: more than of sums, as print repeats what is no total. */
  private static final double LEAST_PROVED = 0.8;
  /** What is less likely an amount is a word: more than in a column, where a form says that amounts stand there. */
  private static final double LEAST_NUMBER = 0.2;
  private static final int NO_TIP = -1;

  /** A way in which print confirms the total in a row: with the tip in another, if any, added to a printed base. */
  private record Printed(int total, long value, int tip, long base, double weight) implements Proof {}

  private final Page page;
  private final Notation notation;
  private final Candidates candidates;
  private final double sure;
  private final List<ColumnRow> written;
  private final PrintedAmounts printed;
  private final Proofs<Printed> proofs;
  private final Reading total;

  /** Rows from top to bottom. */
  WrittenTotal(Page page, Notation notation, List<RowReading> written, PrintedAmounts printed, double sure) {
    this.page = page;
    this.notation = notation;
    this.candidates = new Candidates(notation);
    this.sure = sure;
    this.written = written.stream()
        .filter(row -> !row.isStroke())
        .map(ColumnRow::of)
        .filter(row -> row.form().isPresent() || row.probability() >= LEAST_NUMBER)
        .toList();
    this.printed = printed;
    this.proofs = new Proofs<>(proofs());
    this.total = judge();
  }

  private List<Printed> proofs() {
    List<Printed> found = new ArrayList<>();
    for (int row = 0; row < written.size(); row++) {
      for (Amount amount : written.get(row).amounts()) {
        if (amount.minor() > 0) {
          addProofs(row, amount, found);
        }
      }
    }
    return found;
  }

  private void addProofs(int row, Amount amount, List<Printed> found) {
    double values = values(amount.minor()) / written.size();
    double once = printed.share(amount.minor());
    if (once > 0) {
      found.add(new Printed(row, amount.minor(), NO_TIP, amount.minor(),
          REPEATS * amount.probability() * once * Math.max(1, values / printed.asOften(amount.minor()))));
    }
    for (int tip = 0; tip < row; tip++) {
      for (Amount extra : written.get(tip).amounts()) {
        double base = printed.share(amount.minor() - extra.minor());
        if (base > 0 && extra.minor() > 0) {
          double tries = printed.count() * row;
          found.add(new Printed(row, amount.minor(), tip, amount.minor() - extra.minor(),
              WITH_TIP * amount.probability() * extra.probability() * base * Math.max(1, values / tries)));
        }
      }
    }
  }

  /**
   * How many values the digits of a total could have had. Zeros at the end do not count: they are the same digits with another point,
   * which hand and print may both have lost.
   */
  private double values(long minor) {
    long digits = minor;
    while (digits % notation.whole() == 0 && notation.whole() > 1) {
      digits /= notation.whole();
    }
    return digits / 2.0;
  }

  /** Where the total stands: where it is confirmed best, else the lowest number that may be an amount; below 0 where none may. */
  private int totalRow() {
    if (!proofs.isEmpty()) {
      return proofs.best().total;
    }
    int last = written.size() - 1;
    while (last >= 0 && written.get(last).form().isPresent()) {
      last--;
    }
    return last;
  }

  private Reading judge() {
    if (totalRow() < 0) {
      return new Reading.Unreadable(Code.NO_AMOUNT, "no handwritten amounts were found");
    }
    ColumnRow row = written.get(totalRow());
    List<Candidate> likeliest = candidates.of(proofs.shares(this::isOfTotal, row.amounts()),
        _ -> row.amounts());
    return Candidates.reading(likeliest, page.inPhoto(row.box()), doubt(likeliest.getFirst()));
  }

  private boolean isOfTotal(Printed proof) {
    return proof.total == totalRow();
  }

  private Optional<Reason> doubt(Candidate likeliest) {
    if (!isProved(likeliest) || likeliest.confidence() < sure) {
      return Optional
          .of(new Reason(Code.NOT_CONFIRMED, "a hand wrote this, but nothing printed confirms it"));
    }
    return printed.mayBeginWithSign(proofs.best().value)
        ? Optional.of(
            new Reason(Code.CURRENCY_SIGN, "its first digit may be a currency sign, as on what is printed"))
        : Optional.empty();
  }

  /** Whether it is the print rather than its own clearness that makes a total likely. */
  private boolean isProved(Candidate likeliest) {
    return proofs.weight(proof -> isOfTotal(proof) && isSaid(proof, likeliest)) >= LEAST_PROVED
        * proofs.weight() && isSaid(proofs.best(), likeliest);
  }

  private boolean isSaid(Printed proof, Candidate candidate) {
    return notation.plain(proof.value).equals(candidate.value());
  }

  @Override
  public Reading total() {
    return total;
  }

  @Override
  public List<Field> fields() {
    Optional<Reading.Read> read = Optional.of(total)
        .filter(Reading.Read.class::isInstance)
        .map(Reading.Read.class::cast);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      ColumnRow row = written.get(i);
      Box box = page.inPhoto(row.box());
      if (i == totalRow()) {
        fields.add(new Field(Kind.TOTAL, read.map(Reading.Read::confidence).orElse(0.5), total, box));
      } else if (read.isPresent() && proofs.best().tip == i) {
        fields.add(tip(row, read.get().confidence(), box));
      } else {
        fields.add(row.form().map(form -> form.field(box)).orElseGet(() -> unconfirmed(row, box)));
      }
    }
    return fields;
  }

  private Field tip(ColumnRow row, double confidence, Box box) {
    Candidate tip = candidates.of(proofs.best().value - proofs.best().base, row.amounts(), confidence);
    return new Field(Kind.TIP, confidence, new Reading.Read(tip, List.of(), box, List.of()), box);
  }

  private Field unconfirmed(ColumnRow row, Box box) {
    return new Field(Kind.UNKNOWN, 0.5, new Reading.Unsure(candidates.of(row.amounts()),
        new Reason(Code.NOT_CONFIRMED, "nothing confirms it"), box, List.of()), box);
  }

  @Override
  public List<String> because() {
    if (!(total instanceof Reading.Read)) {
      return List.of();
    }
    Printed proof = proofs.best();
    String value = notation.plain(proof.value);
    String base = notation.plain(proof.base);
    return List.of(proof.tip == NO_TIP
        ? value + " is printed on the receipt as well"
        : base + " is printed on the receipt, and " + base + " + " + notation.plain(proof.value - proof.base)
            + " = " + value);
  }
}
