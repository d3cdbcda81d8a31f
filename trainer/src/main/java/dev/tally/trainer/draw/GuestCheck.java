package dev.tally.trainer.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.opencv_core.Rect;

/** A waiter's check: narrow, cells for table and server above, ruled rows of quantity, dish and price, tax and total below. */
final class GuestCheck {
  private static final int WIDTH = 640;

  private final Sheet sheet;
  private final Land land;
  private final RandomGenerator random;
  private final Account account;
  private final double row;
  private final double size;
  private final double left = 26;
  private final double right = WIDTH - 26.0;
  private final Columns columns;
  private final Figures figures;
  private final Type face;

  private GuestCheck(Land land, Hand hand, RandomGenerator random) {
    this.random = random;
    this.land = land;
    Account items = Account.random(land, 8, (land.indian() ? 400 : 25) * Math.exp(1.5 * random.nextDouble()),
        random);
    this.account = random.nextInt(3) > 0 ? items.taxed(1, random) : items;
    this.sheet = Sheet.form(WIDTH, 1180 + random.nextInt(260), hand, random);
    this.row = 44 + 8 * random.nextDouble();
    this.size = row * (0.58 + 0.16 * random.nextDouble());
    this.face = sheet.type.size(19 + 4 * random.nextDouble());
    double amount = right - 150 - 40 * random.nextDouble();
    double quantity = left + 50;
    boolean cents = random.nextInt(3) > 0;
    this.columns = new Columns(List.of(new Columns.Column("quantity", left, quantity),
        new Columns.Column("item", quantity, amount), new Columns.Column("amount", amount, right)), cents,
        cents ? right - 60 : right);
    Figures usual = Figures.random(land, random).without();
    this.figures = land.indian()
        ? usual
        : new Figures(land, "", false, random.nextInt(3) == 0 ? Figures.Cents.RAISED : Figures.Cents.NOUGHTS);
  }

  static BillForm.Page draw(Land land, Hand hand, RandomGenerator random) {
    GuestCheck check = new GuestCheck(land, hand, random);
    double top = check.head();
    int rows = (int) ((check.sheet.height - top - 60) / check.row);
    check.rules(top, rows);
    check.fill(top, rows);
    return check.sheet.page();
  }

  private double head() {
    double y = 70;
    Type title = sheet.type.size(38 + 14 * random.nextDouble()).bold();
    sheet.printMiddle(land.word(random.nextInt(3) == 0 ? "merchant" : "check", random), title, WIDTH / 2.0, y,
        500);
    y += 20;
    double cell = (right - left) / 4;
    double high = 74;
    List<String> keys = List.of("date", "table", "table", "number");
    for (int i = 0; i < keys.size(); i++) {
      double x = left + i * cell;
      sheet.box(x, y, cell, high, 1.4, 0);
      sheet.print(land.word(keys.get(i), random), face.size(15), x + 5, y + 17);
      switch (keys.get(i)) {
        case "date" ->
          sheet.writeNumber("date", random.nextInt(1, 13) + "-" + random.nextInt(1, 29), x + 12, y + 62, 28);
        case "number" -> {
          String number = Integer.toString(100_000 + random.nextInt(900_000));
          Type machine = Sheet.fit(number, face.size(30).bold(), cell - 14);
          sheet.printNumber("number", number, number, machine, x + 6, y + 58);
        }
        default -> {
          if (random.nextBoolean()) {
            sheet.writeNumber("number", Integer.toString(1 + random.nextInt(40)), x + 40, y + 62, 32);
          } else {
            sheet.scribe.words(land.word("person", random).split(" ", 2)[0], x + 20, x + cell, y + 60, 28);
          }
        }
      }
    }
    return y + high;
  }

  private void rules(double top, int rows) {
    for (int i = 1; i <= rows; i++) {
      sheet.rule(left, top + i * row, right, top + i * row, 1.3);
    }
    columns.rule(sheet, top, top + rows * row, 1.6);
    sheet.printMiddle(land.word("thanks", random), face, WIDTH / 2.0, sheet.height - 22.0, 500);
  }

  private void fill(double top, int rows) {
    double foot = top + 0.84 * row;
    for (Account.Item item : account.items()) {
      if (item.quantity() > 1 || random.nextBoolean()) {
        sheet.writeNumber("quantity", Integer.toString(item.quantity()), left + 8, foot,
            Math.min(0.9 * size, 30));
      }
      sheet.scribe.words(item.name(), columns.named("item").left() + 10, columns.amount().left(), foot, size);
      columns.write(sheet, "item", item.amount(), figures, foot, size);
      foot += row;
    }
    List<Account.Sum> sums = account.sums(random);
    boolean printed = random.nextInt(4) > 0;
    double at = printed ? top + (rows - sums.size() + 0.84) * row : foot + row;
    for (Account.Sum sum : sums) {
      double end = columns.amount().left() - 10;
      if (printed) {
        sheet.printRight(sum.label(), Sheet.fit(sum.label(), face.bold(), end - left - 60), end, at - 4);
      } else {
        sheet.scribe.words(sum.label(), end - Math.min(7 * size, sheet.scribe.width(sum.label(), size)), end,
            at, size);
      }
      Rect box = columns.write(sheet, sum.kind(), sum.minor(), figures, at, size);
      if (sum.kind().equals("total") && random.nextInt(4) == 0) {
        Frame.random(random).draw(sheet.scribe.pen(size), box, random);
      }
      at += row;
    }
  }
}
