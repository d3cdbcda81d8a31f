package dev.tally.trainer.draw;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.opencv_core.Rect;

/** A bill of items in columns, with or without upright rules, its sums placed and named as printers and hands do. */
final class TableForm {
  /** Where the sums stand. */
  private enum Foot {
    IN_COLUMN, IN_A_BOX, LABELS_ABOVE, ON_LINES, BY_HAND
  }

  private final Sheet sheet;
  private final Land land;
  private final RandomGenerator random;
  private final Account account;
  private final boolean upright;
  private final double left;
  private final double right;
  private final double row;
  private final double size;
  private final Type face;
  private final Columns columns;
  private final Figures figures;

  private TableForm(Land land, Hand hand, boolean upright, RandomGenerator random) {
    this.random = random;
    this.land = land;
    this.upright = upright;
    this.account = Account
        .random(land, 7, Math.exp((land.indian() ? 6 : 4) + 4 * random.nextDouble()), random)
        .completed(random);
    int width = 1000 + random.nextInt(300);
    this.sheet = Sheet.form(width, (int) (width * (1.25 + 0.25 * random.nextDouble())), hand, random);
    this.left = 30 + 50 * random.nextDouble();
    this.right = width - left;
    this.row = 50 + 16 * random.nextDouble();
    this.size = row * (0.52 + 0.16 * random.nextDouble());
    this.face = sheet.type.size(20 + 6 * random.nextDouble()).bold();
    this.columns = Columns.random(left, right, random.nextInt(4) > 0, random);
    this.figures = Figures.random(land, random).without();
  }

  static BillForm.Page draw(Land land, Hand hand, boolean upright, RandomGenerator random) {
    TableForm form = new TableForm(land, hand, upright, random);
    double top = new Letterhead(form.sheet, land, random).draw(form.left, form.right, 40,
        land.word("invoice", random));
    List<Account.Sum> sums = form.account.sums(random);
    Foot foot = Sheet.pick(List.of(Foot.values()), random);
    double bottom = form.table(top, foot);
    form.items(top);
    form.sums(foot, sums, bottom);
    form.close();
    return form.sheet.page();
  }

  /** Returns where its rows end. */
  private double table(double top, Foot foot) {
    int below = foot == Foot.IN_COLUMN || foot == Foot.ON_LINES ? 7 : foot == Foot.BY_HAND ? 2 : 5;
    int rows = Math.max(account.items().size() + 1, (int) ((sheet.height - top) / row) - below - 2);
    rows = Math.min(rows, account.items().size() + 2 + random.nextInt(8));
    if (foot == Foot.BY_HAND) {
      rows += 6;
    }
    double bottom = Math.min(top + row * (rows + 1), sheet.height - 90.0);
    if (random.nextInt(3) == 0) {
      sheet.shade(left, top, right - left, row, 0.15 + 0.2 * random.nextDouble());
    }
    columns.head(sheet, land, face, top + 0.68 * row);
    double thin = 1.2 + 1.6 * random.nextDouble();
    sheet.rule(left, top, right, top, thin);
    sheet.rule(left, top + row, right, top + row, thin);
    boolean ruled = random.nextInt(3) == 0;
    for (double y = top + 2 * row; ruled && y < bottom; y += row) {
      sheet.rule(left, y, right, y, 1);
    }
    if (upright) {
      columns.rule(sheet, top, bottom, thin);
    }
    if (upright || random.nextBoolean()) {
      sheet.rule(left, bottom, right, bottom, thin);
    }
    return bottom;
  }

  private void items(double top) {
    for (int i = 0; i < account.items().size(); i++) {
      Account.Item item = account.items().get(i);
      double foot = top + row * (i + 2) - 0.2 * row + 2 * random.nextGaussian();
      for (Columns.Column column : columns.all()) {
        double x = column.left() + 8 + 6 * random.nextDouble();
        double room = column.wide() - 12;
        switch (column.key()) {
          case "position" -> factor("position", Integer.toString(i + 1), x, foot, room);
          case "quantity" -> factor("quantity", Integer.toString(item.quantity()), x, foot, room);
          case "rate" -> factor("rate", rate(item.rate()), x, foot, room);
          case "code" -> factor("number", Integer.toString(1000 + random.nextInt(9000)), x, foot, room);
          case "item" -> sheet.scribe.words(item.name(), x, column.right(), foot, size);
          default -> amount(item.amount(), foot);
        }
      }
    }
    if (random.nextInt(4) == 0) {
      rest(top + row * (account.items().size() + 1.3));
    }
  }

  private String rate(long minor) {
    return land.whole(minor / 100, false) + (minor % 100 == 0 ? "" : land.decimal + Land.cents(minor));
  }

  private void factor(String kind, String text, double x, double foot, double room) {
    sheet.writeNumber(kind, text, x, foot, sheet.scribe.fit(text, room, 0.92 * size));
  }

  /** One in a few is wrong at first and crossed out, the right one above it or over it. */
  private void amount(long minor, double foot) {
    if (random.nextInt(12) > 0) {
      columns.write(sheet, "item", minor, figures, foot, size);
      return;
    }
    double small = 0.62 * size;
    long wrong = minor + 100L * (1 + random.nextInt(900));
    Rect box = sheet.writeRight("crossed-out", wrong, figures, columns.split() - 14, foot, small);
    Strike.random(random).draw(sheet.scribe.pen(size), box, random);
    sheet.writeRight("item", minor, figures, columns.split() - 12, foot - 1.15 * small, small);
  }

  /** A stroke through the rows that stay empty. */
  private void rest(double top) {
    double x = columns.amount().left() + 0.5 * columns.amount().wide();
    sheet.scribe.pen(size).line(x + 20, top, x - 30 + 30 * random.nextDouble(), top + 2 * row);
  }

  private void sums(Foot foot, List<Account.Sum> sums, double bottom) {
    double y = bottom;
    double high = size * (0.95 + 0.15 * random.nextDouble());
    double step = Math.min(row, (sheet.height - bottom - 60) / (sums.size() + 1.5));
    double label = columns.amount().left() - (150 + 60 * random.nextDouble());
    if (foot == Foot.LABELS_ABOVE) {
      above(sums, bottom, Math.min(high, 0.7 * row));
      return;
    }
    if (foot == Foot.BY_HAND) {
      byHand(sums, bottom - row * 0.25, Math.min(high, 0.62 * row));
      return;
    }
    if (foot == Foot.IN_A_BOX) {
      y = Math.min(bottom + 20 + 20 * random.nextDouble(), sheet.height - step * sums.size() - 40);
      sheet.box(label - 10, y, right - label + 10, step * sums.size(), 2, random.nextBoolean() ? 0 : 18);
    }
    boolean spare = foot != Foot.IN_A_BOX && sums.size() < 4 && random.nextInt(3) == 0;
    for (Account.Sum sum : sums) {
      if (spare && sum.kind().equals("total")) {
        // A form's own line that this bill does not need.
        printLabel(land.word(random.nextBoolean() ? "discount" : "tax", random), label, y + 0.7 * step,
            columns.amount().left() - label - 8);
        y += step;
      }
      printLabel(sum.label(), label, y + 0.7 * step, columns.amount().left() - label - 8);
      if (foot == Foot.ON_LINES) {
        sheet.dots(columns.amount().left(), right, y + 0.86 * step);
      } else if (foot == Foot.IN_COLUMN && upright) {
        sheet.rule(label - 8, y + step, right, y + step, 1.5);
        sheet.rule(columns.amount().left(), y, columns.amount().left(), y + step, 1.5);
        sheet.rule(right, y, right, y + step, 1.5);
      }
      Rect box = columns.write(sheet, sum.kind(), sum.minor(), figures, y + 0.8 * step,
          Math.min(high, 0.66 * step));
      setOff(sum, box, 4);
      y += step;
    }
  }

  private void printLabel(String label, double x, double y, double room) {
    String text = random.nextInt(3) == 0 ? label.toUpperCase(Locale.ROOT) : label;
    sheet.print(text, Sheet.fit(text, face, room), x, y);
  }

  private void setOff(Account.Sum sum, Rect box, int seldom) {
    if (sum.kind().equals("total") && random.nextInt(seldom) == 0) {
      Frame.random(random).draw(sheet.scribe.pen(size), box, random);
    }
  }

  /** Cells beside each other, each with its name above the number. */
  private void above(List<Account.Sum> sums, double bottom, double high) {
    double top = Math.min(bottom + 16, sheet.height - 2.2 * row);
    double wide = Math.min(260, (right - left) / sums.size());
    double x = right - wide * sums.size();
    for (Account.Sum sum : sums) {
      sheet.box(x, top, wide, 1.9 * row, 1.5, 0);
      sheet.printMiddle(sum.label(), face, x + wide / 2, top + 0.55 * row, wide - 10);
      double fitting = sheet.scribe.fit(figures.plain(sum.minor()), wide - 20, high);
      sheet.writeRight(sum.kind(), sum.minor(), figures, x + wide - 10, top + 1.5 * row, fitting);
      x += wide;
    }
  }

  /** The form has no place for sums: the hand names them in the table's last rows; some only circle the total. */
  private void byHand(List<Account.Sum> sums, double bottom, double high) {
    double foot = bottom - row * (sums.size() - 1);
    for (Account.Sum sum : sums) {
      boolean bare = sums.size() == 1 && random.nextBoolean();
      if (!bare) {
        sheet.scribe.words(sum.label(), columns.amount().left() - 6.5 * high, columns.amount().left() - 4,
            foot, high);
      }
      Rect box = columns.write(sheet, sum.kind(), sum.minor(), figures, foot, high);
      if (sum.kind().equals("total")) {
        sheet.scribe.pen(high)
            .line(columns.amount().left() + 8, foot - 1.25 * high, right - 8, foot - 1.25 * high);
      }
      setOff(sum, box, bare ? 1 : 2);
      foot += row;
    }
  }

  private void close() {
    double y = sheet.height - 40.0;
    Type small = sheet.type.size(18);
    sheet.print(Sheet.pick(List.of(land.word("terms", random), land.word("thanks", random)), random), small,
        left, y);
    sheet.printRight(land.word("by", random), small, right, sheet.height - 16.0);
    if (random.nextInt(3) > 0) {
      new Signature(sheet, random).draw(right - 220, y, 34 + 20 * random.nextDouble());
    }
    if (random.nextInt(5) == 0) {
      new Stamp(sheet, land, random).draw(left + 100 + 300 * random.nextDouble(), y - 60,
          36 + 24 * random.nextDouble());
    }
  }
}
