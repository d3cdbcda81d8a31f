package dev.tally.trainer.augment;

import dev.tally.reader.glyph.GrayStrip;
import dev.tally.reader.glyph.Strip;
import dev.tally.reader.image.GrayPicture;
import dev.tally.trainer.augment.Sheet.Lean;
import dev.tally.trainer.data.NumberCell;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Photographs of written lines as a text detector cuts them out: one hand's number on a form, with rules, neighbours and labels, or
 * what is no number; and real cells of tables. The pixels are {@link GrayStrip}'s, as in reading. Keeps its buffers: one a thread.
 */
public final class PhotoLines {
  /** Shares of the lines, as the network for lines was trained; what stands between is written numbers. */
  private static final double CELLS = 0.1;
  private static final double SMALLEST = 13;
  private static final double LARGEST = 44;

  private final WritingHands hands;
  private final double strange;
  private final int columns;
  private final LinePen pen;
  private final LineWriting writing;
  private final Sheet sheet = new Sheet();
  private final Exposure exposure = new Exposure();

  /**
   * A writer.
   *
   * @param each how each digit that is a picture is distorted
   * @param strange share of the lines that are, or stand beside, what is no number; 0..1
   * @param columns of a strip, {@link Strip#WIDTH} or less
   */
  public PhotoLines(WritingHands hands, Augmentation each, double strange, int columns) {
    this.columns = columns;
    this.hands = hands;
    this.strange = strange;
    this.pen = new LinePen(new Distorter(each, hands.mnist()));
    this.writing = new LineWriting(pen, new NonDigits(hands.mnist()));
  }

  /**
   * A crop and what it says.
   *
   * @param spelled its digits, with a point wherever anything but a gap parts two of them; empty where it shows no number
   */
  public record Line(GrayPicture crop, String spelled) {}

  /**
   * Writes a line's strip over {@code pixels[at..]}, as many columns as were asked for; lines that are longer are not written.
   *
   * @return what it spells, as in {@link Line}
   */
  public String write(float[] pixels, int at, RandomGenerator random) {
    for (;;) {
      Line line = line(random);
      GrayStrip strip = GrayStrip.lay(line.crop);
      if (columns == Strip.WIDTH || strip.end() <= columns - Strip.MARGIN / 2) {
        byte[] ink = strip.strip().pixels();
        for (int i = 0; i < Strip.HEIGHT * columns; i++) {
          pixels[at + i] = (ink[i / columns * Strip.WIDTH + i % columns] & 0xff) / 255f;
        }
        return line.spelled;
      }
    }
  }

  /** A line as it would be cut out of a photo. */
  public Line line(RandomGenerator random) {
    List<NumberCell> cells = hands.cells();
    if (!cells.isEmpty() && random.nextDouble() < CELLS) {
      return cell(cells.get(random.nextInt(cells.size())), random);
    }
    double height = SMALLEST * Math.pow(LARGEST / SMALLEST, random.nextDouble());
    boolean strangers = random.nextDouble() < strange;
    boolean none = strangers && random.nextInt(5) < 3;
    String text = LineText.amount(random);
    double x = 3 * height;
    sheet.begin((int) (height * (14 + 1.1 * text.length())), (int) (5 * height));
    double foot = 3 * height;
    Lean lean = new Lean(0.15 + 0.2 * random.nextGaussian(), 0.02 * random.nextGaussian(), foot,
        x + 0.3 * height * text.length());
    pen.take(hands.any(random), height, lean, random);
    double margin = height * margin(random);
    if (random.nextInt(4) == 0) {
      neighbours(x, foot, height, margin, random);
    }
    if (none) {
      stranger(text, x, foot, random);
    } else {
      writing.number(sheet, text, x, foot, random);
    }
    double[] box = {writing.left(), writing.top(), writing.right(), writing.bottom()};
    double leftMargin = Math.max(margin, random.nextInt(4) == 0 ? height * random.nextDouble() : 0);
    double rightMargin = Math.max(margin, random.nextInt(4) == 0 ? height * random.nextDouble() : 0);
    if (strangers && !none) {
      double gap = height * (0.35 + 0.6 * random.nextDouble());
      int letters = 2 + random.nextInt(6);
      double before = Math.max(0.2 * height, box[0] - gap - letters * 0.85 * height);
      writing.words(sheet, before, foot, letters, random);
      // Words that turn out long would run into the number: they are cut off by the crop then.
      if (writing.right() < box[0] - 0.2 * height) {
        leftMargin = Math.max(leftMargin, box[0] - writing.left() + 0.1 * height);
      }
    }
    if (!strangers && random.nextInt(4) == 0) {
      double sign = PrintedForm.sign(sheet, box[0], foot, height, random);
      // Detectors cut before the sign, behind it and through it.
      leftMargin = Math.max(leftMargin, (box[0] - sign) * Math.min(1.2, 1.6 * random.nextDouble()));
    }
    PrintedForm.print(sheet, box, height, random);
    return new Line(cut(box, leftMargin, rightMargin, margin, height, random),
        none ? "" : LineText.spelled(text));
  }

  /** Of a digit's height: tight, usual, loose. */
  private static double margin(RandomGenerator random) {
    int kind = random.nextInt(10);
    return kind < 3
        ? 0.14 * random.nextDouble() - 0.02
        : kind < 8 ? 0.08 + 0.27 * random.nextDouble() : 0.3 + 0.35 * random.nextDouble();
  }

  private GrayPicture cut(double[] box, double leftMargin, double rightMargin, double margin, double height,
      RandomGenerator random) {
    Lean lean = pen.lean();
    double leftmost = box[0]
        + Math.min(0, Math.min(lean.slant() * (lean.foot() - box[1]), lean.slant() * (lean.foot() - box[3])));
    double rightmost = box[2]
        + Math.max(0, Math.max(lean.slant() * (lean.foot() - box[1]), lean.slant() * (lean.foot() - box[3])));
    double sink = Math.abs(lean.tilt()) * (box[2] - box[0]) / 2;
    int left = (int) Math.floor(leftmost - leftMargin);
    int right = (int) Math.ceil(rightmost + rightMargin);
    int top = (int) Math.floor(box[1] - sink - margin * (0.6 + 0.8 * random.nextDouble()));
    int bottom = (int) Math.ceil(box[3] + sink + margin * (0.6 + 0.8 * random.nextDouble()));
    return exposure.of(sheet, left, top, Math.max(8, right - left), Math.max(8, bottom - top), height,
        pen.dark(), random);
  }

  /** The lines above and below reach into a loose crop. */
  private void neighbours(double x, double foot, double height, double margin, RandomGenerator random) {
    double pitch = height * (1.15 + 0.8 * random.nextDouble());
    if (pitch > 1.3 * height + 1.5 * margin) {
      return;
    }
    for (int side = -1; side <= 1; side += 2) {
      if (random.nextInt(3) > 0) {
        double from = x + height * (2 * random.nextDouble() - 1);
        if (random.nextInt(4) == 0) {
          writing.words(sheet, from, foot + side * pitch, 3 + random.nextInt(5), random);
        } else {
          writing.number(sheet, LineText.amount(random), from, foot + side * pitch, random);
        }
      }
    }
  }

  private void stranger(String text, double x, double foot, RandomGenerator random) {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> writing.words(sheet, x, foot, 1 + random.nextInt(11), random);
      case 5, 6 -> writing.scribble(sheet, x, foot, random);
      case 7 -> {
        writing.number(sheet, text, x, foot, random);
        writing.crossOut(sheet, foot, random);
      }
      // An empty cell: what stands there is white.
      default -> {
        writing.words(sheet, x, foot, 2 + random.nextInt(6), random);
        sheet.begin(sheet.width(), sheet.height());
      }
    }
  }

  /** All of these books' values have one decimal, behind a comma. */
  private static String spelled(String digits) {
    int whole = digits.length() - 1;
    return whole < 1 ? digits : digits.substring(0, whole) + "." + digits.substring(whole);
  }

  /** The middle of a cell's picture, cut more or less closely: what stands beside it is behind rules. */
  static Line cell(NumberCell cell, RandomGenerator random) {
    int width = cell.picture().width();
    int height = cell.picture().height();
    int left = (int) (width * (0.15 + 0.07 * random.nextDouble()));
    int right = (int) (width * (0.80 + 0.07 * random.nextDouble()));
    int top = (int) (height * (0.24 + 0.1 * random.nextDouble()));
    int bottom = (int) (height * (0.72 + 0.1 * random.nextDouble()));
    return new Line(cell.picture().crop(left, top, right - left, bottom - top), spelled(cell.digits()));
  }
}
