package dev.tally.cli;

import dev.tally.reader.image.Picture;
import dev.tally.reader.image.PictureMats;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** The same photo, had the camera been held a little otherwise: turned about its middle, or further away or nearer. */
enum Variation {
  AS_IS(0, 1), LEFT_3(3, 1), RIGHT_3(-3, 1), LEFT_7(7, 1), RIGHT_7(-7, 1), SMALLER(0, 0.7), LARGER(0, 1.4);

  private final double degrees;
  private final double scale;

  Variation(double degrees, double scale) {
    this.degrees = degrees;
    this.scale = scale;
  }

  /** Of the same size where it is turned: what comes into view is what the photo's border shows, what leaves it is lost. */
  Picture of(Picture photo) {
    if (this == AS_IS) {
      return photo;
    }
    try (PointerScope _ = new PointerScope()) {
      Mat from = PictureMats.mat(photo);
      Mat to = new Mat();
      if (degrees == 0) {
        opencv_imgproc.resize(from, to, new Size(), scale, scale,
            scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC);
      } else {
        Mat turn = opencv_imgproc.getRotationMatrix2D(new Point2f(photo.width() / 2f, photo.height() / 2f),
            degrees, 1);
        opencv_imgproc.warpAffine(from, to, turn, from.size(), opencv_imgproc.INTER_CUBIC,
            opencv_core.BORDER_REPLICATE, new Scalar());
      }
      return PictureMats.picture(to);
    }
  }
}
