package dev.tally.trainer.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Photographs a page in more ways than {@link PhotoMaker}: folded, crumpled, curled, near or far, cut by the frame, in hard
 * shadow, in warm or little light.
 */
final class Camera {
  private final RandomGenerator random;

  Camera(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A photo.
   *
   * @param boxes of the parts asked for, in their order, in shares of the photo: x, y, width, height
   */
  record Shot(byte[] jpeg, List<double[]> boxes) {}

  /** @param parts of the page, which will be in the photo */
  Shot take(Mat page, List<Rect> parts) {
    crease(page);
    Framing framing = Framing.random(page, parts, random);
    Mat photo = new Tabletop(random).lay(framing);
    project(page, framing, photo);
    light(photo);
    opencv_imgproc.GaussianBlur(photo, photo, new Size(0, 0), 0.4 + 0.8 * random.nextDouble());
    noise(photo, 1.5 + 4 * random.nextDouble());
    return new Shot(jpeg(photo), parts.stream().map(framing::box).toList());
  }

  /** Folds in halves or thirds, either way, and dents all over. */
  private void crease(Mat page) {
    if (random.nextInt(3) == 0) {
      int parts = 2 + random.nextInt(2);
      for (int i = 1; i < parts; i++) {
        fold(page, page.rows() * i / parts, true);
      }
      if (random.nextBoolean()) {
        fold(page, page.cols() / 2, false);
      }
    }
    if (random.nextInt(3) == 0) {
      double depth = 0.02 + 0.06 * random.nextDouble();
      shade(page, 6 + random.nextInt(16), depth);
    }
  }

  /** Beside a fold the paper turns to and from the light, over some width. */
  private void fold(Mat page, int at, boolean level) {
    int wide = 8 + random.nextInt(14);
    double depth = 0.03 + 0.07 * random.nextDouble();
    for (int i = -wide; i < wide; i++) {
      double share = 1 - Math.abs(i) / (double) wide;
      Mat line = new Mat(page,
          level ? new Rect(0, at + i, page.cols(), 1) : new Rect(at + i, 0, 1, page.rows()));
      line.convertTo(line, -1, 1 + depth * share * (i < 0 ? -1.4 : 0.4), 0);
    }
  }

  /** Light and dark in patches, so many of them along a side. */
  private void shade(Mat page, int patches, double depth) {
    Mat small = new Mat(patches * 4 / 3, patches, opencv_core.CV_32FC3);
    FloatIndexer at = small.createIndexer();
    for (int y = 0; y < small.rows(); y++) {
      for (int x = 0; x < small.cols(); x++) {
        float v = (float) (1 - depth * random.nextDouble());
        for (int c = 0; c < 3; c++) {
          at.put(y, x, c, v);
        }
      }
    }
    Mat large = new Mat();
    opencv_imgproc.resize(small, large, page.size(), 0, 0, opencv_imgproc.INTER_CUBIC);
    opencv_core.multiply(page, large, page, 1, opencv_core.CV_8U);
  }

  private static void project(Mat page, Framing framing, Mat photo) {
    Mat xs = new Mat(framing.height(), framing.width(), opencv_core.CV_32FC1);
    Mat ys = new Mat(framing.height(), framing.width(), opencv_core.CV_32FC1);
    float[] rowX = new float[framing.width()];
    float[] rowY = new float[framing.width()];
    FloatIndexer atX = xs.createIndexer();
    FloatIndexer atY = ys.createIndexer();
    for (int y = 0; y < framing.height(); y++) {
      for (int x = 0; x < framing.width(); x++) {
        framing.shown(x, y, rowX, rowY);
      }
      atX.put((long) y, 0L, rowX);
      atY.put((long) y, 0L, rowY);
    }
    Mat source = page;
    double shrink = page.cols() / Math.hypot(framing.seen(page.cols(), 0)[0] - framing.seen(0, 0)[0],
        framing.seen(page.cols(), 0)[1] - framing.seen(0, 0)[1]);
    if (shrink > 1.2) {
      source = new Mat();
      opencv_imgproc.GaussianBlur(page, source, new Size(0, 0), 0.35 * shrink);
    }
    opencv_imgproc.remap(source, photo, xs, ys, opencv_imgproc.INTER_LINEAR, opencv_core.BORDER_TRANSPARENT,
        new Scalar(0));
  }

  /** Falls off across the photo, has a colour; a shadow with a hard or soft edge may cross it. */
  private void light(Mat photo) {
    double level = random.nextInt(9) == 0 ? 140 + 50 * random.nextDouble() : 200 + 45 * random.nextDouble();
    double warm = random.nextInt(3) == 0
        ? 0.72 + 0.2 * random.nextDouble()
        : 0.94 + 0.06 * random.nextDouble();
    Mat light = new Mat(photo.size(), opencv_core.CV_8UC3,
        new Scalar(level * warm, level * (1 + warm) / 2, level, 0));
    if (random.nextInt(5) < 2) {
      shadow(light);
    }
    opencv_core.multiply(photo, light, photo, 1 / 235.0, -1);
    shade(photo, 3, 0.3 * random.nextDouble());
  }

  /** Of a phone or an arm: from one edge into the photo. */
  private void shadow(Mat light) {
    int w = light.cols();
    int h = light.rows();
    int x = (int) (w * (0.1 + 0.8 * random.nextDouble()));
    int wide = (int) (w * (0.2 + 0.5 * random.nextDouble()));
    Mat mask = new Mat(light.size(), opencv_core.CV_8UC3, Scalar.all(255));
    double dark = 140 + 70 * random.nextDouble();
    opencv_imgproc.line(mask, new Point(x, h),
        new Point(x + w / 4 - random.nextInt(w / 2), (int) (h * (random.nextDouble() - 0.3))),
        Scalar.all(dark), wide, opencv_imgproc.LINE_AA, 0);
    int soft = random.nextBoolean() ? 9 + 2 * random.nextInt(10) : 61 + 2 * random.nextInt(60);
    opencv_imgproc.blur(mask, mask, new Size(soft, soft));
    opencv_core.multiply(light, mask, light, 1 / 255.0, -1);
  }

  private void noise(Mat photo, double deviation) {
    byte[] pixels = new byte[Math.toIntExact(photo.total() * 3)];
    photo.data().get(pixels);
    for (int i = 0; i < pixels.length; i += 3) {
      // Sums of two even numbers out of one draw a pixel are much cheaper than normal ones, and near enough to them.
      long bits = random.nextLong();
      double common = grain(bits, 0);
      for (int c = 0; c < 3; c++) {
        double value = (pixels[i + c] & 0xff) + 1.5 * deviation * (common + grain(bits, 16 * (c + 1)));
        pixels[i + c] = (byte) Math.clamp(Math.round(value), 0, 255);
      }
    }
    photo.data().put(pixels, 0, pixels.length);
  }

  /** From -1 to 1, of sixteen bits from there on. */
  private static double grain(long bits, int from) {
    long some = bits >>> from;
    return ((some & 0xff) + (some >>> 8 & 0xff) - 255) / 255.0;
  }

  private byte[] jpeg(Mat photo) {
    BytePointer buffer = new BytePointer();
    IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 65 + random.nextInt(30));
    opencv_imgcodecs.imencode(".jpg", photo, buffer, quality);
    byte[] bytes = new byte[Math.toIntExact(buffer.limit())];
    buffer.get(bytes);
    return bytes;
  }
}
