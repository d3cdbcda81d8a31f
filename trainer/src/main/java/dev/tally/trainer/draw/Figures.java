package dev.tally.trainer.draw;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a hand writes amounts on one bill.
 *
 * @param symbol before or behind the number; empty for none
 * @param grouped whether thousands are set apart
 * @param cents what stands for none of them
 */
record Figures(Land land, String symbol, boolean grouped, Cents cents) {
  /** What follows a whole amount. */
  enum Cents {
    NOTHING(""), NOUGHTS(""), RAISED(""), STROKE("/-"), DASH("-"), DOUBLE("=");

    private final String ending;

    Cents(String ending) {
      this.ending = ending;
    }
  }

  /** As it is written: the ending stands high and small where it is raised. */
  record Text(String whole, String raised) {}

  static Figures random(Land land, RandomGenerator random) {
    List<Cents> usual = land.indian()
        ? List.of(Cents.NOTHING, Cents.STROKE, Cents.STROKE, Cents.DASH, Cents.DOUBLE, Cents.NOUGHTS)
        : List.of(Cents.NOTHING, Cents.NOUGHTS, Cents.NOUGHTS, Cents.NOUGHTS, Cents.RAISED, Cents.DASH);
    String symbol = random.nextInt(3) == 0 ? land.symbol(random) : "";
    return new Figures(land, symbol, random.nextBoolean(), usual.get(random.nextInt(usual.size())));
  }

  Figures without() {
    return new Figures(land, "", grouped, cents);
  }

  Figures with(String sign) {
    return new Figures(land, sign, grouped, cents);
  }

  /** Whole amounts of a bill that shows cents elsewhere keep them; an amount with cents always shows them. */
  Text text(long minor) {
    String units = land.whole(minor / 100, grouped).replace(' ', '.');
    boolean before = !symbol.isEmpty() && !symbol.equals("€");
    String start = before ? symbol + " " + units : units;
    if (cents == Cents.RAISED) {
      return new Text(start, Land.cents(minor));
    }
    boolean shown = minor % 100 != 0 || cents == Cents.NOUGHTS;
    String text = start + (shown ? land.decimal + Land.cents(minor) : cents.ending);
    return new Text(symbol.equals("€") && shown ? text + " " + symbol : text, "");
  }

  /** The same as one text. */
  String plain(long minor) {
    Text text = text(minor);
    return text.raised.isEmpty() ? text.whole : text.whole + land.decimal + text.raised;
  }
}
