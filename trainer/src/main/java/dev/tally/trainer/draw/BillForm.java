package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;
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
  /** Where columns begin, in shares of the table: particulars, quantity, rate, amount. */
  private static final double[] COLUMNS = {0.08, 0.5, 0.6, 0.74};
  private static final List<Colour> PAPERS = List.of(new Colour(235, 240, 242), new Colour(250, 250, 250),
      new Colour(200, 185, 245), new Colour(205, 238, 250));
  private static final List<Colour> PRINTS = List.of(new Colour(120, 60, 40), new Colour(50, 50, 50),
      new Colour(70, 70, 190), new Colour(80, 110, 60));
  private static final List<Colour> INKS = List.of(new Colour(150, 50, 35), new Colour(60, 45, 45),
      new Colour(120, 30, 60));

  /** A scalar lives in native memory and would be freed with the first photo. */
  private record Colour(int blue, int green, int red) {
    Scalar scalar() {
      return new Scalar(blue, green, red, 0);
    }
  }

  /** What was written where: one row of the column of amounts. */
  record Written(String kind, String value, Rect box) {}

  /** A filled page. */
  record Page(Mat picture, List<Written> written) {}

  private final Mat page;
  private final Mat pen = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, new Scalar(0));
  private final Scalar print;
  private final Hand hand;
  private final RandomGenerator random;
  private final List<Written> written = new ArrayList<>();
  /** Whether amounts without cents are written with noughts for them. */
  private final boolean showsCents;

  private BillForm(Hand hand, RandomGenerator random, boolean showsCents) {
    this.hand = hand;
    this.random = random;
    this.showsCents = showsCents;
    this.page = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, pick(PAPERS).scalar());
    this.print = pick(PRINTS).scalar();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  static Page fill(Bill bill, Hand hand, RandomGenerator random) {
    BillForm form = new BillForm(hand, random, bill.total() % 100 != 0 || random.nextInt(3) == 0);
    form.printHead();
    int rows = bill.items().size() + 2 + random.nextInt(4);
    int foot = TOP + ROW * (rows + 1);
    form.printTable(rows, foot, bill.tax() > 0 ? 4 : 1);
    for (int i = 0; i < bill.items().size(); i++) {
      form.item(i, bill.items().get(i));
    }
    form.sums(bill, foot);
    form.ink();
    return new Page(form.page, form.written);
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

  private void item(int i, long amount) {
    double foot = foot(TOP + (i + 1) * ROW);
    hand.write(pen, Integer.toString(i + 1), LEFT + 20, foot, 32, random);
    scribble(column(0) + 20, foot);
    write("item", amount, foot);
  }

  private double foot(int top) {
    return top + 50 + 3 * random.nextGaussian();
  }

  private void write(String kind, long minor, double foot) {
    boolean shown = minor % 100 != 0 || (random.nextInt(EXCEPTION) == 0) != showsCents;
    String text = shown ? Bill.plain(minor) : minor / 100 + (random.nextInt(3) == 0 ? "-" : "");
    double height = 28 + 8 * random.nextDouble();
    double x = column(3) + 14 + 20 * random.nextDouble();
    written.add(new Written(kind, Bill.plain(minor), hand.write(pen, text, x, foot, height, random)));
  }

  /** A word as a hand writes it: waves. */
  private void scribble(double x, double foot) {
    double at = x;
    double length = 120 + 180 * random.nextDouble();
    Point last = new Point((int) at, (int) foot);
    while (at < x + length) {
      at += 4 + 6 * random.nextDouble();
      Point next = new Point((int) at, (int) (foot - 24 * random.nextDouble()));
      opencv_imgproc.line(pen, last, next, new Scalar(255), (int) hand.pen(), opencv_imgproc.LINE_AA, 0);
      last = next;
    }
  }

  private void sums(Bill bill, int foot) {
    int row = 0;
    if (bill.tax() > 0) {
      sum("TOTAL", "subtotal", bill.subtotal(), foot, row++);
      sum("CGST", "extra", bill.tax(), foot, row++);
      sum("SGST", "extra", bill.tax(), foot, row++);
    }
    sum("GRAND TOTAL", "total", bill.total(), foot, row);
  }

  private void sum(String label, String kind, long minor, int foot, int row) {
    text(label, column(1) + 10, foot + row * ROW + 44, 0.8, 2);
    write(kind, minor, foot(foot + row * ROW));
  }

  /** Lays the pen's ink on the page. */
  private void ink() {
    Mat colour = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, pick(INKS).scalar());
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
