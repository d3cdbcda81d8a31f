package dev.tally.trainer.draw;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What a till prints: merchant, date, items, subtotal, tax, total, how it was paid; some with lines for a tip and a total by hand. */
final class TillPrint {
  private static final int WIDTH = 640;

  private final Sheet sheet;
  private final Land land;
  private final RandomGenerator random;
  private final Account account;
  private final Type face;
  private final double left = 34;
  private final double right = WIDTH - 34.0;
  private final double step;
  private final String symbol;
  private final boolean capitals;
  private double y = 76;

  private TillPrint(Land land, Hand hand, RandomGenerator random) {
    this.random = random;
    this.land = land;
    Account items = Account.random(land, 9, (land.indian() ? 500 : 30) * Math.exp(1.6 * random.nextDouble()),
        random);
    Account off = random.nextInt(8) == 0 && items.subtotal() > 500 ? items.discounted(random) : items;
    this.account = random.nextInt(4) > 0 ? off.taxed(1 + random.nextInt(2), random) : off;
    this.step = 33 + 9 * random.nextDouble();
    this.sheet = Sheet.white(WIDTH, (int) (step * (account.items().size() + 27)), hand, random);
    this.face = Type.random(random.nextInt(3) > 0 ? Type.Kind.TYPEWRITER : Type.Kind.PLAIN, step * 0.62,
        random);
    this.symbol = random.nextInt(3) == 0 ? land.symbol(random) : "";
    this.capitals = random.nextBoolean();
  }

  /** @param tipped whether a hand wrote a tip and the total with it */
  static BillForm.Page draw(Land land, Hand hand, boolean tipped, RandomGenerator random) {
    TillPrint till = new TillPrint(land, hand, random);
    till.head();
    till.account.items().forEach(till::item);
    till.dashes();
    till.sums();
    if (tipped) {
      till.tip();
    } else {
      till.payment();
    }
    till.close();
    return till.sheet.page((int) (till.y + till.step * (0.5 + 2 * random.nextDouble())));
  }

  private String cased(String text) {
    return capitals ? text.toUpperCase(Locale.ROOT) : text;
  }

  private void middle(String text, Type type) {
    sheet.printMiddle(cased(text), type, WIDTH / 2.0, y, right - left);
    y += step;
  }

  private void head() {
    middle(land.word("merchant", random), face.size(face.size() * (1.2 + random.nextDouble())).bold());
    middle(land.word("street", random), face);
    String phone = land.phone(random);
    double x = WIDTH / 2.0 - face.width(phone) / 2;
    sheet.printNumber("number", phone, phone, face, x, y);
    y += 1.3 * step;
    String date = land.date(random);
    sheet.printNumber("date", date, date, face, left, y);
    sheet.printRight(String.format(Locale.ROOT, "%02d:%02d", 8 + random.nextInt(14), random.nextInt(60)),
        face, right, y);
    y += step;
    String label = cased(land.word("number", random)) + " ";
    String number = Integer.toString(100 + random.nextInt(100_000));
    sheet.print(label, face, left, y);
    sheet.printNumber("number", number, number, face, left + face.width(label) + 6, y);
    y += 0.4 * step;
    dashes();
  }

  private void dashes() {
    double at = y - 0.1 * step;
    if (random.nextBoolean()) {
      sheet.rule(left, at, right, at, 1.6);
    } else {
      String dash = "-".repeat((int) ((right - left) / Math.max(4, face.width("-"))));
      sheet.print(dash, face, left, at + 6);
    }
    y += step;
  }

  private void item(Account.Item item) {
    double x = left;
    if (item.quantity() > 1 || random.nextInt(3) == 0) {
      String quantity = Integer.toString(item.quantity());
      sheet.printNumber("quantity", quantity, quantity, face, x, y);
      x += face.width(quantity) + 18;
    }
    sheet.print(cased(item.name()), face, x, y);
    money("item", item.amount(), face);
    y += step;
  }

  private void money(String kind, long minor, Type type) {
    String sign = kind.equals("discount") ? "-" : "";
    sheet.printAmount(kind, minor, sign + symbol + land.amount(minor, true), type, right, y);
  }

  private void named(String kind, String label, long minor, Type type) {
    String text = cased(label);
    double x = random.nextBoolean() ? left : left + 120;
    sheet.print(text, Sheet.fit(text, type, right - x - 200), x, y);
    money(kind, minor, type);
    y += step * type.size() / face.size();
  }

  private void sums() {
    Type large = random.nextBoolean()
        ? face.bold()
        : face.size(face.size() * (1.2 + 0.6 * random.nextDouble())).bold();
    for (Account.Sum sum : account.sums(random)) {
      boolean total = sum.kind().equals("total");
      y += total ? 0.3 * step : 0;
      named(sum.kind(), sum.label(), sum.minor(), total ? large : face);
    }
    y += 0.4 * step;
  }

  private void payment() {
    long total = account.total();
    switch (random.nextInt(3)) {
      case 0 -> {
        long note = 100L * Sheet.pick(List.of(5, 10, 20, 50, 100, 500), random);
        long cash = (total + note - 1) / note * note;
        named("cash", land.word("cash", random), cash, face);
        named("change", land.word("change", random), cash - total, face);
      }
      case 1 -> named("card", land.word("card", random), total, face);
      default -> {
        // Nothing tells how it was paid.
      }
    }
  }

  private void tip() {
    sheet.pen(Ink.random(random));
    Figures figures = new Figures(land, "", false, Figures.Cents.NOUGHTS);
    long tip = Math.max(50, account.total() / 100 * (8 + random.nextInt(18)));
    tip = tip > 100 && random.nextBoolean() ? tip / 100 * 100 : tip;
    blank("tip", tip, figures);
    blank("total", account.total() + tip, figures);
    if (random.nextBoolean()) {
      new Signature(sheet, random).draw(left + 140, y + step, 44);
      y += 0.6 * step;
      sheet.rule(left + 60, y + 0.6 * step, right - 60, y + 0.6 * step, 1.4);
      y += step;
    }
  }

  private void blank(String kind, long minor, Figures figures) {
    y += 1.2 * step;
    String label = cased(land.word(kind, random));
    double from = left + 230;
    sheet.print(label, Sheet.fit(label, face.bold(), from - left - 10), left, y);
    sheet.rule(from, y + 6, right, y + 6, 1.5);
    sheet.write(kind, minor, figures, from + 20 + 60 * random.nextDouble(), y,
        step * (0.85 + 0.25 * random.nextDouble()));
    y += 0.5 * step;
  }

  private void close() {
    y += step;
    middle(land.word("thanks", random), face);
    if (random.nextInt(3) == 0) {
      for (double x = WIDTH / 2.0 - 160; x < WIDTH / 2.0 + 160; x += 4 + random.nextInt(8)) {
        sheet.shade(x, y, 1 + random.nextInt(5), 70, 0.9);
      }
      y += 80;
    }
  }
}
