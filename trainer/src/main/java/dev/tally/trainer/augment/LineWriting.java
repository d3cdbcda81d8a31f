package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes a line's text onto a sheet, as people write amounts: marks between, noughts small or joined, cents raised and underlined. */
final class LineWriting {
  private static final String ENDING = "0., -=/~x";

  private final LinePen pen;
  private final NonDigits nonDigits;
  private final float[] letter = new float[Glyph.PIXELS];
  /** Where the writing at hand ends on the left and on the right, and how far up and down it reaches. */
  private double left;
  private double right;
  private double top;
  private double bottom;

  LineWriting(LinePen pen, NonDigits nonDigits) {
    this.pen = pen;
    this.nonDigits = nonDigits;
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double top() {
    return top;
  }

  double bottom() {
    return bottom;
  }

  private void reaches(double fromX, double toX, double fromY, double toY) {
    left = Math.min(left, fromX);
    right = Math.max(right, toX);
    top = Math.min(top, fromY);
    bottom = Math.max(bottom, toY);
  }

  private void begin(double x, double foot) {
    left = x;
    right = x;
    top = foot - 0.7 * pen.height();
    bottom = foot;
  }

  /** A text of {@link LineText}, from x on. */
  void number(Sheet sheet, String text, double x, double foot, RandomGenerator random) {
    begin(x, foot);
    double height = pen.height();
    double unit = height / 20;
    double wide = Math.exp(0.2 * random.nextGaussian());
    double apart = unit * (Math.max(-1, 2.2 + 2.2 * random.nextGaussian())
        + (random.nextInt(6) == 0 ? 4 + 10 * random.nextDouble() : 0));
    boolean joins = random.nextInt(8) == 0;
    boolean joinsNoughts = random.nextInt(3) == 0;
    double ending = random.nextBoolean() ? 0.4 + 0.6 * random.nextDouble() : 1;
    double climb = 0.03 * random.nextGaussian();
    // Who writes amounts often presses the point, so that it is as large as a small nought, and sets it off the line.
    double pressed = random.nextInt(5) < 2 ? 1.4 + 1.8 * random.nextDouble() : 1;
    double raisedPoint = random.nextInt(4) == 0 ? 0.4 * random.nextDouble() : 0;
    double longComma = 1 + 2 * Math.pow(random.nextDouble(), 2);
    int noughtsFrom = text.length();
    while (noughtsFrom > 0 && ENDING.indexOf(text.charAt(noughtsFrom - 1)) >= 0) {
      noughtsFrom--;
    }
    double small = 1;
    double raised = 0;
    double centsFrom = -1;
    double at = x;
    double lastRight = x;
    double lastFoot = foot;
    double lastSize = height;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == LineText.RAISED) {
        small = 0.45 + 0.35 * random.nextDouble();
        raised = height * (1 - small) * (0.5 + 0.6 * random.nextDouble());
        at += 3 * unit * random.nextDouble();
        centsFrom = at;
        continue;
      }
      if (c == ' ') {
        at += unit * (3 + 9 * random.nextDouble());
        continue;
      }
      if (c == LineText.COLUMN) {
        boolean ruled = random.nextInt(4) > 0;
        double gap = ruled
            ? unit * (2 + 10 * random.nextDouble())
            : apart + unit * (6 + 14 * random.nextDouble());
        if (ruled) {
          PrintedForm.column(sheet, at + gap * (0.2 + 0.6 * random.nextDouble()), foot, height, random);
        }
        at += gap;
        continue;
      }
      boolean digit = Character.isDigit(c);
      double size = small * height * Math.clamp(1 + 0.08 * random.nextGaussian(), 0.75, 1.3);
      double lift = raised + height * (0.045 * random.nextGaussian() + climb * (i - 2));
      if (i >= noughtsFrom && c == '0') {
        size *= ending;
        lift += random.nextInt(3) == 0 ? (height - size) * random.nextDouble() : 0;
      }
      at += digit ? 0 : 3 * unit * random.nextDouble();
      double across = digit
          ? pen.digit(sheet, c - '0', at, foot - lift, size, wide * (1 + 0.08 * random.nextGaussian()),
              random)
          : pen.mark(sheet, WrittenLines.MARKS.get(c), at, foot - lift - (c == '.' ? raisedPoint * size : 0),
              c == ',' ? longComma * size : size, 0.7 + 0.9 * random.nextDouble(),
              c == '.' || c == ',' ? pressed : 1, random);
      boolean neighbours = digit && i > 0 && Character.isDigit(text.charAt(i - 1));
      if (neighbours && (joins || (joinsNoughts && i > noughtsFrom)) && random.nextInt(3) > 0) {
        double share = random.nextInt(3) == 0 ? 0.9 : 0.1 + 0.2 * random.nextDouble();
        sheet.stroke(pen.lean(), lastRight - 0.15 * lastSize, lastFoot - share * lastSize, at + 0.2 * across,
            foot - lift - share * size, pen.width(), pen.dark());
      }
      reaches(at, at + across, foot - lift - size,
          foot - lift + (c == ',' ? 0.15 * longComma * size : c == '/' ? 0.15 * size : 0));
      lastRight = at + across;
      lastFoot = foot - lift;
      lastSize = size;
      // A currency sign is often written into the first digit.
      boolean touches = c == '$' && random.nextInt(3) == 0;
      at = touches
          ? lastRight - 2 * unit * random.nextDouble()
          : Math.max(at - unit, lastRight + apart + 1.2 * unit * random.nextGaussian())
              + (digit ? 0 : 2 * unit * random.nextDouble());
    }
    if (centsFrom >= 0 && random.nextInt(3) > 0) {
      underline(sheet, centsFrom, lastRight, foot - raised + height * (0.06 + 0.1 * random.nextDouble()),
          random);
      if (random.nextBoolean()) {
        underline(sheet, centsFrom, lastRight, foot - raised + height * (0.2 + 0.1 * random.nextDouble()),
            random);
      }
    }
  }

  private void underline(Sheet sheet, double from, double to, double y, RandomGenerator random) {
    double end = 0.1 * pen.height();
    sheet.stroke(pen.lean(), from - end * random.nextDouble(), y + 0.5 * end * random.nextGaussian(),
        to + end * random.nextDouble(), y + 0.5 * end * random.nextGaussian(), pen.width(), pen.dark());
    reaches(from, to, y, y + pen.width());
  }

  /** One or two words, in print or by hand. */
  void words(Sheet sheet, double x, double foot, int letters, RandomGenerator random) {
    begin(x, foot);
    boolean printed = random.nextInt(3) > 0;
    long font = random.nextLong();
    double wide = 0.7 + 0.6 * random.nextDouble();
    double height = pen.height() * (0.7 + 0.4 * random.nextDouble());
    double gap = height * 0.2 * random.nextDouble();
    // Never most of a word: OIL could be a number, TOTAL is none.
    int likeDigits = random.nextInt(1 + letters / 2);
    double at = x;
    for (int more = letters; more > 0; more--) {
      boolean likeDigit = random.nextInt(more) < likeDigits;
      likeDigits -= likeDigit ? 1 : 0;
      nonDigits.letter(printed, likeDigit, letter, 0, random, new SplittableRandom(font));
      double size = height * (random.nextInt(3) == 0 ? 0.7 : 1);
      double across = pen.stamp(sheet, letter, at, foot, size, wide, 0.1 * random.nextDouble() - 0.1);
      reaches(at, at + across, foot - size, foot);
      at += across + gap + (random.nextInt(8) == 0 ? height / 2 : 0);
    }
  }

  /** A signature or a scribble: loops that go nowhere. */
  void scribble(Sheet sheet, double x, double foot, RandomGenerator random) {
    begin(x, foot);
    double height = pen.height();
    double wave = height * (0.25 + 0.6 * random.nextDouble());
    double step = 0.15 + 0.35 * random.nextDouble();
    double loop = 0.9 * random.nextDouble();
    double end = x + height * (1.5 + 5 * random.nextDouble());
    double at = x;
    double u = x;
    double v = foot - height / 2;
    for (double t = 0; at < end && t < 90; t += step) {
      at += height * 0.09 * random.nextDouble();
      wave = Math.clamp(wave * Math.exp(0.3 * random.nextGaussian()), 0.1 * height, 0.6 * height);
      double nextU = at + loop * wave * Math.cos(2 * t);
      double nextV = foot - height / 2 + wave * Math.sin(2 * t);
      sheet.stroke(pen.lean(), u, v, nextU, nextV, pen.width(), pen.dark());
      reaches(nextU, nextU, nextV, nextV);
      u = nextU;
      v = nextV;
    }
  }

  /** Crosses out what was written: a zigzag, or strokes from end to end. */
  void crossOut(Sheet sheet, double foot, RandomGenerator random) {
    double height = pen.height();
    double middle = foot - height / 2;
    boolean zigzag = random.nextBoolean();
    int turns = zigzag ? 4 + random.nextInt(8) : 2 + random.nextInt(3);
    double x = left - 0.1 * height;
    double y = middle;
    for (int i = 1; i <= turns; i++) {
      double nextX = zigzag
          ? left + (right - left) * i / turns
          : i % 2 == 1 ? right + 0.1 * height : left - 0.1 * height;
      double nextY = middle
          + height * ((i % 2 == 0 ? 0.3 : -0.3) * (zigzag ? 1 : 0.5) + 0.12 * random.nextGaussian());
      sheet.stroke(pen.lean(), x, y, nextX, nextY, pen.width(), pen.dark());
      x = nextX;
      y = nextY;
    }
  }
}
