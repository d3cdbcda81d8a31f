package dev.tally.reader.field;

import dev.tally.reader.component.Components;
import dev.tally.reader.field.ColumnFinder.Column;
import dev.tally.reader.image.Picture;
import dev.tally.reader.look.InkColours;
import dev.tally.reader.page.Ink;
import dev.tally.reader.rule.RuleCut;
import dev.tally.reader.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a form that may hold amounts, each as its lines of writing, the likeliest (the rightmost) first. A narrow
 * column to the right of a wider one may hold its cents.
 *
 * <p>Knows forms with upright rules only: on a till receipt it finds nothing.
 */
public final class AmountColumns {
  private static final int MOST = 2;
  /** A column of amounts is at least this share of the page wide. */
  private static final double LEAST_WIDTH = 0.055;
  /** A column of cents is at most this share of its neighbour wide. */
  private static final double CENTS = 0.72;
  /** And what stands in it is narrower than what stands there. */
  private static final double NARROW = 0.62;
  private static final int MOST_ROWS = 30;
  /** Columns before the amounts of which two may be quantity and rate: a unit or a discount may stand between. */
  private static final int MOST_BEFORE = 3;

  private AmountColumns() {}

  /**
   * The columns, each from top to bottom.
   *
   * @param page in colour
   * @param ink all of the page's, print and rules included
   * @param pen what may be the pen's
   */
  public static List<List<Row>> of(Picture page, Ink ink, Ink pen) {
    Rules rules = Rules.of(ink);
    List<Column> columns = ColumnFinder.of(rules);
    if (columns.isEmpty()) {
      return List.of();
    }
    Ink written = RuleCut.of(new Components(Rules.of(pen).ink()), rules.level());
    RowFinder finder = new RowFinder(rules, new Components(written), new InkColours(page, ink));
    List<List<Row>> found = new ArrayList<>();
    Optional<Column> cents = Optional.empty();
    for (Column column : columns) {
      if (found.size() == MOST) {
        break;
      }
      if (column.width() < LEAST_WIDTH * ink.width() || isCents(column, columns, finder)) {
        cents = Optional.of(column);
        continue;
      }
      List<Row> rows = finder.rows(column, cents.filter(c -> Math.abs(c.left() - column.right()) < 2),
          leftOf(column, columns));
      if (rows.size() >= 2 && rows.size() <= MOST_ROWS) {
        found.add(rows);
      }
    }
    return found;
  }

  /** The columns to the left that follow one another without a gap, nearest first. */
  private static List<Column> leftOf(Column column, List<Column> columns) {
    List<Column> left = new ArrayList<>();
    Column last = column;
    for (Column next : columns) {
      if (left.size() < MOST_BEFORE && Math.abs(next.right() - last.left()) < 2) {
        left.add(next);
        last = next;
      }
    }
    return left;
  }

  /** Whether the column to the left is the wider and holds the longer numbers. */
  private static boolean isCents(Column column, List<Column> columns, RowFinder finder) {
    return columns.stream()
        .filter(left -> Math.abs(left.right() - column.left()) < 2)
        .anyMatch(left -> column.width() < 1.2 * left.width() && (column.width() < CENTS * left.width()
            || width(finder, column) < NARROW * width(finder, left)));
  }

  /** The median width of what is written in a column. */
  private static double width(RowFinder finder, Column column) {
    double[] widths = finder.rows(column, Optional.empty(), List.of())
        .stream()
        .mapToDouble(row -> row.major().width())
        .sorted()
        .toArray();
    return widths.length == 0 ? 0 : widths[widths.length / 2];
  }
}
