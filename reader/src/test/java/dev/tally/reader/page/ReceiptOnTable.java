package dev.tally.reader.page;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** A till receipt of 480 x 760 pixels drawn on a table, in a photo of 900 x 1200. */
final class ReceiptOnTable {
  /** What lies beneath. */
  enum Table {
    DARK, WOOD, CHECKS, GRAIN, LIGHT
  }

  private static final int WIDTH = 900;
  private static final int HEIGHT = 1200;
  private static final Size SIZE = new Size(480, 760);

  private ReceiptOnTable() {}

  /** The photo, with the receipt's corners, from the upper left clockwise, there. */
  static Picture photo(Table table, Quad corners) {
    try (PointerScope _ = new PointerScope()) {
      Mat photo = table(table);
      Mat map = opencv_imgproc.getPerspectiveTransform(points(Quad.whole(SIZE.width(), SIZE.height())),
          points(corners));
      opencv_imgproc.warpPerspective(receipt(), photo, map, photo.size(), opencv_imgproc.INTER_AREA,
          opencv_core.BORDER_TRANSPARENT, new Scalar(0));
      byte[] rgb = PictureMats.bytes(photo);
      Random random = new Random(7);
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = (byte) Math.clamp(Math.round((rgb[i] & 0xff) + 3 * random.nextGaussian()), 0, 255);
      }
      return new Picture(WIDTH, HEIGHT, rgb);
    }
  }

  /** The same picture turned clockwise by so many quarters. */
  static Picture turned(Picture picture, int quarters) {
    if (quarters == 0) {
      return picture;
    }
    try (PointerScope _ = new PointerScope()) {
      Mat turned = new Mat();
      opencv_core.rotate(PictureMats.mat(picture), turned, quarters - 1);
      return PictureMats.picture(turned);
    }
  }

  private static Mat points(Quad quad) {
    Mat mat = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatIndexer at = mat.createIndexer();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (float) quad.corners().get(i).x());
      at.put(i, 0, 1, (float) quad.corners().get(i).y());
    }
    return mat;
  }

  private static Mat receipt() {
    Mat paper = new Mat(SIZE, opencv_core.CV_8UC3, new Scalar(236, 234, 228, 0));
    text(paper, "HILL STORES", 120, 70, 1.2, 3);
    text(paper, "12, Station Road", 120, 110, 0.7, 2);
    for (int row = 0; row < 12; row++) {
      int y = 170 + 42 * row;
      text(paper, (row + 1) + " item no. " + (7 * row + 13), 40, y, 0.8, 2);
      text(paper, String.format(Locale.ROOT, "%.2f", 3.4 + 7.89 * row), 350, y, 0.8, 2);
    }
    text(paper, "Total 583.74", 200, 710, 1.0, 3);
    return paper;
  }

  private static void text(Mat paper, String text, int x, int y, double size, int thickness) {
    opencv_imgproc.putText(paper, text, new Point(x, y), opencv_imgproc.FONT_HERSHEY_SIMPLEX, size,
        new Scalar(50, 50, 55, 0), thickness, opencv_imgproc.LINE_AA, false);
  }

  private static Mat table(Table table) {
    Mat mat = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3);
    Random random = new Random(3);
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      int[] colour = switch (table) {
        case DARK -> new int[] {45, 45, 50};
        case WOOD -> {
          int stripe = (int) (18 * Math.sin(y / 9.0 + Math.sin(x / 120.0)));
          yield new int[] {150 + stripe, 100 + stripe, 60 + stripe};
        }
        case CHECKS -> (x / 60 + y / 60) % 2 == 0 ? new int[] {150, 40, 40} : new int[] {205, 200, 195};
        case GRAIN -> {
          int grain = random.nextInt(70);
          yield new int[] {110 + grain, 105 + grain, 95 + grain};
        }
        case LIGHT -> new int[] {196, 194, 190};
      };
      for (int c = 0; c < 3; c++) {
        rgb[3 * i + c] = (byte) colour[c];
      }
    }
    mat.data().put(rgb, 0, rgb.length);
    return mat;
  }
}
