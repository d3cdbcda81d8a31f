package dev.tally.reader.receipt;

import dev.tally.reader.Box;
import dev.tally.reader.Reading;
import dev.tally.reader.Reading.Candidate;
import dev.tally.reader.amount.Amount;
import dev.tally.reader.amount.Notation;
import dev.tally.reader.page.Page;
import dev.tally.reader.receipt.Receipt.Field;
import dev.tally.reader.receipt.Receipt.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The total that a hand wrote onto a printed receipt. It is answered only where the print confirms it: as the sum of a printed amount and
 * the tip that is written above it, or as a printed amount once more, such as one that was copied and circled.
 *
 * <p>Weighed by Bayes' rule as in {@link Arithmetic}: that a number read wrong should agree with the print by chance is as unlikely
 * as hitting one of as many printed amounts among all values that it could have.
 */
final class WrittenTotal {
  private static final int CANDIDATES = 5;
  /** That a written total is a printed one once more, and that it is one with a tip; against that print does not help. */
  private static final double REPEATS = 0.35;
  private static final double WITH_TIP = 0.35;
  private static final double NOT_HELPFUL = 0.3;
  /** The share of all that is weighed which must be proofs of the total. */
  private static final double LEAST_PROVED = 0.8;
  /** What is less likely an amount than this by itself is no number but a word. */
  private static final double LEAST_NUMBER = 0.2;
  private static final int NO_TIP = -1;

  /** A way in which print confirms the total in a row: with the tip in another, if any, added to a printed base. */
  private record Proof(int row, long total, int tip, long base, double weight) {}

  private final Page page;
  private final Notation notation;
  private final double sure;
  private final List<RowReading> written;
  private final PrintedAmounts printed;
  private final List<Proof> proofs = new ArrayList<>();

  /** Rows from top to bottom. */
  WrittenTotal(Page page, Notation notation, List<RowReading> written, PrintedAmounts printed, double sure) {
    this.page = page;
    this.notation = notation;
    this.sure = sure;
    this.written = written.stream().filter(WrittenTotal::isNumber).toList();
    this.printed = printed;
    for (int row = 0; row < this.written.size(); row++) {
      for (Amount total : this.written.get(row).amounts()) {
        if (total.minor() > 0) {
          findProofs(row, total);
        }
      }
    }
    proofs.sort(Comparator.comparingDouble(Proof::weight).reversed());
  }

  private static boolean isNumber(RowReading row) {
    List<Amount> amounts = row.amounts();
    return !row.isStroke() && (row.identity().isPresent()
        || (!amounts.isEmpty() && amounts.getFirst().probability() >= LEAST_NUMBER));
  }

  private void findProofs(int row, Amount total) {
    double values = values(total.minor()) / written.size();
    double once = printed.share(total.minor());
    if (once > 0) {
      proofs.add(new Proof(row, total.minor(), NO_TIP, total.minor(),
          REPEATS * total.probability() * once * Math.max(1, values / printed.asOften(total.minor()))));
    }
    for (int tip = 0; tip < row; tip++) {
      for (Amount extra : written.get(tip).amounts()) {
        double base = printed.share(total.minor() - extra.minor());
        if (base > 0 && extra.minor() > 0) {
          double tries = printed.count() * row;
          proofs.add(new Proof(row, total.minor(), tip, total.minor() - extra.minor(),
              WITH_TIP * total.probability() * extra.probability() * base * Math.max(1, values / tries)));
        }
      }
    }
  }

  /** Where the total stands: where it is confirmed best, else the lowest number that may be an amount; below 0 where none may. */
  private int totalRow() {
    if (!proofs.isEmpty()) {
      return proofs.getFirst().row;
    }
    int last = written.size() - 1;
    while (last >= 0 && written.get(last).identity().isPresent()) {
      last--;
    }
    return last;
  }

  /**
   * How many values the digits of a total could have had. Zeros at the end do not count: they are the same digits with another point,
   * which hand and print may both have lost.
   */
  private double values(long total) {
    long digits = total;
    while (digits % notation.whole() == 0 && notation.whole() > 1) {
      digits /= notation.whole();
    }
    return digits / 2.0;
  }

  Reading total() {
    if (totalRow() < 0) {
      return new Reading.Unreadable("no handwritten amounts were found");
    }
    Map<Long, Double> mass = new LinkedHashMap<>();
    proofs.stream()
        .filter(proof -> proof.row == totalRow())
        .forEach(proof -> mass.merge(proof.total, proof.weight, Double::sum));
    double all = NOT_HELPFUL + proofs.stream().mapToDouble(Proof::weight).sum();
    written.get(totalRow())
        .amounts()
        .forEach(amount -> mass.merge(amount.minor(), NOT_HELPFUL * amount.probability(), Double::sum));
    List<Candidate> candidates = mass.entrySet()
        .stream()
        .sorted(Map.Entry.<Long, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .map(entry -> candidate(entry.getKey(), entry.getValue() / all))
        .toList();
    Box box = page.inPhoto(written.get(totalRow()).row().box());
    boolean proved = isProved(candidates.getFirst(), all) && candidates.getFirst().confidence() >= sure;
    if (proved && printed.mayBeginWithSign(proofs.getFirst().total)) {
      return new Reading.Unsure(candidates, "its first digit may be a currency sign, as on what is printed",
          box, List.of());
    }
    if (proved) {
      return new Reading.Read(candidates.getFirst(), candidates.subList(1, candidates.size()), box,
          List.of());
    }
    return new Reading.Unsure(candidates, "a hand wrote this, but nothing printed confirms it", box,
        List.of());
  }

  /** Whether it is the print rather than its own clearness that makes a total likely. */
  private boolean isProved(Candidate candidate, double all) {
    double proved = proofs.stream()
        .filter(proof -> proof.row == totalRow() && plain(proof.total).equals(candidate.value()))
        .mapToDouble(Proof::weight)
        .sum();
    return proved >= LEAST_PROVED * all && plain(proofs.getFirst().total).equals(candidate.value());
  }

  private Candidate candidate(long minor, double confidence) {
    String text = written.get(totalRow())
        .amounts()
        .stream()
        .filter(amount -> amount.minor() == minor)
        .map(Amount::text)
        .findFirst()
        .orElse(plain(minor));
    return new Candidate(plain(minor), text, confidence);
  }

  private String plain(long minor) {
    return Amount.plain(minor, notation.decimals());
  }

  List<Field> fields() {
    Reading total = total();
    boolean isSure = total instanceof Reading.Read;
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      int row = i;
      Box box = page.inPhoto(written.get(i).row().box());
      if (i == totalRow()) {
        fields.add(new Field(Kind.TOTAL, isSure ? confidence(total) : 0.5, total, box));
      } else if (isSure && proofs.getFirst().tip == i) {
        fields.add(new Field(Kind.TIP, confidence(total), tip(own(i), box, confidence(total)), box));
      } else {
        fields.add(written.get(i)
            .identity()
            .map(identity -> identity.field(box))
            .orElseGet(() -> unconfirmed(row, box)));
      }
    }
    return fields;
  }

  private Field unconfirmed(int row, Box box) {
    return new Field(Kind.UNKNOWN, 0.5, new Reading.Unsure(own(row), "nothing confirms it", box, List.of()),
        box);
  }

  private List<Candidate> own(int row) {
    return written.get(row)
        .amounts()
        .stream()
        .limit(CANDIDATES)
        .map(amount -> new Candidate(plain(amount.minor()), amount.text(), amount.probability()))
        .toList();
  }

  private Reading tip(List<Candidate> own, Box box, double confidence) {
    String value = plain(proofs.getFirst().total - proofs.getFirst().base);
    String text = own.stream()
        .filter(candidate -> candidate.value().equals(value))
        .map(Candidate::text)
        .findFirst()
        .orElse(value);
    return new Reading.Read(new Candidate(value, text, confidence), List.of(), box, List.of());
  }

  private static double confidence(Reading total) {
    return total instanceof Reading.Read read ? read.confidence() : 0;
  }

  List<String> because() {
    if (!(total() instanceof Reading.Read)) {
      return List.of();
    }
    Proof proof = proofs.getFirst();
    return List.of(proof.tip == NO_TIP
        ? plain(proof.total) + " is printed on the receipt as well"
        : plain(proof.base) + " is printed on the receipt, and " + plain(proof.base) + " + "
            + plain(proof.total - proof.base) + " = " + plain(proof.total));
  }
}
