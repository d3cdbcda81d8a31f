package dev.tally.trainer.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** A page lying flat that is printed on and written on, and that remembers where its numbers stand. */
final class Sheet {
  private static final List<Color> WHITES = List.of(new Color(250, 250, 250), new Color(242, 240, 235),
      new Color(246, 246, 242));
  private static final List<Color> TINTS = List.of(new Color(253, 240, 180), new Color(250, 205, 214),
      new Color(205, 235, 205), new Color(205, 225, 245), new Color(244, 160, 165), new Color(240, 228, 196));
  private static final List<Color> PRINTS = List.of(new Color(35, 35, 38), new Color(45, 45, 45),
      new Color(35, 55, 125), new Color(50, 50, 50), new Color(180, 50, 55), new Color(40, 105, 70),
      new Color(90, 50, 110));

  final int width;
  final int height;
  final RandomGenerator random;
  final Scribe scribe;
  /** What most of the form is printed in. */
  final Type type;
  final Color print;
  private final BufferedImage picture;
  private final Graphics2D graphics;
  private final List<Written> written = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();

  private record Layer(Mat plane, Ink ink) {}

  private Sheet(int width, int height, Color paper, Color print, Hand hand, RandomGenerator random) {
    this.width = width;
    this.height = height;
    this.random = random;
    this.print = print;
    this.picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    this.graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(paper);
    graphics.fillRect(0, 0, width, height);
    this.type = Type.random(random.nextInt(4) == 0 ? Type.Kind.SERIF : Type.Kind.PLAIN, 26, random);
    this.scribe = new Scribe(hand, random);
    pen(Ink.random(random));
  }

  /** A form as printers make them: white or coloured paper, one colour of print. */
  static Sheet form(int width, int height, Hand hand, RandomGenerator random) {
    Color paper = pick(random.nextInt(3) == 0 ? TINTS : WHITES, random);
    return new Sheet(width, height, paper, pick(PRINTS, random), hand, random);
  }

  /** White, printed black or grey. */
  static Sheet white(int width, int height, Hand hand, RandomGenerator random) {
    int grey = 25 + random.nextInt(75);
    return new Sheet(width, height, pick(WHITES, random), new Color(grey, grey, grey + 4), hand, random);
  }

  static <T> T pick(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }

  /** What is written from now on has that ink. */
  void pen(Ink ink) {
    Layer layer = new Layer(Ink.plane(width, height), ink);
    layers.add(layer);
    scribe.on(layer.plane);
  }

  // Print.

  void print(String text, Type face, double x, double y) {
    graphics.setColor(print);
    graphics.fill(face.outline(text, x, y));
  }

  void printRight(String text, Type face, double right, double y) {
    print(text, face, right - face.width(text), y);
  }

  /** In the middle, smaller where it would be too wide. */
  void printMiddle(String text, Type face, double x, double y, double room) {
    Type fitting = fit(text, face, room);
    print(text, fitting, x - fitting.width(text) / 2, y);
  }

  static Type fit(String text, Type face, double room) {
    return face.size(face.size() * Math.min(1, room / Math.max(1, face.width(text))));
  }

  /** In some colour, turned about its left foot; for stamps and numbers that are printed apart. */
  void printTurned(Shape shape, double angle, double x, double y, Color colour) {
    graphics.setColor(colour);
    graphics.fill(AffineTransform.getRotateInstance(angle, x, y).createTransformedShape(shape));
  }

  void rule(double x0, double y0, double x1, double y1, double thickness) {
    graphics.setColor(print);
    graphics.setStroke(new BasicStroke((float) thickness));
    graphics.draw(new Line2D.Double(x0, y0, x1, y1));
  }

  void dots(double x0, double x1, double y) {
    graphics.setColor(print);
    graphics.setStroke(
        new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1, 7}, 0));
    graphics.draw(new Line2D.Double(x0, y, x1, y));
  }

  void box(double x, double y, double wide, double high, double thickness, double round) {
    graphics.setColor(print);
    graphics.setStroke(new BasicStroke((float) thickness));
    graphics.draw(new RoundRectangle2D.Double(x, y, wide, high, round, round));
  }

  /** @param strength from 0, nothing, to 1, the print's colour */
  void shade(double x, double y, double wide, double high, double strength) {
    graphics.setColor(new Color(print.getRed(), print.getGreen(), print.getBlue(), (int) (255 * strength)));
    graphics.fill(new Rectangle2D.Double(x, y, wide, high));
  }

  /** A printed number, remembered. */
  void printNumber(String kind, String value, String text, Type face, double x, double y) {
    print(text, face, x, y);
    remember(kind, value, text, false, rect(face.bounds(text, x, y)));
  }

  void printAmount(String kind, long minor, String text, Type face, double right, double y) {
    printNumber(kind, Bill.plain(minor), text, face, right - face.width(text), y);
  }

  private static Rect rect(Rectangle2D box) {
    int x = (int) Math.floor(box.getX());
    int y = (int) Math.floor(box.getY());
    return new Rect(x, y, (int) Math.ceil(box.getMaxX()) - x, (int) Math.ceil(box.getMaxY()) - y);
  }

  // Pen.

  /** An amount from {@code x} on, moved to the left where the paper ends. */
  Rect write(String kind, long minor, Figures figures, double x, double foot, double high) {
    double fitting = Math.min(x, width - 12 - scribe.width(figures.plain(minor), high));
    Rect box = scribe.number(figures.text(minor), Math.max(8, fitting), foot, high);
    return remember(kind, Bill.plain(minor), figures.plain(minor), true, box);
  }

  /** An amount that ends about there. */
  Rect writeRight(String kind, long minor, Figures figures, double right, double foot, double high) {
    return write(kind, minor, figures, right - scribe.width(figures.plain(minor), high), foot, high);
  }

  /** A number that is no amount. */
  Rect writeNumber(String kind, String text, double x, double foot, double high) {
    return remember(kind, text, text, true, scribe.number(text, x, foot, high));
  }

  Rect remember(String kind, String value, String text, boolean hand, Rect box) {
    written.add(new Written(kind, value, text, hand, box));
    return box;
  }

  /** What all layers make, print below ink. */
  BillForm.Page page() {
    return page(height);
  }

  /** Likewise, cut off at that height. */
  BillForm.Page page(int used) {
    graphics.dispose();
    Mat page = new Mat(height, width, opencv_core.CV_8UC3);
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    page.data().put(pixels, 0, pixels.length);
    layers.forEach(layer -> layer.ink.lay(layer.plane, page, random));
    return new BillForm.Page(new Mat(page, new Rect(0, 0, width, Math.min(height, used))).clone(), written);
  }
}
