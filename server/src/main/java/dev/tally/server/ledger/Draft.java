package dev.tally.server.ledger;

import dev.tally.reader.Reading;
import dev.tally.reader.Sha256;
import dev.tally.reader.receipt.Receipt;
import dev.tally.server.reading.Answer;
import dev.tally.server.reading.PerceptualHash;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * A photo that was read, on its way into the ledger.
 *
 * @param photo its file
 * @param sha256 of the file
 * @param hash its {@link PerceptualHash}
 * @param date as surely read in print, from which somebody may change it; likewise the merchant
 */
public record Draft(byte[] photo, String sha256, long hash, Expense.Total read, Optional<Currency> currency,
    Optional<LocalDate> date, Optional<String> merchant) {

  /** Of a photo's file and what was read of it. Takes the file's hash, so not within a transaction. */
  public static Draft of(byte[] photo, Answer answer, Optional<Currency> currency) {
    Optional<Receipt.Head> head = answer.result() instanceof Answer.Result.Fields fields
        ? Optional.of(fields.receipt().head())
        : Optional.empty();
    return new Draft(photo, Sha256.of(photo), answer.hash(), total(answer), currency,
        head.flatMap(h -> sure(h.date())).map(LocalDate::parse).filter(ExpenseRules::isDate),
        head.flatMap(h -> sure(h.merchant())).filter(ExpenseRules::isMerchant));
  }

  private static Optional<String> sure(Reading reading) {
    return reading instanceof Reading.Read read ? Optional.of(read.value()) : Optional.empty();
  }

  private static Expense.Total total(Answer answer) {
    String model = answer.model().name() + " " + answer.model().sha256();
    return switch (answer.reading()) {
      case Reading.Read read -> new Expense.Total("read", Optional.of(read.value()), read.confidence(),
          Optional.of(read.box()), model);
      case Reading.Unsure unsure ->
        new Expense.Total("unsure", Optional.of(unsure.candidates().getFirst().value()),
            unsure.candidates().getFirst().confidence(), Optional.of(unsure.box()), model);
      case Reading.Unreadable _ ->
        new Expense.Total("unreadable", Optional.empty(), 0, Optional.empty(), model);
    };
  }
}
