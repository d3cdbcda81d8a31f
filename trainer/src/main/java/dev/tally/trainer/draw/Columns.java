package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * The columns of a table, from left to right.
 *
 * @param cents whether the last column has one of its own for cents, behind the split
 * @param split where cents begin; the right end where they have no column
 */
record Columns(List<Column> all, boolean cents, double split) {
  /** @param key what it holds: position, item, code, quantity, rate or amount */
  record Column(String key, double left, double right) {
    double wide() {
      return right - left;
    }
  }

  Columns {
    all = List.copyOf(all);
  }

  /** @param factors whether quantity and rate are among them */
  static Columns random(double left, double right, boolean factors, RandomGenerator random) {
    List<String> keys = new ArrayList<>();
    boolean quantityFirst = factors && random.nextInt(3) == 0;
    if (random.nextBoolean()) {
      keys.add("position");
    }
    if (quantityFirst) {
      keys.add("quantity");
    }
    keys.add("item");
    if (factors && random.nextInt(3) == 0) {
      keys.add("code");
    }
    if (factors && !quantityFirst) {
      keys.add("quantity");
    }
    if (factors) {
      keys.add("rate");
    }
    keys.add("amount");
    double fixed = keys.stream().mapToDouble(Columns::share).sum();
    double unit = (right - left) / Math.max(1, fixed + 0.28);
    List<Column> all = new ArrayList<>();
    double x = left;
    double spare = right - left - unit * fixed;
    for (String key : keys) {
      double wide = unit * share(key) + (key.equals("item") ? spare : 0);
      all.add(new Column(key, x, x + wide));
      x += wide;
    }
    boolean cents = random.nextInt(3) == 0;
    return new Columns(all, cents, cents ? right - 0.3 * all.getLast().wide() : right);
  }

  private static double share(String key) {
    return switch (key) {
      case "position" -> 0.07;
      case "code" -> 0.13;
      case "quantity" -> 0.1;
      case "rate" -> 0.13;
      case "amount" -> 0.22;
      default -> 0;
    };
  }

  Column amount() {
    return all.getLast();
  }

  Column named(String key) {
    return all.stream().filter(column -> column.key.equals(key)).findFirst().orElseThrow();
  }

  boolean has(String key) {
    return all.stream().anyMatch(column -> column.key.equals(key));
  }

  /** The uprights between them and of their cents. */
  void rule(Sheet sheet, double top, double bottom, double thickness) {
    all.forEach(column -> sheet.rule(column.left, top, column.left, bottom, thickness));
    sheet.rule(amount().right, top, amount().right, bottom, thickness);
    if (cents) {
      sheet.rule(split, top, split, bottom, 0.7 * thickness);
    }
  }

  void head(Sheet sheet, Land land, Type face, double foot) {
    for (Column column : all) {
      String text = column.key.equals("position")
          ? land.indian() ? "S.No." : "#"
          : land.word(column.key, sheet.random);
      double middle = (column.left + (column.equals(amount()) ? split : column.right)) / 2;
      sheet.printMiddle(text, face, middle, foot, column.wide() - 8);
    }
    if (cents) {
      sheet.printMiddle(land.indian() ? "P." : "Ct", face, (split + amount().right) / 2, foot,
          amount().right - split - 6);
    }
  }

  /** An amount in the last column, its cents in theirs. */
  Rect write(Sheet sheet, String kind, long minor, Figures figures, double foot, double size) {
    String whole = figures.land().whole(minor / 100, figures.grouped());
    double room = split - amount().left - 8;
    double fitting = sheet.scribe.fit(cents ? whole : figures.plain(minor), room, size);
    double width = sheet.scribe.width(cents ? whole : figures.plain(minor), fitting);
    double end = split - 4 - sheet.random.nextDouble() * Math.max(0, room - width) * 0.7;
    if (!cents) {
      return sheet.writeRight(kind, minor, figures, end, foot, fitting);
    }
    String part = minor % 100 == 0 && figures.cents() != Figures.Cents.NOUGHTS ? "-" : Land.cents(minor);
    var box = sheet.scribe.number(whole, end - sheet.scribe.width(whole, fitting), foot, fitting);
    var rest = sheet.scribe.number(part, split + 6 + 8 * sheet.random.nextDouble(), foot,
        sheet.scribe.fit(part, amount().right - split - 10, 0.95 * size));
    int top = Math.min(box.y(), rest.y());
    int bottom = Math.max(box.y() + box.height(), rest.y() + rest.height());
    return sheet.remember(kind, Bill.plain(minor), whole + " " + part, true,
        new Rect(box.x(), top, rest.x() + rest.width() - box.x(), bottom - top));
  }
}
