package dev.tally.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExpenseCsvTest {
  private static final String ALPHABET = ";,|:\"'=+-@＝＋－＠ \t\nx1\u200B\uFEFF\u202E\u00AD\u00A0";
  private static final Pattern FORMULA = Pattern.compile("(?s)[\\s\\p{Z}\\p{Cf}\"]*[=+\\-@＝＋－＠].*");

  private static Expense expense(String merchant) {
    return new Expense("0190", "me", Expense.Status.DRAFT, Optional.of(1250L),
        Optional.of(Currency.getInstance("EUR")), Optional.of(LocalDate.of(2026, 11, 20)), Optional.empty(),
        Optional.of(merchant), Optional.empty(), Optional.empty(), Optional.empty(), false, Instant.EPOCH,
        Instant.EPOCH, Optional.empty(), 1);
  }

  /** As spreadsheets cut it: a cell is quoted only if it begins with a quotation mark; elsewhere those are letters. */
  private static List<String> cells(String text, char delimiter) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (begins && c == '"') {
        quoted = true;
        begins = false;
      } else if (quoted && c == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
        cells.add(cell.toString());
        cell.setLength(0);
        begins = true;
      } else {
        cell.append(c);
        begins = false;
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static void assertNoFormula(String merchant) {
    for (ExpenseCsv csv : List.of(ExpenseCsv.PLAIN, new ExpenseCsv(';', ','), new ExpenseCsv('\t', '.'))) {
      String line = csv.line(expense(merchant));
      for (char delimiter : new char[] {',', ';', '\t', '|', ':'}) {
        for (String cell : cells(line, delimiter)) {
          assertFalse(FORMULA.matcher(cell).matches(),
              () -> "cut at " + delimiter + " of " + line + " comes " + cell);
        }
      }
    }
  }

  @Test
  void nowhereAFormulaBegins() {
    for (String merchant : List.of("x;=HYPERLINK(\"http://127.0.0.1\",\"x\")", "=1", "\u200B=1", "\uFEFF+1",
        " =1", "x,=1", "x\t=1", "x\n=1", "x;\"=1", "x; \u202E@SUM(A1)", "x\";=1", "＝1", "x;\u00A0-1")) {
      assertNoFormula(merchant);
    }
    Random random = new Random(8);
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      assertNoFormula(text.toString());
    }
  }

  @Test
  void whatIsVisibleAndNoFormulaStaysAsItIs() {
    String line = ExpenseCsv.PLAIN.line(expense("Müller & Söhne; \"Zum Hirsch\", 50-52, a=b, 7 - 9\nHof 🧾"));
    assertTrue(line.contains("\"Müller & Söhne; \"\"Zum Hirsch\"\", 50-52, a=b, 7 - 9\nHof 🧾\""), line);
    assertEquals("12,50", cells(new ExpenseCsv(';', ',').line(expense("x")), ';').get(3));
  }
}
