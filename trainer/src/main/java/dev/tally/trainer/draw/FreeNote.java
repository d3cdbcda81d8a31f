package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;

/** No form at all: a list on blank, lined or squared paper, a line below it, and the sum. */
final class FreeNote {
  private final Sheet sheet;
  private final Account account;
  private final RandomGenerator random;
  private final double size;
  private final double left;
  /** Where amounts end. */
  private final double right;
  private final Figures figures;

  private FreeNote(Land land, Hand hand, RandomGenerator random) {
    this.random = random;
    this.account = Account
        .random(land, 7, Math.exp((land.indian() ? 5.5 : 3.5) + 3 * random.nextDouble()), random)
        .completed(random);
    int width = 900 + random.nextInt(300);
    this.sheet = Sheet.white(width, 1100 + random.nextInt(400), hand, random);
    this.size = 36 + 24 * random.nextDouble();
    this.left = 60 + 60 * random.nextDouble();
    this.right = width - 60 - (width / 4.0) * random.nextDouble();
    this.figures = Figures.random(land, random);
  }

  static BillForm.Page draw(Land land, Hand hand, RandomGenerator random) {
    FreeNote note = new FreeNote(land, hand, random);
    note.paper();
    note.list(land);
    return note.sheet.page();
  }

  private void paper() {
    double step = size * (1.45 + 0.3 * random.nextDouble());
    boolean lined = random.nextBoolean();
    boolean squared = !lined && random.nextInt(3) == 0;
    double grid = squared ? 36 : step;
    double faint = 0.2 + 0.25 * random.nextDouble();
    for (double y = grid * 2; (lined || squared) && y < sheet.height; y += grid) {
      sheet.shade(0, y, sheet.width, 1.6, faint);
    }
    for (double x = grid; squared && x < sheet.width; x += grid) {
      sheet.shade(x, 0, 1.6, sheet.height, faint);
    }
  }

  private void list(Land land) {
    double y = 120 + 60 * random.nextDouble();
    if (random.nextBoolean()) {
      sheet.scribe.words(land.word("merchant", random), left + 60 * random.nextDouble(), right, y,
          1.15 * size);
    }
    if (random.nextBoolean()) {
      y += 1.2 * size;
      sheet.writeNumber("date", land.date(random), right - 6 * size, y, 0.8 * size);
    }
    double step = Math.min(size * (1.5 + 0.5 * random.nextDouble()),
        (sheet.height - y - 100) / (account.items().size() + 8.0));
    double high = Math.min(size, 0.7 * step);
    for (Account.Item item : account.items()) {
      y += step;
      item(item, y, high);
    }
    line(y + 0.35 * step, high);
    y += 0.4 * step;
    for (Account.Sum sum : account.sums(random)) {
      y += step;
      sum(sum, y, high);
    }
    if (random.nextInt(3) == 0) {
      new Signature(sheet, random).draw(left + 40, Math.min(y + 2.2 * step, sheet.height - 40.0), size);
    }
  }

  private void item(Account.Item item, double y, double high) {
    double x = left + 10 * random.nextGaussian();
    double room = right - sheet.scribe.width(figures.plain(item.amount()), high) - high;
    if (item.quantity() > 1 && random.nextInt(3) > 0) {
      x += sheet.writeNumber("quantity", Integer.toString(item.quantity()), x, y, high).width() + 0.5 * high;
    }
    double end = sheet.scribe.words(item.name(), x, room, y, high);
    if (random.nextInt(6) == 0 && end < room - high) {
      sheet.scribe.pen(high).line(end + 0.4 * high, y - 0.4 * high, room, y - 0.4 * high);
    }
    sheet.writeRight("item", item.amount(), figures, right + 6 * random.nextGaussian(), y, high);
  }

  private void line(double y, double high) {
    double from = random.nextBoolean() ? left : right - 5 * high;
    sheet.scribe.pen(high).line(from, y, right + 0.5 * high, y + 4 * random.nextGaussian());
  }

  private void sum(Account.Sum sum, double y, double high) {
    boolean total = sum.kind().equals("total");
    double larger = total ? high * (1 + 0.2 * random.nextDouble()) : high;
    boolean named = !total || account.advance() > 0 || random.nextInt(3) > 0;
    double room = right - sheet.scribe.width(figures.plain(sum.minor()), larger) - high;
    if (named) {
      sheet.scribe.words(sum.label(),
          Math.max(left, room - sheet.scribe.width(sum.label(), high) - high * random.nextDouble()), room, y,
          high);
    }
    var box = sheet.writeRight(sum.kind(), sum.minor(), figures, right + 6 * random.nextGaussian(), y,
        larger);
    if (total && random.nextInt(3) == 0) {
      Frame.random(random).draw(sheet.scribe.pen(high), box, random);
    }
    if (total && account.advance() > 0 && random.nextBoolean()) {
      line(y + 0.3 * high, high);
    }
  }
}
