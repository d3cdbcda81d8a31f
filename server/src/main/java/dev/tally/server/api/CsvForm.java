package dev.tally.server.api;

import dev.tally.server.http.Problem;
import dev.tally.server.ledger.ExpenseCsv;
import io.javalin.http.Context;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * How a client wants its CSV. Excel takes UTF-8 for what it is only where a mark (U+FEFF) begins the file, and cuts lines at whatever the
 * user's country separates lists with: at semicolons where the comma is for decimals. A line {@code sep=;} would tell it that, but then it
 * does not look at the mark any more.
 *
 * @param mark what the file begins with
 */
record CsvForm(String mark, ExpenseCsv csv) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * By {@code excel} (true, false) and {@code delimiter} (comma, semicolon, tab); the latter, for Excel, else by {@code Accept-Language}.
   *
   * @throws Problem 400
   */
  static CsvForm of(Context ctx) {
    boolean excel = switch (Optional.ofNullable(ctx.queryParam("excel")).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.badRequest("excel is true or false.");
    };
    String usual = excel && decimalPoint(ctx) == ',' ? "semicolon" : "comma";
    ExpenseCsv csv = switch (Optional.ofNullable(ctx.queryParam("delimiter")).orElse(usual)) {
      case "comma" -> ExpenseCsv.PLAIN;
      case "tab" -> new ExpenseCsv('\t', excel ? decimalPoint(ctx) : '.');
      // Where semicolons separate, the comma is for decimals: 12.50 would be the 12th of May there.
      case "semicolon" -> new ExpenseCsv(';', ',');
      default -> throw Problem.badRequest("delimiter is comma, semicolon or tab.");
    };
    return new CsvForm(excel ? BYTE_ORDER_MARK : "", csv);
  }

  private static char decimalPoint(Context ctx) {
    String languages = Optional.ofNullable(ctx.header("Accept-Language")).orElse("");
    String first = languages.replaceAll("[,;].*", "").strip();
    return first.isEmpty() || first.equals("*")
        ? '.'
        : DecimalFormatSymbols.getInstance(Locale.forLanguageTag(first)).getDecimalSeparator();
  }
}
