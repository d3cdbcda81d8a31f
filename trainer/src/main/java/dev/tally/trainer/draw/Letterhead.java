package dev.tally.trainer.draw;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The head of a form: title, merchant, address, telephone, tax number, bill number, date, customer. Its numbers are distractors. */
record Letterhead(Sheet sheet, Land land, RandomGenerator random) {
  /** Draws it between two sides from the top on. Returns where it ends. */
  double draw(double left, double right, double top, String title) {
    double middle = (left + right) / 2;
    double room = right - left;
    double y = top;
    Type small = sheet.type.size(18 + 5 * random.nextDouble());
    if (land.indian() && random.nextInt(3) > 0) {
      String tax = String.format(Locale.ROOT, "%02dABC%cE%04d%c1Z%d", 1 + random.nextInt(36),
          'A' + random.nextInt(26), random.nextInt(10_000), 'A' + random.nextInt(26), random.nextInt(10));
      sheet.print("GSTIN : " + tax, small, left, y);
    }
    phone(small, right, y);
    y += 26 + 14 * random.nextDouble();
    if (random.nextInt(3) > 0) {
      Type head = sheet.type.size(24 + 12 * random.nextDouble()).bold();
      sheet.printMiddle(title, head, middle, y, room / 2);
      if (random.nextInt(3) == 0) {
        double wide = head.width(title) + 40;
        sheet.box(middle - wide / 2, y - head.size(), wide, 1.4 * head.size(), 2, 16);
      }
      y += 30;
    }
    Type name = Type
        .random(random.nextBoolean() ? Type.Kind.SERIF : Type.Kind.PLAIN, 44 + 40 * random.nextDouble(),
            random)
        .bold();
    String merchant = land.word("merchant", random);
    y += 0.6 * name.size();
    sheet.printMiddle(random.nextBoolean() ? merchant.toUpperCase(Locale.ROOT) : merchant, name, middle, y,
        room);
    y += 34;
    sheet.printMiddle(land.word("street", random), small, middle, y, room);
    if (random.nextBoolean()) {
      y += 28;
      sheet.printMiddle(
          land.word("goods", random) + ", " + land.word("goods", random) + ", " + land.word("goods", random),
          small, middle, y, room);
    }
    y += 20;
    if (random.nextBoolean()) {
      sheet.rule(left, y, right, y, 1 + 2 * random.nextDouble());
    }
    return identity(left, right, y + 44);
  }

  private void phone(Type small, double right, double y) {
    String phone = land.phone(random);
    double x = right - small.width(phone);
    sheet.printRight(land.word("phone", random) + " ", small, x, y);
    sheet.printNumber("number", phone, phone, small, x, y);
  }

  /** Number, date and customer. */
  private double identity(double left, double right, double top) {
    double y = top;
    Type face = sheet.type.size(22 + 5 * random.nextDouble());
    double size = 28 + 8 * random.nextDouble();
    number(left, y, face, size);
    String label = land.word("date", random);
    double at = right - (right - left) * (0.3 + 0.08 * random.nextDouble());
    sheet.print(label, face, at, y);
    double from = at + face.width(label) + 10;
    underline(from, right, y);
    String date = land.date(random);
    sheet.writeNumber("date", date, from + 8, y - 2, sheet.scribe.fit(date, right - from - 8, size));
    for (String key : List.of("name", "address").subList(0, 1 + random.nextInt(2))) {
      y += 52 + 10 * random.nextDouble();
      label = land.word(key, random);
      sheet.print(label, face, left, y);
      from = left + face.width(label) + 10;
      underline(from, right, y);
      sheet.scribe.words(land.word(key.equals("name") ? "person" : "street", random), from + 20, right, y - 3,
          size);
    }
    return y + 30;
  }

  /** Printed by a numbering machine, or written. */
  private void number(double x, double y, Type face, double size) {
    String label = land.word("number", random);
    String text = Integer.toString(random.nextInt(random.nextBoolean() ? 1000 : 100_000));
    sheet.print(label, face, x, y);
    double at = x + face.width(label) + 16;
    if (random.nextBoolean()) {
      sheet.printNumber("number", text, text,
          Type.random(Type.Kind.SERIF, 32 + 8 * random.nextDouble(), random).bold(), at, y);
    } else {
      underline(at, at + 150, y);
      sheet.writeNumber("number", text, at + 6, y - 2, size);
    }
  }

  private void underline(double from, double to, double y) {
    if (random.nextBoolean()) {
      sheet.dots(from, to, y + 4);
    } else {
      sheet.rule(from, y + 4, to, y + 4, 1.2);
    }
  }
}
