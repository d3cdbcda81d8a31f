package dev.tally.server.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expenses as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it: merchants' names come
 * from anybody (OWASP, CSV injection).
 */
public final class ExpenseCsv {
  /** The first line. */
  public static final String HEADER = "id,status,date,amount,currency,category,merchant,note,created\r\n";
  /** Spreadsheets of East Asia take the wide forms, too. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private ExpenseCsv() {}

  public static String line(Expense expense) {
    return Stream
        .concat(
            Stream.of(expense.id(), expense.status().label(), text(expense.text(Field.DATE)),
                text(expense.amount()), text(expense.text(Field.CURRENCY))),
            Stream.concat(List.of(expense.category(), expense.merchant(), expense.note())
                .stream()
                .map(ExpenseCsv::text)
                .map(ExpenseCsv::quoted), Stream.of(expense.createdAt().toString())))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String text(Optional<String> value) {
    return value.orElse("");
  }

  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
