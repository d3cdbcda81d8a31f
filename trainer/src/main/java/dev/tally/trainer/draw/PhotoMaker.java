package dev.tally.trainer.draw;

import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Photographs a flat page: folds, a table beneath, perspective, shadow, blur, noise, JPEG. */
final class PhotoMaker {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 1600;

  /** A photo's file and the map from the page's pixels to the photo's. */
  record Photo(byte[] jpeg, double[] map) {
    /** The box around a part of the page, in shares of the photo: x, y, width, height. */
    double[] box(Rect part) {
      double[] ends = {1, 1, 0, 0};
      for (int corner = 0; corner < 4; corner++) {
        double x = part.x() + (corner % 2) * part.width();
        double y = part.y() + (corner / 2) * part.height();
        double w = map[6] * x + map[7] * y + map[8];
        double px = (map[0] * x + map[1] * y + map[2]) / w / WIDTH;
        double py = (map[3] * x + map[4] * y + map[5]) / w / HEIGHT;
        ends[0] = Math.min(ends[0], px);
        ends[1] = Math.min(ends[1], py);
        ends[2] = Math.max(ends[2], px);
        ends[3] = Math.max(ends[3], py);
      }
      return new double[] {ends[0], ends[1], ends[2] - ends[0], ends[3] - ends[1]};
    }
  }

  private final RandomGenerator random;

  PhotoMaker(RandomGenerator random) {
    this.random = random;
  }

  Photo take(Mat page) {
    fold(page);
    Mat map = opencv_imgproc.getPerspectiveTransform(corners(0, 0, page.cols(), page.rows(), 0), place(page));
    Mat photo = table();
    opencv_imgproc.warpPerspective(page, photo, map, photo.size(), opencv_imgproc.INTER_AREA,
        opencv_core.BORDER_TRANSPARENT, new Scalar(0));
    light(photo);
    double blur = 0.4 + 0.9 * random.nextDouble();
    opencv_imgproc.GaussianBlur(photo, photo, new Size(0, 0), blur);
    noise(photo, 3 + 4 * random.nextDouble());
    return new Photo(jpeg(photo), rows(map));
  }

  /** In the middle of the photo; what is narrower than a bill keeps its shape. */
  private Mat place(Mat page) {
    int height = HEIGHT - 200;
    double width = Math.min(WIDTH - 180, 1.02 * page.cols() * ((double) height / page.rows()));
    return corners((WIDTH - width) / 2, 100, width, height, 70);
  }

  private Mat corners(double x, double y, double width, double height, double shake) {
    double[][] places = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
    Mat mat = new Mat(4, 1, opencv_core.CV_32FC2);
    FloatIndexer at = mat.createIndexer();
    for (int i = 0; i < 4; i++) {
      at.put(i, 0, 0, (float) (places[i][0] + shake * (2 * random.nextDouble() - 1)));
      at.put(i, 0, 1, (float) (places[i][1] + shake * (2 * random.nextDouble() - 1)));
    }
    return mat;
  }

  private static double[] rows(Mat map) {
    DoubleIndexer at = map.createIndexer();
    double[] rows = new double[9];
    for (int i = 0; i < 9; i++) {
      rows[i] = at.get(i / 3, i % 3);
    }
    return rows;
  }

  /** Beside a fold the paper turns a little to and from the light. */
  private void fold(Mat page) {
    int y = (int) (page.rows() * (0.3 + 0.4 * random.nextDouble()));
    Mat above = new Mat(page, new Rect(0, y - 14, page.cols(), 14));
    above.convertTo(above, -1, 0.94, 0);
    Mat below = new Mat(page, new Rect(0, y, page.cols(), 14));
    below.convertTo(below, -1, 1.03, 0);
  }

  /** Wood, cloth or stone: stripes or grain of one colour. */
  private Mat table() {
    double tone = 40 + 90 * random.nextDouble();
    Mat table = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(
        tone * (0.5 + 0.5 * random.nextDouble()), tone * (0.6 + 0.4 * random.nextDouble()), tone, 0));
    boolean striped = random.nextBoolean();
    for (int y = 0; striped && y < HEIGHT; y += 12 + random.nextInt(50)) {
      double shade = tone * (0.7 + 0.5 * random.nextDouble());
      opencv_imgproc.line(table, new Point(0, y), new Point(WIDTH, y + random.nextInt(30)),
          new Scalar(shade * 0.7, shade * 0.8, shade, 0), 1 + random.nextInt(6), opencv_imgproc.LINE_8, 0);
    }
    noise(table, 10);
    return table;
  }

  /** Light falls off across the photo, and a shadow's edge may cross it. */
  private void light(Mat photo) {
    Mat light = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(225, 235, 245, 0));
    if (random.nextBoolean()) {
      int x = (int) (WIDTH * random.nextDouble());
      double shade = 110 + 80 * random.nextDouble();
      opencv_imgproc.line(light, new Point(x, 0), new Point(x - 300 + random.nextInt(600), HEIGHT),
          new Scalar(shade, shade, shade, 0), 300 + random.nextInt(400), opencv_imgproc.LINE_8, 0);
    }
    opencv_imgproc.blur(light, light, new Size(121, 121));
    opencv_core.multiply(photo, light, photo, 1 / 235.0, -1);
  }

  private void noise(Mat photo, double deviation) {
    byte[] pixels = new byte[Math.toIntExact(photo.total() * 3)];
    photo.data().get(pixels);
    for (int i = 0; i < pixels.length; i++) {
      // The sum of three even numbers is nearly normal, and much cheaper.
      double even = random.nextFloat() + random.nextFloat() + random.nextFloat() - 1.5f;
      pixels[i] = (byte) Math.clamp(Math.round((pixels[i] & 0xff) + 2 * deviation * even), 0, 255);
    }
    photo.data().put(pixels, 0, pixels.length);
  }

  private byte[] jpeg(Mat photo) {
    BytePointer buffer = new BytePointer();
    IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 70 + random.nextInt(25));
    opencv_imgcodecs.imencode(".jpg", photo, buffer, quality);
    byte[] bytes = new byte[Math.toIntExact(buffer.limit())];
    buffer.get(bytes);
    return bytes;
  }
}
