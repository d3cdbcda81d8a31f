package dev.tally.trainer.augment;

import java.util.random.RandomGenerator;

/** What stands on lines that hold an amount: digits, and the marks that people put between, before and behind them. */
final class LineText {
  static final int MOST_DIGITS = 9;
  /** How often a line has one digit, two, and so on, of 100. */
  private static final int[] LENGTHS = {6, 10, 17, 21, 21, 13, 7, 3, 2};
  private static final String[] ENDS = {".", ".-", "-", "=", ",-", "/-", ",", "--", ".=", "x", "/=", " -",
      "~", " ~", ".~", " /-", "|-", "|~", "|=", "| -"};
  private static final String[] STARTS = {"$", "=", "#", "-", "x", "₹", "€", "£", "Rs", "Rs.", "$ ", "₹ "};

  private LineText() {}

  /** From here on small and raised, as cents are written behind an amount. */
  static final char RAISED = '^';
  /** Here a form parts its column of cents, by a rule as a rule. */
  static final char COLUMN = '|';

  /**
   * What a network is to spell: the digits, and a point wherever anything but a gap parts two of them. Many a hand spaces all its
   * digits so widely that a gap says nothing.
   *
   * @param text of this class
   */
  static String spelled(String text) {
    return text.replaceAll("(?<=[0-9]) *[.,^|] *(?=[0-9])", "_").replaceAll("[^0-9_]", "").replace('_', '.');
  }

  /**
   * Digits, marks of {@code . , - = / x #}, currency signs, {@code ~} for a long dash, gaps, {@link #RAISED} and {@link #COLUMN}.
   */
  static String any(RandomGenerator random) {
    StringBuilder digits = new StringBuilder();
    int length = length(random);
    int zeros = length > 1 && random.nextInt(3) == 0 ? 1 + random.nextInt(Math.min(length - 1, 5)) : 0;
    while (digits.length() < length - zeros) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    digits.append("0".repeat(zeros));
    if (random.nextInt(5) < 3) {
      part(digits, length, random);
    }
    if (random.nextInt(3) == 0) {
      digits.append(ENDS[random.nextInt(ENDS.length)]);
    }
    if (random.nextInt(10) == 0) {
      digits.insert(0, STARTS[random.nextInt(STARTS.length)]);
    }
    return digits.toString();
  }

  /**
   * The same as amounts are: a leading digit is small more often than not (Benford's law), never a nought but before cents, marks end
   * every other one, and some are whole dollars.
   */
  static String amount(RandomGenerator random) {
    StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? wholeDollars(random) : any(random));
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        if ((text.charAt(i) == '0' && random.nextInt(4) > 0) || random.nextInt(3) > 0) {
          text.setCharAt(i, (char) ('0' + (int) Math.pow(10, random.nextDouble())));
        }
        break;
      }
    }
    if (Character.isDigit(text.charAt(text.length() - 1)) && random.nextInt(5) == 0) {
      text.append(ENDS[random.nextInt(ENDS.length)]);
    }
    return text.toString();
  }

  /** Such as {@code $1,500.00} or {@code 1,500}: the point and the noughts behind it are what must be told apart. */
  private static String wholeDollars(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(4);
    boolean round = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      text.append((char) ('0' + (round && i > 0 && i == length - 1 ? 0 : random.nextInt(10))));
    }
    if (length > 3 && random.nextBoolean()) {
      text.insert(length - 3, ',');
    }
    if (random.nextInt(3) == 0) {
      text.insert(0, '$');
    }
    int cents = random.nextInt(6);
    return text.append(cents == 0 ? ",00" : cents < 4 ? ".00" : "").toString();
  }

  private static int length(RandomGenerator random) {
    int place = random.nextInt(100);
    int length = 0;
    while (place >= LENGTHS[length]) {
      place -= LENGTHS[length++];
    }
    return length + 1;
  }

  /** Cents, and thousands by threes. */
  private static void part(StringBuilder digits, int length, RandomGenerator random) {
    int whole = length;
    if (length > 2 && random.nextInt(4) > 0) {
      whole -= 2;
      boolean raised = random.nextInt(3) == 0;
      if (raised && random.nextInt(3) == 0) {
        digits.replace(whole, length, "00");
      }
      char mark = "...,".charAt(random.nextInt(4));
      digits.insert(whole, raised ? RAISED : random.nextInt(3) == 0 ? COLUMN : mark);
      if (random.nextInt(3) == 0) {
        return;
      }
    }
    char mark = ",,,. ".charAt(random.nextInt(5));
    // In India the thousands are parted by twos.
    int group = random.nextInt(4) == 0 ? 2 : 3;
    for (int place = whole - 3; place > 0; place -= group) {
      digits.insert(place, mark);
    }
  }
}
