package dev.tally.trainer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A receipt as a till prints it, lying flat, on which a hand may have written. Colours in the order blue, green, red. */
final class TillForm {
  static final int WIDTH = 560;
  static final int HEIGHT = 1240;
  private static final int LEFT = 36;
  private static final int RIGHT = 524;
  private static final int LINE = 44;
  private static final List<String> GOODS = List.of("TEA TOWEL", "FRIES LARGE", "BATTERY AA", "GREEN SALAD",
      "NAILS 40MM", "ORANGE JUICE", "NOTEBOOK A5", "LAMP OIL");

  private final Mat page = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(240, 243, 245, 0));
  private final Mat pen = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, new Scalar(0));
  private final Hand hand;
  private final RandomGenerator random;
  private final List<Written> written = new ArrayList<>();
  private int y = 70;

  private TillForm(Hand hand, RandomGenerator random) {
    this.hand = hand;
    this.random = random;
  }

  /** @param paper what a hand wrote on it, if any */
  static BillForm.Page print(Bill bill, Paper paper, Hand hand, RandomGenerator random) {
    TillForm form = new TillForm(hand, random);
    form.head();
    bill.items().forEach(form::item);
    form.rule();
    form.amount("SUBTOTAL", bill.subtotal());
    form.amount("TAX", 2 * bill.tax());
    form.amount("TOTAL", bill.total());
    form.y += LINE / 2;
    if (paper == Paper.TILL_CIRCLED) {
      form.circled(bill.total());
    } else if (paper == Paper.TILL_TIP) {
      long tip = 50L * (1 + random.nextInt(Math.clamp(bill.total() / 250, 1, 60)));
      form.blank("TIP:", "tip", tip);
      form.blank("TOTAL:", "total", bill.total() + tip);
    }
    form.line("PLEASE COME AGAIN");
    form.ink();
    return new BillForm.Page(form.page, form.written);
  }

  private void head() {
    text(List.of("LAKE MARKET", "HILL DINER", "SUN STORES").get(random.nextInt(3)), 130, 1.3, 2);
    line("12 STATION ROAD");
    line("TEL 555 0148   NO. " + (1000 + random.nextInt(9000)));
    line(String.format(Locale.ROOT, "%02d/%02d/2024   %02d:%02d", 1 + random.nextInt(28),
        1 + random.nextInt(12), 8 + random.nextInt(12), random.nextInt(60)));
    rule();
  }

  private void item(Bill.Item item) {
    amount(GOODS.get(random.nextInt(GOODS.size())), item.amount());
  }

  private void line(String text) {
    text(text, LEFT, 0.8, 1);
  }

  private void text(String text, int x, double size, int thickness) {
    put(text, x, size, thickness);
    y += LINE;
  }

  private void put(String text, int x, double size, int thickness) {
    opencv_imgproc.putText(page, text, new Point(x, y), opencv_imgproc.FONT_HERSHEY_DUPLEX, size,
        new Scalar(60, 55, 55, 0), thickness, opencv_imgproc.LINE_AA, false);
  }

  private void amount(String label, long minor) {
    put(label, LEFT, 0.8, 1);
    String value = Bill.plain(minor);
    text(value, RIGHT - 16 * value.length(), 0.8, 1);
  }

  private void rule() {
    opencv_imgproc.line(page, new Point(LEFT, y - LINE / 2), new Point(RIGHT, y - LINE / 2),
        new Scalar(70, 70, 70, 0), 2, opencv_imgproc.LINE_AA, 0);
    y += LINE / 2;
  }

  /** A line to write on. */
  private void blank(String label, String kind, long minor) {
    y += LINE;
    put(label, LEFT, 0.9, 2);
    opencv_imgproc.line(page, new Point(200, y + 8), new Point(RIGHT, y + 8), new Scalar(70, 70, 70, 0), 1,
        opencv_imgproc.LINE_AA, 0);
    write(kind, minor, 240 + 60 * random.nextDouble(), y, 34 + 8 * random.nextDouble());
    y += LINE;
  }

  private Rect write(String kind, long minor, double x, double foot, double height) {
    Rect box = hand.write(pen, Bill.plain(minor), x, foot, height, random);
    written.add(new Written(kind, Bill.plain(minor), Bill.plain(minor), true, box));
    return box;
  }

  private void circled(long minor) {
    y += 2 * LINE;
    Rect box = write("total", minor, 110 + 120 * random.nextDouble(), y, 32 + 10 * random.nextDouble());
    double grow = 1.15 + 0.3 * random.nextDouble();
    new PenLine(pen, hand.pen(), random).ellipse(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0,
        grow * (box.width() / 2.0 + 14), grow * (box.height() / 2.0 + 18));
    y += 2 * LINE;
  }

  private void ink() {
    BillForm.lay(pen, page, new Scalar(150, 50, 35, 0));
  }
}
