package dev.tally.trainer.augment;

import dev.tally.reader.glyph.Glyph;
import dev.tally.reader.glyph.Strip;
import dev.tally.trainer.data.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes lines of digits as one hand would: digits of MNIST, distorted each and all alike, close together or joined, with marks
 * between; then what paper and cleaning leave of them. The result looks like a {@link Strip} without having been one: to write
 * large and normalise would cost more than learning from it. Keeps its buffers: one a thread.
 */
public final class WrittenLines {
  private static final int SIDE = Glyph.SIDE;
  private static final int WIDTH = Strip.WIDTH;
  private static final int HEIGHT = Strip.HEIGHT;
  private static final float EDGE = 0.25f;
  private static final int LONGEST = WIDTH - 2 * Strip.MARGIN;
  /** What a place says that has neither digit nor mark. */
  public static final int BLANK = Strip.CLASSES - 1;
  /** In a box that is one high; the foot of the line at 1. */
  static final Map<Character, List<PenStroke>> MARKS = marks("""
      . .02,.94 .05,.97
      , .07,.9 .06,1.02 .0,1.14
      - ~.0,.55 .22,.52 .44,.54
      ~ ~.0,.56 .4,.5 .8,.54 1.1,.53
      = ~.0,.42 .2,.4 .42,.41 | ~.02,.66 .2,.63 .44,.65
      / .32,.0 .0,1.05
      x .0,.4 .4,.95 | .4,.4 .0,.95
      # .15,.1 .05,.95 | .4,.1 .3,.95 | .0,.35 .5,.32 | .0,.7 .48,.67
      $ ~.5,.15 .3,.05 .08,.2 .25,.45 .5,.62 .4,.88 .2,.92 .02,.82 | .28,-.1 .26,1.1
      ₹ .0,.04 .5,.04 | .0,.28 .5,.28 | ~.1,.04 .42,.16 .1,.5 | .1,.5 .42,1
      € ~.52,.1 .2,.08 .1,.5 .2,.9 .5,.9 | .0,.4 .42,.38 | .0,.62 .38,.6
      £ ~.48,.18 .28,.0 .14,.3 .2,.65 .04,1 | .04,1 .5,.95 | .04,.55 .4,.52
      R .02,1 .04,.0 | ~.04,.02 .4,.06 .36,.4 .06,.5 | .16,.5 .44,1
      s ~.34,.5 .1,.54 .12,.7 .32,.8 .2,.98 .0,.92
      """);

  private final Pool pool;
  private final double strange;
  private final Distorter distorter;
  private final NonDigits nonDigits;
  private final List<Mark> marks = new ArrayList<>();
  private final float[] line = new float[WIDTH * HEIGHT];
  private final LineWear wear = new LineWear();

  /** Where a piece of ink goes: columns from {@code left}, rows from {@code top}. */
  private record Mark(float[] ink, int x, int y, int columns, int rows, double left, double top, double width,
      double height) {}

  /** The digits to write with, found by what they are. Any number of threads may use it. */
  public static final class Pool {
    private final Digits digits;
    private final int[][] byLabel = new int[Digits.CLASSES][];

    /** Throws {@link IllegalArgumentException} where a digit is missing. */
    public Pool(Digits digits) {
      this.digits = digits;
      for (int label = 0; label < byLabel.length; label++) {
        int wanted = label;
        byLabel[label] = IntStream.range(0, digits.size()).filter(i -> digits.label(i) == wanted).toArray();
        if (byLabel[label].length == 0) {
          throw new IllegalArgumentException("lines cannot be written without a " + label);
        }
      }
    }

    private void any(int label, float[] ink, RandomGenerator random) {
      digits.toInput(byLabel[label][random.nextInt(byLabel[label].length)], ink, 0);
    }
  }

  /**
   * A writer.
   *
   * @param each how each digit is distorted
   * @param strange share of the lines that are, or end in, what is no digit; 0..1
   */
  public WrittenLines(Pool pool, Augmentation each, double strange) {
    this.pool = pool;
    this.strange = strange;
    this.distorter = new Distorter(each, pool.digits);
    this.nonDigits = new NonDigits(pool.digits);
  }

  /**
   * Writes a line over {@code pixels[at..]}: {@link Strip#PIXELS} floats, paper 0, ink 1.
   *
   * @return its digits, with a point wherever anything but a gap parts two of them; empty for a line of what is none
   */
  public String write(float[] pixels, int at, RandomGenerator random) {
    marks.clear();
    boolean strangers = random.nextDouble() < strange;
    boolean none = strangers && random.nextBoolean();
    String text = none ? "" : LineText.any(random);
    if (none && random.nextInt(4) > 0) {
      word(random);
    } else {
      lay(text, strangers ? 1 + random.nextInt(none ? 5 : 1) : 0, random);
    }
    Arrays.fill(line, 0);
    double slant = 0.12 * random.nextGaussian();
    double tilt = 0.02 * random.nextGaussian();
    marks.forEach(mark -> draw(mark, slant, tilt));
    wear.apply(line, random);
    place(pixels, at, random);
    return LineText.spelled(text);
  }

  private static Map<Character, List<PenStroke>> marks(String lines) {
    return lines.lines()
        .collect(Collectors.toMap(line -> line.charAt(0), line -> PenStroke.read(line.substring(2))));
  }

  private void lay(String text, int strangers, RandomGenerator random) {
    double height = Strip.DIGIT * Math.clamp(1 + 0.1 * random.nextGaussian(), 0.7, 1.25);
    double wide = Math.exp(0.25 * random.nextGaussian() + 0.05);
    double distance = Math.max(-1.5, 2 + 2.2 * random.nextGaussian())
        + (random.nextInt(6) == 0 ? 4 + 8 * random.nextDouble() : 0);
    boolean joins = random.nextInt(5) == 0;
    boolean joinsZeros = random.nextInt(3) == 0;
    double ending = random.nextBoolean() ? 0.4 + 0.6 * random.nextDouble() : 1;
    double foot = HEIGHT / 2.0 + height / 2;
    int zerosFrom = text.length();
    while (zerosFrom > 0 && "0., -=/~x".indexOf(text.charAt(zerosFrom - 1)) >= 0) {
      zerosFrom--;
    }
    double x = 0;
    double small = 1;
    double raised = 0;
    double centsFrom = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == LineText.RAISED) {
        small = 0.5 + 0.3 * random.nextDouble();
        raised = height * (1 - small) * (0.5 + 0.6 * random.nextDouble());
        x += 3 * random.nextDouble();
        centsFrom = x;
        continue;
      }
      boolean digit = Character.isDigit(c);
      double size = small * height * (1 + 0.07 * random.nextGaussian());
      double lift = raised + 0.05 * height * random.nextGaussian();
      if (i >= zerosFrom && c == '0') {
        size *= ending;
        lift += random.nextInt(3) == 0 ? (height - size) * random.nextDouble() : 0;
      }
      if (c == LineText.COLUMN) { // its rule was taken out
        x += distance + 4 + 10 * random.nextDouble();
        continue;
      }
      if (c == ' ') {
        x += 3 + 9 * random.nextDouble();
        continue;
      }
      x += digit ? 0 : 3 * random.nextDouble();
      Mark mark = digit
          ? digit(c - '0', x, foot - lift, size, wide * (1 + 0.08 * random.nextGaussian()), random)
          : sign(c, x, foot - lift, size, random);
      boolean neighbours = digit && i > 0 && Character.isDigit(text.charAt(i - 1));
      if (neighbours && (joins || (joinsZeros && i > zerosFrom)) && random.nextInt(3) > 0) {
        join(marks.getLast(), mark, random);
      }
      marks.add(mark);
      x = Math.max(x - 1, mark.left + mark.width + distance + 1.3 * random.nextGaussian())
          + (digit ? 0 : 2 * random.nextDouble());
    }
    if (centsFrom >= 0 && random.nextInt(3) == 0) {
      Mark dash = sign('~', centsFrom, 0, height, random);
      marks.add(new Mark(dash.ink, dash.x, dash.y, dash.columns, dash.rows, centsFrom,
          foot - raised + 1 + 2 * random.nextDouble(), x - centsFrom, dash.height));
    }
    for (int i = 0; i < strangers; i++) {
      Mark mark = stranger(x + 4 * random.nextDouble(), foot, height, random);
      marks.add(mark);
      x = mark.left + mark.width + 2;
    }
    squeeze();
  }

  /** One or two words of print or of a hand. */
  private void word(RandomGenerator random) {
    boolean printed = random.nextInt(3) > 0;
    long font = random.nextLong();
    double wide = 0.7 + 0.6 * random.nextDouble();
    double height = Strip.DIGIT * (0.8 + 0.4 * random.nextDouble());
    double gap = 4 * random.nextDouble();
    double x = 0;
    int letters = 1 + random.nextInt(12);
    // Never most of a word: OIL could be a number, TOTAL is none.
    int likeDigits = random.nextInt(1 + letters / 2);
    for (int left = letters; left > 0; left--) {
      boolean likeDigit = random.nextInt(left) < likeDigits;
      likeDigits -= likeDigit ? 1 : 0;
      float[] ink = new float[Glyph.PIXELS];
      nonDigits.letter(printed, likeDigit, ink, 0, random, new SplittableRandom(font));
      int[] box = box(ink);
      double size = height * (random.nextInt(3) == 0 ? 0.7 : 1);
      double scale = size / Math.max(box[3], 0.75 * box[2]);
      marks.add(new Mark(ink, box[0], box[1], box[2], box[3], x, HEIGHT / 2.0 + height / 2 - scale * box[3],
          scale * wide * box[2], scale * box[3]));
      x = marks.getLast().left + marks.getLast().width + gap + (random.nextInt(8) == 0 ? height / 2 : 0);
    }
    squeeze();
  }

  private Mark digit(int label, double x, double foot, double size, double wide, RandomGenerator random) {
    float[] ink = new float[Glyph.PIXELS];
    pool.any(label, ink, random);
    distorter.distort(label, ink, 0, random);
    int[] box = box(ink);
    double scale = size / Math.max(box[3], 0.75 * box[2]);
    double height = scale * box[3];
    return new Mark(ink, box[0], box[1], box[2], box[3], x, foot - height, scale * wide * box[2], height);
  }

  private Mark sign(char c, double x, double foot, double size, RandomGenerator random) {
    float[] ink = new float[Glyph.PIXELS];
    double width = 2 + 1.6 * random.nextDouble();
    double longer = 0.7 + 0.9 * random.nextDouble();
    for (PenStroke stroke : MARKS.get(c)) {
      float[] p = stroke.pieces();
      double tremble = 0.05 * random.nextGaussian();
      for (int i = 0; i + 3 < p.length; i += 2) {
        Stroke.draw(ink, SIDE, 4 + 20 * longer * p[i], 3 + 20 * (p[i + 1] + tremble),
            4 + 20 * longer * p[i + 2], 3 + 20 * (p[i + 3] - tremble), width);
      }
    }
    int[] box = box(ink);
    double scale = size / 20;
    return new Mark(ink, box[0], box[1], box[2], box[3], x, foot - scale * (23 - box[1]), scale * box[2],
        scale * box[3]);
  }

  private Mark stranger(double x, double foot, double height, RandomGenerator random) {
    float[] ink = new float[Glyph.PIXELS];
    nonDigits.make(ink, 0, random);
    int[] box = box(ink);
    double scale = height * (0.6 + 0.5 * random.nextDouble()) / Math.max(box[2], box[3]);
    return new Mark(ink, box[0], box[1], box[2], box[3], x, foot - scale * box[3], scale * box[2],
        scale * box[3]);
  }

  /** From the lower or upper right of one to the left of the next, as a pen that stays on the paper. */
  private void join(Mark from, Mark to, RandomGenerator random) {
    double share = random.nextBoolean() ? 0.15 * random.nextDouble() : 0.85 + 0.15 * random.nextDouble();
    double x0 = from.left + from.width * (0.6 + 0.35 * random.nextDouble());
    double y0 = from.top + share * from.height;
    double x1 = to.left + to.width * (0.05 + 0.35 * random.nextDouble());
    double y1 = to.top + (random.nextBoolean() ? share : random.nextDouble()) * to.height;
    double left = Math.min(x0, x1) - 2;
    double top = Math.min(y0, y1) - 2;
    double side = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) + 4;
    if (side > SIDE || x1 < x0 - 4) {
      return;
    }
    float[] ink = new float[Glyph.PIXELS];
    Stroke.draw(ink, SIDE, x0 - left, y0 - top, x1 - left, y1 - top, 1.8 + random.nextDouble());
    marks.add(new Mark(ink, 0, 0, SIDE, SIDE, left, top, SIDE, SIDE));
  }

  /** Into the strip, if the line is too long. */
  private void squeeze() {
    double right = marks.stream().mapToDouble(mark -> mark.left + mark.width).max().orElse(1);
    double left = marks.stream().mapToDouble(Mark::left).min().orElse(0);
    double share = Math.min(1, (LONGEST - 4) / (right - left));
    marks.replaceAll(m -> new Mark(m.ink, m.x, m.y, m.columns, m.rows, share * (m.left - left) + 2, m.top,
        share * m.width, m.height));
  }

  private void draw(Mark mark, double slant, double tilt) {
    double perX = mark.columns / mark.width;
    double perY = mark.rows / mark.height;
    int top = (int) Math.max(0, Math.floor(mark.top) - 4);
    int bottom = (int) Math.min(HEIGHT - 1, Math.ceil(mark.top + mark.height) + 4);
    for (int y = top; y <= bottom; y++) {
      double lean = slant * (HEIGHT / 2.0 - y);
      int from = (int) Math.max(0, Math.floor(mark.left + lean) - 2);
      int to = (int) Math.min(WIDTH - 1, Math.ceil(mark.left + mark.width + lean) + 2);
      for (int x = from; x <= to; x++) {
        double u = (x + 0.5 - mark.left - lean) * perX - 0.5;
        double v = (y + 0.5 - mark.top - tilt * (x - WIDTH / 3.0)) * perY - 0.5;
        if (u > -1 && u < mark.columns && v > -1 && v < mark.rows) {
          int i = y * WIDTH + x;
          line[i] = Math.max(line[i], ink(mark, u, v));
        }
      }
    }
  }

  private static float ink(Mark mark, double u, double v) {
    int x = (int) Math.floor(u);
    int y = (int) Math.floor(v);
    float a = (float) (u - x);
    float b = (float) (v - y);
    float upper = (1 - a) * pixel(mark, x, y) + a * pixel(mark, x + 1, y);
    float lower = (1 - a) * pixel(mark, x, y + 1) + a * pixel(mark, x + 1, y + 1);
    return (1 - b) * upper + b * lower;
  }

  private static float pixel(Mark mark, int x, int y) {
    int column = mark.x + x;
    int row = mark.y + y;
    return x < 0 || y < 0 || x >= mark.columns || y >= mark.rows || column >= SIDE || row >= SIDE
        ? 0
        : mark.ink[row * SIDE + column];
  }

  private static int[] box(float[] ink) {
    int left = SIDE - 1;
    int right = 0;
    int top = SIDE - 1;
    int bottom = 0;
    for (int i = 0; i < Glyph.PIXELS; i++) {
      if (ink[i] > EDGE) {
        left = Math.min(left, i % SIDE);
        right = Math.max(right, i % SIDE);
        top = Math.min(top, i / SIDE);
        bottom = Math.max(bottom, i / SIDE);
      }
    }
    return right < left
        ? new int[] {0, 0, SIDE, SIDE}
        : new int[] {left, top, right - left + 1, bottom - top + 1};
  }

  /** As {@code StripNormalizer} does: the first ink at the margin, the centre of mass in the middle; a little off now and then. */
  private void place(float[] pixels, int at, RandomGenerator random) {
    double mass = 0;
    double moment = 0;
    int left = WIDTH;
    int top = HEIGHT;
    int bottom = 0;
    float peak = 1e-3f;
    for (int i = 0; i < line.length; i++) {
      float v = line[i];
      mass += v;
      int row = i / WIDTH;
      moment += v * (row + 0.5);
      peak = Math.max(peak, v);
      if (v > EDGE) {
        left = Math.min(left, i % WIDTH);
        top = Math.min(top, row);
        bottom = row;
      }
    }
    int right = Strip.MARGIN - Math.min(left, WIDTH / 2) + random.nextInt(3) - 1;
    int down = mass == 0 ? 0 : (int) Math.round(HEIGHT / 2.0 - moment / mass);
    down = Math.clamp(down, -top, Math.max(-top, HEIGHT - 1 - bottom));
    float full = (float) (1 - 0.2 * random.nextDouble()) / peak;
    Arrays.fill(pixels, at, at + Strip.PIXELS, 0);
    for (int y = Math.max(0, -down); y < Math.min(HEIGHT, HEIGHT - down); y++) {
      for (int x = Math.max(0, -right); x < Math.min(WIDTH, WIDTH - right); x++) {
        pixels[at + (y + down) * WIDTH + x + right] = line[y * WIDTH + x] * full;
      }
    }
  }
}
