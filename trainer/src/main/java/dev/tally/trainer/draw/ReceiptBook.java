package dev.tally.trainer.draw;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** A leaf of a receipt book: from whom, the sum of, for what, on lines; the one amount in a box or behind its currency. */
final class ReceiptBook {
  private static final int WIDTH = 1500;

  private final Sheet sheet;
  private final Land land;
  private final RandomGenerator random;
  private final double left = 60;
  private final double right = WIDTH - 60.0;
  private final Type face;
  private final double line;
  private final double size;
  private final long total;
  private final Figures figures;

  private ReceiptBook(Land land, Hand hand, RandomGenerator random) {
    this.random = random;
    this.land = land;
    this.line = 70 + 20 * random.nextDouble();
    this.sheet = Sheet.form(WIDTH, 620 + random.nextInt(160), hand, random);
    this.face = sheet.type.size(26 + 8 * random.nextDouble());
    this.size = line * (0.5 + 0.14 * random.nextDouble());
    double units = Math.exp((land.indian() ? 5.5 : 3) + 4.5 * random.nextDouble());
    long whole = units > 200 ? 50 * (long) (units / 50) : (long) units;
    this.total = 100 * whole + (land.indian() || random.nextInt(3) > 0 ? 0 : random.nextInt(100));
    this.figures = Figures.random(land, random).without();
  }

  static BillForm.Page draw(Land land, Hand hand, RandomGenerator random) {
    ReceiptBook leaf = new ReceiptBook(land, hand, random);
    leaf.fill(leaf.head());
    if (random.nextInt(4) == 0) {
      new Stamp(leaf.sheet, land, random).draw(300 + 600 * random.nextDouble(), 360,
          40 + 30 * random.nextDouble());
    }
    return leaf.sheet.page();
  }

  private double head() {
    if (random.nextInt(3) > 0) {
      sheet.box(24, 24, WIDTH - 48.0, sheet.height - 48.0, 3, 20);
    }
    double y = 90;
    Type title = Type
        .random(random.nextBoolean() ? Type.Kind.SERIF : Type.Kind.PLAIN, 40 + 24 * random.nextDouble(),
            random)
        .bold();
    sheet.printMiddle(land.word("receipt", random), title, WIDTH / 2.0, y, 600);
    if (random.nextBoolean()) {
      y += 56;
      sheet.printMiddle(land.word("merchant", random).toUpperCase(Locale.ROOT), title, WIDTH / 2.0, y, 900);
      y += 34;
      sheet.printMiddle(land.word("street", random), sheet.type.size(20), WIDTH / 2.0, y, 900);
    }
    y += line * 0.8;
    String label = land.word("number", random);
    sheet.print(label, face, left, y);
    String number = Integer.toString(1 + random.nextInt(9999));
    double at = left + face.width(label) + 16;
    if (random.nextBoolean()) {
      sheet.printNumber("number", number, number, face.size(40).bold(), at, y);
    } else {
      sheet.writeNumber("number", number, at, y, size);
    }
    label = land.word("date", random);
    at = right - 360 + face.width(label);
    sheet.print(label, face, right - 370, y);
    rule(at, right, y);
    String date = land.date(random);
    sheet.writeNumber("date", date, at + 14, y - 2, sheet.scribe.fit(date, right - at - 20, size));
    return y + line;
  }

  private void fill(double top) {
    double y = top;
    double end = label("received", left, y);
    sheet.scribe.words(land.word("person", random), end + 40, right - 40, y - 4, size);
    y += line;
    boolean inLine = random.nextInt(3) == 0;
    end = label("sum", left, y);
    if (inLine) {
      amount(end + 40 + 200 * random.nextDouble(), y, false);
    } else {
      sheet.scribe.words(words(), end + 30, right - 40, y - 4, 0.9 * size);
    }
    y += line;
    end = label("purpose", left, y);
    sheet.scribe.words(land.word("works", random), end + 30, right - 60, y - 4, size);
    y = Math.min(y + 1.5 * line, sheet.height - 70.0);
    if (!inLine) {
      amount(left + 20 + 60 * random.nextDouble(), y, true);
    }
    double sign = right - 430;
    sheet.rule(sign, y, right - 20, y, 1.5);
    sheet.print(land.word("by", random), face.size(20), sign + 60, y + 26);
    new Signature(sheet, random).draw(sign + 60, y - 4, 40 + 24 * random.nextDouble());
  }

  /** A label and the line behind it. Returns where the label ends. */
  private double label(String key, double x, double y) {
    String label = land.word(key, random);
    sheet.print(label, face, x, y);
    rule(x + face.width(label) + 10, right, y);
    return x + face.width(label);
  }

  private void rule(double from, double to, double y) {
    if (line < 80) {
      sheet.dots(from, to, y + 4);
    } else {
      sheet.rule(from, y + 4, to, y + 4, 1.4);
    }
  }

  private void amount(double x, double y, boolean mayBeBoxed) {
    String symbol = land.symbol(random);
    boolean printed = mayBeBoxed || random.nextBoolean();
    double at = x;
    if (printed) {
      Type large = face.size(40 + 8 * random.nextDouble()).bold();
      sheet.print(symbol, large, at, y);
      at += large.width(symbol) + 20;
    }
    double high = size * (1 + 0.4 * random.nextDouble());
    if (mayBeBoxed && random.nextInt(4) > 0) {
      double wide = Math.max(280, sheet.scribe.width(figures.plain(total), high) + 60);
      double round = random.nextBoolean() ? 0 : 24;
      sheet.box(at - 10, y - high - 24, wide, high + 42, 2.5, round);
    }
    sheet.write("total", total, printed ? figures : figures.with(symbol), at + 14, y - 2, high);
  }

  private String words() {
    return words(total / 100) + " only";
  }

  private static String words(long number) {
    String[] ones = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen"};
    String[] tens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    if (number < 20) {
      return ones[(int) number];
    }
    if (number < 100) {
      return tens[(int) number / 10 - 2] + rest(number % 10);
    }
    return number < 1000
        ? words(number / 100) + " hundred" + rest(number % 100)
        : words(number / 1000) + " thousand" + rest(number % 1000);
  }

  private static String rest(long number) {
    return number == 0 ? "" : " " + words(number);
  }
}
