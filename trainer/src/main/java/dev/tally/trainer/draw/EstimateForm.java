package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A contractor's estimate: boxes for names in its head, many ruled rows filled with lines of text, one or a few amounts in the
 * column beside them, the total at its foot, and much of it left blank.
 */
final class EstimateForm {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 1600;

  private final Sheet sheet;
  private final Land land;
  private final RandomGenerator random;
  private final double left;
  private final double right;
  /** Where the column of amounts begins. */
  private final double column;
  private final double row;
  private final double size;
  private final Figures figures;

  private EstimateForm(Land land, Hand hand, RandomGenerator random) {
    this.random = random;
    this.land = land;
    this.sheet = Sheet.white(WIDTH, HEIGHT, hand, random);
    this.left = 60 + 60 * random.nextDouble();
    this.right = WIDTH - left;
    this.column = right - 170 - 90 * random.nextDouble();
    this.row = 44 + 12 * random.nextDouble();
    this.size = row * (0.58 + 0.18 * random.nextDouble());
    Figures usual = Figures.random(land, random);
    this.figures = random.nextInt(4) == 0 ? usual.with(land.symbol(random)) : usual.without();
  }

  static BillForm.Page draw(Land land, Hand hand, RandomGenerator random) {
    EstimateForm form = new EstimateForm(land, hand, random);
    if (random.nextInt(4) == 0) {
      form.sheet.pen(Ink.pencil(random));
    }
    form.table(form.head());
    return form.sheet.page();
  }

  private double head() {
    double y = 110 + 30 * random.nextDouble();
    if (random.nextBoolean()) {
      sheet.shade(left, y - 60, right - left, 8, 1);
    }
    Type title = Type
        .random(random.nextInt(3) == 0 ? Type.Kind.SERIF : Type.Kind.PLAIN, 44 + 24 * random.nextDouble(),
            random)
        .bold();
    sheet.print(land.word("estimate", random), title, left, y);
    y += 40;
    double split = left + (right - left) * (0.55 + 0.1 * random.nextDouble());
    boolean boxed = random.nextInt(3) > 0;
    for (String key : List.of("name", "phone", "address")) {
      field(land.word(key, random), left, y, split - left - 40, boxed);
      String text = key.equals("name")
          ? land.word("merchant", random)
          : land.word(key.equals("phone") ? "person" : "street", random);
      sheet.scribe.words(text, left + 24, split - 30, y + 72, 0.9 * size);
      double half = (right - split) / 2;
      if (key.equals("name")) {
        field(land.word("date", random), split, y, half - 10, boxed);
        String date = land.date(random);
        sheet.writeNumber("date", date, split + 8, y + 72, sheet.scribe.fit(date, half - 30, 0.9 * size));
        field(land.word("number", random), split + half, y, half, boxed);
        sheet.writeNumber("number", Integer.toString(1 + random.nextInt(30_000)), split + half + 14, y + 72,
            0.85 * size);
      } else {
        field(land.word(key.equals("phone") ? "code" : "name", random), split, y, right - split, boxed);
        if (key.equals("phone")) {
          sheet.scribe.words(land.word("person", random), split + 20, right, y + 72, 0.85 * size);
        }
      }
      y += 104;
    }
    return y + 10;
  }

  private void field(String label, double x, double y, double wide, boolean boxed) {
    sheet.print(label, Sheet.fit(label, sheet.type.size(19), wide), x + 2, y + 18);
    if (boxed) {
      sheet.box(x, y + 28, wide, 56, 1.6, 0);
    } else {
      sheet.rule(x, y + 82, x + wide, y + 82, 1.6);
    }
  }

  private void table(double top) {
    int rows = (int) ((HEIGHT - 230 - top) / row) - random.nextInt(6);
    double bottom = top + row * (rows + 1);
    boolean shaded = random.nextBoolean();
    if (shaded) {
      sheet.shade(left, top, right - left, row, 0.15 + 0.3 * random.nextDouble());
      sheet.shade(left, bottom, right - left, row, 0.1 + 0.2 * random.nextDouble());
    }
    Type face = sheet.type.size(22 + 4 * random.nextDouble()).bold();
    sheet.print(land.word("item", random), face, left + 8, top + 0.68 * row);
    sheet.printRight(land.word("amount", random), face, right - 8, top + 0.68 * row);
    double thin = 1 + random.nextDouble();
    for (int i = 0; i <= rows + 2; i++) {
      sheet.rule(left, top + i * row, right, top + i * row, i < 2 ? thin + 1 : thin);
    }
    sheet.rule(left, top, left, bottom + row, thin);
    sheet.rule(right, top, right, bottom + row, thin);
    switch (random.nextInt(4)) {
      case 0 -> sheet.rule(column, top, column, bottom + row, thin);
      case 1, 2 -> sheet.shade(column - 12, top, 12, bottom + row - top, 0.9);
      default -> sheet.rule(column, bottom, column, bottom + row, thin);
    }
    List<Long> amounts = amounts();
    lines(top, rows, amounts);
    foot(bottom, amounts.stream().mapToLong(Long::longValue).sum(), face);
  }

  /** One amount in every second estimate, none beside the total in every fourth. */
  private List<Long> amounts() {
    int count = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
    List<Long> amounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long units = (long) (40 * Math.exp(3.5 * random.nextDouble()));
      amounts.add(100 * (units > 100 ? units / 5 * 5 : units) + (random.nextInt(6) == 0 ? 50 : 0));
    }
    return amounts;
  }

  private void lines(double top, int rows, List<Long> amounts) {
    boolean shown = amounts.size() > 1 || random.nextInt(3) > 0;
    int gap = Math.max(1, (rows - 4) / amounts.size());
    int last = (int) (rows * (0.2 + 0.7 * random.nextDouble()));
    for (int i = 0; i < rows - 1; i++) {
      double foot = top + row * (i + 2) - 0.14 * row + 2 * random.nextGaussian();
      boolean priced = shown && i % gap == 0 && i / gap < amounts.size();
      if (priced) {
        long amount = amounts.get(i / gap);
        double high = sheet.scribe.fit(figures.plain(amount), right - column - 12, size);
        sheet.writeRight("item", amount, figures, right - 6 - 20 * random.nextDouble(), foot, high);
      }
      if (priced || (i < last && random.nextInt(6) > 0)) {
        text(foot);
      }
    }
  }

  private void text(double foot) {
    String work = land.word("works", random);
    String text = random.nextBoolean() ? work : work + ", " + land.word("goods", random);
    double end = sheet.scribe.words(text, left + 12 + 12 * random.nextDouble(), column - 30, foot, size);
    if (random.nextInt(5) == 0 && end < column - 5 * size) {
      int inches = 2 + random.nextInt(60);
      sheet.writeNumber("number", Integer.toString(inches), end + 0.4 * size, foot, 0.9 * size);
    }
  }

  private void foot(double bottom, long total, Type face) {
    double foot = bottom + 0.84 * row;
    String label = land.word("total", random);
    sheet.printRight(label, Sheet.fit(label, face, column - left - 40), column - 24, bottom + 0.7 * row);
    String symbol = land.symbol(random);
    double at = column + 10;
    boolean printed = random.nextInt(3) > 0;
    if (printed) {
      sheet.print(symbol, face, at, bottom + 0.72 * row);
      at += face.width(symbol) + 12;
    }
    if (random.nextInt(3) == 0) {
      sheet.pen(Ink.random(random));
    }
    Figures sum = printed || random.nextBoolean() ? figures.without() : figures.with(symbol);
    double high = sheet.scribe.fit(sum.plain(total), right - at - 4,
        size * (0.9 + 0.3 * random.nextDouble()));
    double free = Math.max(0, right - at - sheet.scribe.width(sum.plain(total), high));
    sheet.write("total", total, sum, at + 0.6 * free * random.nextDouble(), foot, high);
    Type small = sheet.type.size(20);
    sheet.printMiddle(land.word("terms", random), small, (left + right) / 2, bottom + row + 34, right - left);
    sheet.rule(left, bottom + row + 120, left + 300, bottom + row + 120, 2);
    sheet.print(land.word("by", random), small.bold(), left + 10, bottom + row + 146);
    if (random.nextInt(3) > 0) {
      new Signature(sheet, random).draw(left + 60, bottom + row + 110, 40 + 20 * random.nextDouble());
    }
  }
}
