package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A printed bill with ruled columns, filled in by hand, lying flat: the page before it is photographed. Colours in the order
 * blue, green, red, as OpenCV stores them.
 */
final class BillForm {
  static final int WIDTH = 1000;
  static final int HEIGHT = 1400;
  private static final int LEFT = 60;
  private static final int RIGHT = 940;
  private static final int TOP = 380;
  private static final int ROW = 62;
  /** One in so many amounts is written otherwise than a bill's others. */
  private static final int EXCEPTION = 8;
  private static final int MOST_VOID = 2;
  /** Where columns begin, in shares of the table: particulars, quantity, rate, amount. */
  private static final double[] COLUMNS = {0.08, 0.5, 0.6, 0.74};
  private static final List<Colour> PAPERS = List.of(new Colour(235, 240, 242), new Colour(250, 250, 250),
      new Colour(200, 185, 245), new Colour(205, 238, 250));
  private static final List<Colour> PRINTS = List.of(new Colour(120, 60, 40), new Colour(50, 50, 50),
      new Colour(70, 70, 190), new Colour(80, 110, 60));
  private static final List<Colour> INKS = List.of(new Colour(150, 50, 35), new Colour(60, 45, 45),
      new Colour(120, 30, 60));

  private static final List<Colour> REDS = List.of(new Colour(50, 40, 200), new Colour(70, 120, 30));

  /** A scalar lives in native memory and would be freed with the first photo. */
  private record Colour(int blue, int green, int red) {
    Scalar scalar() {
      return new Scalar(blue, green, red, 0);
    }
  }

  /** A filled page. */
  record Page(Mat picture, List<Written> written) {}

  private final Mat page;
  private final Mat pen = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, new Scalar(0));
  private final Scalar print;
  private final Hand hand;
  private final RandomGenerator random;
  private final Set<Trait> traits;
  /** Of what the traits add: a bill without them stays as it is. */
  private final RandomGenerator extra;
  private final List<Written> written = new ArrayList<>();
  /** Whether amounts without cents are written with noughts for them. */
  private final boolean showsCents;
  /** Rows that may still be written and crossed out as a whole, and those that were. */
  private int spare;
  private int added;

  private BillForm(Hand hand, RandomGenerator random, boolean showsCents, Set<Trait> traits,
      RandomGenerator extra) {
    this.hand = hand;
    this.random = random;
    this.showsCents = showsCents;
    this.traits = traits;
    this.extra = extra;
    this.page = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, pick(PAPERS).scalar());
    this.print = pick(PRINTS).scalar();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** @param extra random numbers for what the traits add */
  static Page fill(Bill bill, Hand hand, RandomGenerator random, Set<Trait> traits, RandomGenerator extra) {
    BillForm form = new BillForm(hand, random, bill.total() % 100 != 0 || random.nextInt(3) == 0, traits,
        extra);
    form.printHead();
    int rows = bill.items().size() + 2 + random.nextInt(4);
    int foot = TOP + ROW * (rows + 1);
    form.printTable(rows, foot, bill.tax() > 0 ? 4 : 1);
    form.spare = Math.min(MOST_VOID, rows - bill.items().size() - 1);
    for (int i = 0; i < bill.items().size(); i++) {
      form.item(i, bill.items().get(i));
    }
    form.sums(bill, foot);
    Colour ink = form.pick(INKS);
    if (traits.contains(Trait.RED_PEN)) {
      ink = REDS.get(extra.nextInt(REDS.size()));
    }
    lay(form.pen, form.page, ink.scalar());
    return new Page(form.page, form.written);
  }

  /** Nothing written on it. */
  static Page blank(RandomGenerator random) {
    BillForm form = new BillForm(new Hand(Optional.empty(), 0, 1), random, false, Set.of(), random);
    form.printHead();
    int rows = 6 + random.nextInt(4);
    form.printTable(rows, TOP + ROW * (rows + 1), 4);
    return new Page(form.page, List.of());
  }

  private void printHead() {
    text("CASH BILL", 430, 50, 0.8, 2);
    text(pick(List.of("RAVI TRADERS", "HILL STORES", "SUN MEDICALS", "LAKE HARDWARE")), 200, 130, 2.2, 5);
    text("12, Station Road, Near Old Market, Phone 555 0148", 180, 180, 0.8, 1);
    text("No. " + (100 + random.nextInt(9000)), 70, 250, 1.0, 2);
    text("Date ......................", 640, 250, 0.8, 1);
    text("Name ....................................................................", 70, 320, 0.8, 1);
  }

  private void text(String text, int x, int y, double size, int thickness) {
    opencv_imgproc.putText(page, text, new Point(x, y), opencv_imgproc.FONT_HERSHEY_SIMPLEX, size, print,
        thickness, opencv_imgproc.LINE_AA, false);
  }

  private static int column(int i) {
    return (int) (LEFT + COLUMNS[i] * (RIGHT - LEFT));
  }

  private void line(int x0, int y0, int x1, int y1) {
    opencv_imgproc.line(page, new Point(x0, y0), new Point(x1, y1), print, 2, opencv_imgproc.LINE_AA, 0);
  }

  private void printTable(int rows, int foot, int sums) {
    int bottom = foot + sums * ROW;
    opencv_imgproc.rectangle(page, new Point(LEFT, TOP), new Point(RIGHT, bottom), print, 2,
        opencv_imgproc.LINE_AA, 0);
    boolean ruled = random.nextBoolean();
    for (int i = 1; i <= rows + sums; i++) {
      if (ruled || i == 1 || i > rows) {
        line(i > rows ? column(1) : LEFT, TOP + i * ROW, RIGHT, TOP + i * ROW);
      }
    }
    for (int i = 0; i < COLUMNS.length; i++) {
      line(column(i), TOP, column(i), i == 3 ? bottom : foot);
    }
    String[] heads = {"Particulars", "Qty", "Rate", "Amount"};
    for (int i = 0; i < heads.length; i++) {
      text(heads[i], column(i) + 14, TOP + 42, 0.8, 2);
    }
  }

  private void item(int i, Bill.Item item) {
    boolean corrected = traits.contains(Trait.CROSSED_OUT) && extra.nextInt(3) == 0;
    if (corrected && spare > 0 && extra.nextBoolean()) {
      double foot = foot(extra, TOP + (i + added + 1) * ROW);
      scribble(column(0) + 20, foot, extra);
      crossedOut(column(3) + 14, foot, 28 + 6 * extra.nextDouble());
      spare--;
      added++;
      corrected = false;
    }
    int top = TOP + (i + added + 1) * ROW;
    double foot = foot(random, top);
    hand.write(pen, Integer.toString(i + 1), LEFT + 20, foot, 32, random);
    scribble(column(0) + 20, foot, random);
    if (item.quantity() > 0) {
      factor("quantity", Integer.toString(item.quantity()), column(1) + 14, foot);
      factor("rate", Long.toString(item.rate() / 100), column(2) + 10, foot);
    }
    if (corrected) {
      crossedOut(column(3) + 14, top + 58, 20 + 3 * extra.nextDouble());
      write("item", item.amount(), top + 31, 21);
    } else {
      write("item", item.amount(), foot, 28);
    }
  }

  private void factor(String kind, String text, double x, double foot) {
    double at = x + 10 * extra.nextDouble();
    written.add(new Written(kind, text, text, true,
        hand.write(pen, text, at, foot, 26 + 5 * extra.nextDouble(), extra)));
  }

  /** An amount that is wrong, and was seen to be. */
  private void crossedOut(double x, double foot, double height) {
    long minor = 100 * (long) Math.exp(3 + 5 * extra.nextDouble()) + (extra.nextBoolean() ? 50 : 0);
    Rect box = hand.write(pen, Bill.plain(minor), x, foot, height, extra);
    Strike.random(extra).draw(new PenLine(pen, hand.pen(), extra), box, extra);
    written.add(new Written("crossed-out", Bill.plain(minor), Bill.plain(minor), true, box));
  }

  private static double foot(RandomGenerator random, int top) {
    return top + 50 + 3 * random.nextGaussian();
  }

  /** @param least height of the digits */
  private Rect write(String kind, long minor, double foot, double least) {
    boolean shown = minor % 100 != 0 || (random.nextInt(EXCEPTION) == 0) != showsCents;
    String text = shown ? Bill.plain(minor) : minor / 100 + (random.nextInt(3) == 0 ? "-" : "");
    if (traits.contains(Trait.NO_CENTS) && minor % 100 == 0) {
      text = minor / 100 + List.of("/-", "=", "-").get(extra.nextInt(3));
    }
    double height = least + 8 * random.nextDouble();
    double x = column(3) + 14 + 20 * random.nextDouble();
    Rect box = traits.contains(Trait.RAISED_CENTS) && text.contains(".")
        ? raised(text, x, foot, height)
        : hand.write(pen, text, x, foot, height, random);
    written.add(new Written(kind, Bill.plain(minor), text, true, box));
    return box;
  }

  /** The cents small and high, with a line below or none. */
  private Rect raised(String text, double x, double foot, double height) {
    Rect whole = hand.write(pen, text.substring(0, text.length() - 3), x, foot, height, extra);
    double high = foot - height * (0.45 + 0.15 * extra.nextDouble());
    double small = height * (0.5 + 0.15 * extra.nextDouble());
    Rect cents = hand.write(pen, text.substring(text.length() - 2), whole.x() + whole.width() + 0.1 * height,
        high, small, extra);
    if (extra.nextBoolean()) {
      new PenLine(pen, hand.pen(), extra).line(cents.x(), high + 0.15 * height, cents.x() + cents.width(),
          high + 0.12 * height);
    }
    return new Rect(whole.x(), whole.y(), cents.x() + cents.width() - whole.x(), whole.height());
  }

  /** A word as a hand writes it: waves. */
  private void scribble(double x, double foot, RandomGenerator source) {
    double at = x;
    double length = 120 + 180 * source.nextDouble();
    Point last = new Point((int) at, (int) foot);
    while (at < x + length) {
      at += 4 + 6 * source.nextDouble();
      Point next = new Point((int) at, (int) (foot - 24 * source.nextDouble()));
      opencv_imgproc.line(pen, last, next, new Scalar(255), (int) hand.pen(), opencv_imgproc.LINE_AA, 0);
      last = next;
    }
  }

  private void sums(Bill bill, int foot) {
    int row = 0;
    if (bill.tax() > 0) {
      sum("TOTAL", "subtotal", bill.subtotal(), foot, row++);
      sum("CGST", "tax", bill.tax(), foot, row++);
      sum("SGST", "tax", bill.tax(), foot, row++);
    }
    sum("GRAND TOTAL", "total", bill.total(), foot, row);
  }

  private void sum(String label, String kind, long minor, int foot, int row) {
    text(label, column(1) + 10, foot + row * ROW + 44, 0.8, 2);
    Rect box = write(kind, minor, foot(random, foot + row * ROW), 28);
    if (kind.equals("total") && traits.contains(Trait.FRAMED_TOTAL)) {
      Frame.random(extra).draw(new PenLine(pen, hand.pen(), extra), box, extra);
    }
  }

  /** Lays a pen's ink of some colour on a page. */
  static void lay(Mat pen, Mat page, Scalar ink) {
    Mat colour = new Mat(page.size(), opencv_core.CV_8UC3, ink);
    opencv_imgproc.GaussianBlur(pen, pen, new Size(3, 3), 0);
    Mat three = new Mat();
    opencv_imgproc.cvtColor(pen, three, opencv_imgproc.COLOR_GRAY2BGR);
    Mat paper = new Mat();
    opencv_core.bitwise_not(three, paper);
    opencv_core.multiply(page, paper, page, 1 / 255.0, -1);
    opencv_core.multiply(colour, three, colour, 1 / 255.0, -1);
    opencv_core.add(page, colour, page);
  }
}
