package dev.tally.reader.page;

import dev.tally.reader.Reason;
import dev.tally.reader.Reason.Code;
import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What to do where a photo cannot be read: hold still, more light, move closer, show the receipt.
 *
 * <p>Thresholds were measured on 119 phone photos, of which none may be refused, and on their blurred and darkened copies.
 */
public final class PhotoAdvice {
  /** Pixels of the paper's longer side; writing of a fortieth of that has five. The smallest real photo had 246. */
  private static final int LEAST_SIDE = 200;
  /** The lightest twentieth of the paper, 0..255. The darkest real photo had 100; below 40 print was lost in noise. */
  private static final int LEAST_LIGHT = 40;
  /** Where at least so many letters can be seen the photo is tried, however blurred. */
  private static final int LEAST_LETTERS = 12;
  /** By {@link #blur}: real photos had up to 0.57, and those blurred until few letters could be seen 0.6 and more. */
  private static final double MOST_BLUR = 0.6;
  /** Blur is measured on a picture whose longer side has this many pixels. */
  private static final int SIDE = 1000;
  private static final int WINDOW = 9;

  private PhotoAdvice() {}

  /** Empty where the photo is good enough to try. */
  public static Optional<Reason> of(Picture photo, Page page) {
    if (Math.max(page.outline().width(), page.outline().height()) < LEAST_SIDE) {
      return advice(Code.PHOTO_TOO_SMALL,
          "the receipt is too small in the photo: move closer and take it again");
    }
    try (PointerScope _ = new PointerScope()) {
      if (light(page) < LEAST_LIGHT) {
        return advice(Code.PHOTO_TOO_DARK, "the photo is too dark: take it again with more light");
      }
      if (page.letters() >= LEAST_LETTERS) {
        return Optional.empty();
      }
      if (blur(photo) > MOST_BLUR) {
        return advice(Code.PHOTO_BLURRED, "the photo is blurred: hold the phone still and take it again");
      }
      return page.letters() > 0 || page.found()
          ? Optional.empty()
          : advice(Code.NO_RECEIPT, "no receipt was found in the photo: lay it flat and take all of it");
    }
  }

  private static Optional<Reason> advice(Code code, String sentence) {
    return Optional.of(new Reason(code, sentence));
  }

  private static int light(Page page) {
    Mat small = new Mat();
    opencv_imgproc.resize(PictureMats.mat(page.picture()), small, new Size(100, 100), 0, 0,
        opencv_imgproc.INTER_AREA);
    opencv_imgproc.cvtColor(small, small, opencv_imgproc.COLOR_RGB2GRAY);
    int[] histogram = new int[256];
    for (byte value : PictureMats.bytes(small)) {
      histogram[value & 0xff]++;
    }
    int level = 255;
    for (int above = histogram[255]; above < 500; above += histogram[level]) {
      level--;
    }
    return level;
  }

  /**
   * How little of the differences between neighbours goes when the picture is blurred again, 0 sharp to 1 (Crete, Dolmiere,
   * Ladret, Nicolas: The blur effect, 2007): the worse of across and down.
   */
  static double blur(Picture photo) {
    Mat gray = new Mat();
    Picture small = photo.within(SIDE);
    opencv_imgproc.cvtColor(PictureMats.mat(small), gray, opencv_imgproc.COLOR_RGB2GRAY);
    gray.convertTo(gray, opencv_core.CV_32F);
    return Math.max(blur(gray, new Size(WINDOW, 1), 1), blur(gray, new Size(1, WINDOW), gray.cols()));
  }

  private static double blur(Mat gray, Size window, int step) {
    Mat again = new Mat();
    opencv_imgproc.blur(gray, again, window);
    float[] before = floats(gray);
    float[] after = floats(again);
    double all = 0;
    double gone = 0;
    for (int i = step; i < before.length; i++) {
      double difference = Math.abs(before[i] - before[i - step]);
      all += difference;
      gone += Math.max(0, difference - Math.abs(after[i] - after[i - step]));
    }
    return all == 0 ? 0 : (all - gone) / all;
  }

  private static float[] floats(Mat mat) {
    float[] floats = new float[Math.toIntExact(mat.total())];
    new FloatPointer(mat.data()).get(floats);
    return floats;
  }
}
