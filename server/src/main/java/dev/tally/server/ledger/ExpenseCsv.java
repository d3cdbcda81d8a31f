package dev.tally.server.ledger;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Expenses as CSV (RFC 4180), safe to open in a spreadsheet: merchants' names come from anybody (OWASP, CSV injection).
 *
 * <p>Where lists are separated by semicolons, a spreadsheet cuts lines at those, inside of quotation marks, too, if the cell does not begin
 * with one. So what would be a formula is made text not only at the beginning of a cell but after anything that may end one.
 *
 * @param delimiter between cells
 * @param decimalPoint of amounts
 */
public record ExpenseCsv(char delimiter, char decimalPoint) {
  private static final List<String> COLUMNS = List.of("id", "status", "date", "amount", "currency",
      "category", "merchant", "note", "created");
  private static final String LINE_END = "\r\n";
  /** Format characters, such as those of no width: before a formula they hide it from whoever looks for one. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}\\p{Co}\\p{Cn}&&[^\\n\\t]]");
  /** Spreadsheets of East Asia take the wide forms, too. */
  private static final Pattern FORMULA = Pattern.compile("(^|[;,|:\\t\\n])([\\s\\p{Z}\"]*)(?=[=+\\-@＝＋－＠])");

  /** As programs read it: commas, points. */
  public static final ExpenseCsv PLAIN = new ExpenseCsv(',', '.');

  /** The first line. */
  public String header() {
    return COLUMNS.stream().collect(Collectors.joining(Character.toString(delimiter), "", LINE_END));
  }

  public String line(Expense expense) {
    return Stream
        .concat(
            Stream.of(expense.id(), expense.status().label(), text(expense.text(Field.DATE)),
                text(expense.amount()).replace('.', decimalPoint), text(expense.text(Field.CURRENCY))),
            Stream.concat(Stream.of(expense.category(), expense.merchant(), expense.note())
                .map(ExpenseCsv::text)
                .map(ExpenseCsv::quoted), Stream.of(expense.createdAt().toString())))
        .collect(Collectors.joining(Character.toString(delimiter), "", LINE_END));
  }

  private static String text(Optional<String> value) {
    return value.orElse("");
  }

  private static String quoted(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll("");
    return '"' + FORMULA.matcher(visible).replaceAll("$1$2'").replace("\"", "\"\"") + '"';
  }
}
