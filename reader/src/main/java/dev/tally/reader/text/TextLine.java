package dev.tally.reader.text;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import dev.tally.reader.image.PixelBox;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Where a line of text lies on a page: a rectangle that may lean.
 *
 * @param x of its middle, in pixels
 * @param y likewise
 * @param width along the text, in pixels
 * @param height across it
 * @param angle clockwise from level, in degrees, between -45 and 45
 * @param score how sure the detector is that there is text, 0..1
 */
public record TextLine(double x, double y, double width, double height, double angle, double score) {

  /** The upright box around it, cut at the page's borders. */
  public PixelBox box(int pageWidth, int pageHeight) {
    double cos = Math.cos(Math.toRadians(angle));
    double sin = Math.abs(Math.sin(Math.toRadians(angle)));
    double halfWidth = (width * cos + height * sin) / 2;
    double halfHeight = (width * sin + height * cos) / 2;
    int left = (int) Math.clamp(Math.floor(x - halfWidth), 0, pageWidth - 1);
    int top = (int) Math.clamp(Math.floor(y - halfHeight), 0, pageHeight - 1);
    int right = (int) Math.clamp(Math.ceil(x + halfWidth), left + 1, pageWidth);
    int bottom = (int) Math.clamp(Math.ceil(y + halfHeight), top + 1, pageHeight);
    return new PixelBox(left, top, right - left, bottom - top);
  }

  /** The same line in a picture so many times as large. */
  TextLine scaled(double factor) {
    return new TextLine(x * factor, y * factor, width * factor, height * factor, angle, score);
  }

  /** Its end, so many of its heights long. */
  TextLine end(double heights) {
    double cut = Math.max(0, width - heights * height);
    double along = Math.toRadians(angle);
    return new TextLine(x + Math.cos(along) * cut / 2, y + Math.sin(along) * cut / 2, width - cut, height,
        angle, score);
  }

  /** What lies there, set level. */
  public Picture crop(Picture page) {
    int wide = (int) Math.max(1, Math.round(width));
    int high = (int) Math.max(1, Math.round(height));
    PixelBox around = box(page.width(), page.height());
    try (PointerScope _ = new PointerScope()) {
      double left = x - around.x();
      double top = y - around.y();
      Mat turn = opencv_imgproc.getRotationMatrix2D(new Point2f((float) left, (float) top), angle, 1);
      DoubleIndexer at = turn.createIndexer();
      at.put(0, 2, at.get(0, 2) + wide / 2.0 - left);
      at.put(1, 2, at.get(1, 2) + high / 2.0 - top);
      Mat level = new Mat();
      opencv_imgproc.warpAffine(PictureMats.mat(page.crop(around)), level, turn, new Size(wide, high),
          opencv_imgproc.INTER_CUBIC, opencv_core.BORDER_REPLICATE, new Scalar(0));
      return PictureMats.picture(level);
    }
  }
}
